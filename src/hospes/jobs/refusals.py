"""What this room refuses, in plain sentences."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from hospes.foundation.refusals import Refusal


class NotReadyToPublish(Refusal):
    """Something that candidates need is missing. ``problems`` are the sentences to show."""

    sentence = _("This job cannot be published yet.")

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__()
        self.problems = list(problems)


class WouldBreakThePage(NotReadyToPublish):
    """A change would take something from a page that people can read at this moment."""

    sentence = _("People can read this job now, so this cannot be left out. Unpublish it first.")


class JobIsClosed(Refusal):
    """A closed job is not edited or published; it may be reopened or copied."""

    sentence = _("This job is closed. Reopen or copy it.")


class CannotClose(Refusal):
    """Somebody still waits for a word about this job. ``reasons`` are the sentences to show."""

    sentence = _("This job cannot be closed yet.")

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__()
        self.reasons = list(reasons)


class StageInUse(Refusal):
    """An application stands in this stage, or passed through it."""

    sentence = _("“%(name)s” is in use: applications stand in it or went through it.")


class StageWithoutName(Refusal):
    """Candidates read the name of every stage."""

    sentence = _("Each stage needs a name in at least one language.")


class StageKindUnknown(Refusal):
    """There is no such kind of stage or promise."""

    sentence = _("“%(name)s” has a kind or a promise that does not exist.")


class PromiseWithoutDays(Refusal):
    """A promise without a number of days is no promise."""

    sentence = _("“%(name)s” needs a number of working days from %(low)d to %(high)d.")


class LengthUnclear(Refusal):
    """A stage takes minutes, not weeks."""

    sentence = _("“%(name)s” may take between 1 and %(most)d minutes.")


class NotOfThisJob(Refusal):
    """What was named belongs to another job, or to none."""

    sentence = _("That does not belong to this job.")


class CriterionWithoutWords(Refusal):
    """Candidates read the criteria."""

    sentence = _("Each criterion needs its words in at least one language.")


class PlaceWithoutName(Refusal):
    """Candidates read where they would work."""

    sentence = _("A place needs a name in at least one language.")


class PlaceInUse(Refusal):
    """A job is at this place."""

    sentence = _("“%(name)s” is in use: jobs are at this place.")


class TitleMissing(Refusal):
    """A text without a title cannot be listed."""

    sentence = _("The text needs a title.")


class UnknownLanguage(Refusal):
    """This installation does not speak that language."""

    sentence = _("This installation has no language “%(language)s”.")


class LastText(Refusal):
    """A job keeps a text in at least one language."""

    sentence = _("This is the only text of this job. Write another one first.")


class PayUnclear(Refusal):
    """Pay in amounts needs both ends, the right way round, and a currency."""

    sentence = _("Please give both ends of the pay, the lower one first, and the currency.")


class PayMonthsUnclear(Refusal):
    """Monthly pay is paid 12 to 24 times a year."""

    sentence = _("Pay by the month is paid between 12 and 24 times a year.")


class TariffMissing(Refusal):
    """A named tariff has a name."""

    sentence = _("Please name the tariff and its group.")


class DeputyIsContact(Refusal):
    """Nobody covers for himself."""

    sentence = _("The deputy must be somebody else than the contact.")


class CannotBeContact(Refusal):
    """A contact must be reachable under his own address."""

    sentence = _("%(name)s has no working address of their own here, so cannot be the contact.")


class RoundWithoutRoom(Refusal):
    """A round closes within 40 days, and not in the past (P13)."""

    sentence = _("The closing date must lie between today and %(latest)s.")


class ClosingDateWithoutRound(Refusal):
    """A job that is read as applications arrive has no closing date."""

    sentence = _("Only a round has a closing date.")


class UnknownValue(Refusal):
    """A value that is not on its list."""

    sentence = _("“%(value)s” is not one of the possible values.")


class OpeningEnded(Refusal):
    """A seat is filled or cancelled once."""

    sentence = _("Opening %(number)d is filled or cancelled already.")
