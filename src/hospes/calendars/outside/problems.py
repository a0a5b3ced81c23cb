"""What may be wrong with a calendar outside, and what its owner does about it."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Problem(TextChoices):
    """Closed, so that every one has its sentence."""

    NONE = "", _("works")
    UNREACHABLE = "unreachable", _("cannot be reached")
    LOGIN_REFUSED = "login_refused", _("refused the password")
    NO_CALENDAR = "no_calendar", _("no calendar there")
    READ_ONLY = "read_only", _("takes no entries")
    TROUBLED = "troubled", _("is in trouble")
    PASSWORD_UNREADABLE = "unreadable", _("password cannot be read")


SENTENCES: dict[Problem, Promise | str] = {
    Problem.NONE: _("Your calendar works: an entry was written and taken away again."),
    Problem.UNREACHABLE: _("The calendar server does not answer. Look at the address; if it is right, we try again."),
    Problem.LOGIN_REFUSED: _(
        "The calendar server refused the name or the password. Most services want a password made for programs there, "
        "not the one you sign in with."
    ),
    Problem.NO_CALENDAR: _(
        "The server answers, and there is no calendar at this address. Enter the full address of the calendar itself."
    ),
    Problem.READ_ONLY: _("The calendar can be read and takes no entries. Choose one that you may write to."),
    Problem.TROUBLED: _("The calendar server answers that something is wrong with it. We go on trying."),
    Problem.PASSWORD_UNREADABLE: _("The stored password cannot be read with this data folder's key. Enter it again."),
}


class Trouble(Exception):
    """The server could not be used; ``stops`` says that nothing else will go through either just now."""

    def __init__(self, problem: Problem, said: str = "", *, stops: bool = True) -> None:
        super().__init__(said or str(problem))
        self.problem, self.stops = problem, stops
