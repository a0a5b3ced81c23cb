"""Closed vocabularies of the ledger (spec 8.2, 8.3)."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What is promised. Rooms of later orders add theirs here and in ``kinds``."""

    ACK = "ACK", _("We have it")
    REVIEW = "REVIEW", _("A person has looked and tells you")
    SCHEDULE = "SCHEDULE", _("You get times to choose from")
    INTERVIEW = "INTERVIEW", _("The talk takes place")
    OUTCOME = "OUTCOME", _("You hear how the talk went")
    DECISION = "DECISION", _("The hiring decision falls")
    CALLBACK = "CALLBACK", _("We ring you")
    UPDATE = "UPDATE", _("Next word")
    REPLY = "REPLY", _("Your question is answered")
    DATA_REQUEST = "DATA_REQUEST", _("What you asked about your data is done")
    REACH = "REACH", _("We are trying to reach you")
    SAFE_CLOSE = "SAFE_CLOSE", _("Your data is deleted")


# The chain that answers "when do I hear next?"; questions, requests and agreed calls run beside it.
MAIN_CHAIN = frozenset(
    {Kind.REVIEW, Kind.SCHEDULE, Kind.INTERVIEW, Kind.OUTCOME, Kind.DECISION, Kind.UPDATE, Kind.REACH}
)
# What a matter waits for where nothing of the main chain is promised.
BESIDE = frozenset({Kind.REPLY, Kind.DATA_REQUEST})

# Whether it was kept only a person who was there can say; until this long after the due nobody calls it missed.
WITNESSED = frozenset({Kind.INTERVIEW})
TIME_TO_SAY = timedelta(days=1)
# What stands in its owner's calendar. A receipt goes out by itself within minutes, who cannot be reached is tried
# every day, a deletion is the machine's, and a talk's own hours are written by the room of talks.
IN_CALENDAR = frozenset(set(Kind) - {Kind.ACK, Kind.REACH, Kind.SAFE_CLOSE, Kind.INTERVIEW})


class State(TextChoices):
    """Where a promise stands. ``proposed`` exists only before release and is never shown."""

    PROPOSED = "proposed", _("Proposed")
    MADE = "made", _("Promised")
    RENEGOTIATED = "renegotiated", _("Moved")
    KEPT = "kept", _("Kept")
    BROKEN = "broken", _("Missed")
    REPAIRED = "repaired", _("Kept late")
    VOID = "void", _("No longer needed")


OPEN = frozenset({State.MADE, State.BROKEN})
SETTLED = frozenset({State.KEPT, State.REPAIRED})


class What(TextChoices):
    """What happened to a promise (spec 8.1, 8.3)."""

    MADE = "made", _("promised")
    TOLD = "told", _("told")
    RENEGOTIATED = "renegotiated", _("moved")
    KEPT = "kept", _("kept")
    BROKEN = "broken", _("missed")
    REPAIRED = "repaired", _("kept late")
    VOIDED = "voided", _("no longer needed")
    REVOKED = "revoked", _("taken back")
    PROVED = "proved", _("proved")
    OWNER_CHANGED = "owner_changed", _("given to a colleague")


class Step(TextChoices):
    """The steps of the ladder (spec 8.5); that the date is missed is the promise's own state."""

    DAY_BEFORE = "day_before", _("One working day left")
    HOURS_BEFORE = "hours_before", _("Two hours left")
    LEAD = "lead", _("Missed for one working day")
    DEPUTY = "deputy", _("Missed for two working days")
    HEAD = "head", _("Missed for five working days")


class Reason(TextChoices):
    """Why a date was moved. ``slow`` exists so that nobody has to lie (spec 8.3)."""

    SLOW = "slow", _("we were slow")
    MORE_CANDIDATES = "more_candidates", _("more candidates to meet")
    DECIDER_ABSENT = "decider_absent", _("the person who decides is away")
    INTERVIEWER_AWAY = "interviewer_away", _("the interviewer is unexpectedly away")
    ROLE_CHANGED = "role_changed", _("the job has changed")
    BUDGET = "budget", _("the budget is being checked again")
    CANDIDATE_ASKED = "candidate_asked", _("you asked for it")
