from hospes.privacy.models.consent import Consent
from hospes.privacy.models.notice import Notice

__all__ = ["Consent", "Notice"]
