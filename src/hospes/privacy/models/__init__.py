from hospes.privacy.models.consent import Consent
from hospes.privacy.models.erasure import Erasure
from hospes.privacy.models.notice import Notice

__all__ = ["Consent", "Erasure", "Notice"]
