from hospes.team.models.absence import Absence
from hospes.team.models.access_token import AccessToken
from hospes.team.models.company import Company
from hospes.team.models.duty import Duty
from hospes.team.models.member import Member
from hospes.team.models.sign_in_attempt import SignInAttempt

__all__ = ["Absence", "AccessToken", "Company", "Duty", "Member", "SignInAttempt"]
