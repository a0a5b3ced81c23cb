from hospes.foundation.models.beat import Beat
from hospes.foundation.models.house_setting import HouseSetting
from hospes.foundation.models.job import Job

__all__ = ["Beat", "HouseSetting", "Job"]
