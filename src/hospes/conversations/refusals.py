"""What conversations refuse, in words."""

from django.utils.translation import gettext_lazy as _

from hospes.candidates.refusals import FileRefused
from hospes.foundation.refusals import Refusal


class AlreadyGone(Refusal):
    """Undo works until the letter leaves."""

    sentence = _("This has left already and cannot be taken back.")


class OnItsWay(Refusal):
    """Two decisions about one case at the same time."""

    sentence = _("%(who)s approved a letter at %(when)s. Nothing of yours is lost. Read it first.")


class NotWithoutWords(Refusal):
    """What a colleague says he sent is evidence only with its words (E1)."""

    sentence = _("Please put in what you sent.")


class NothingSaid(Refusal):
    """A message without words."""

    sentence = _("Please write something.")


class TooLong(Refusal):
    """Beyond what a letter should be."""

    sentence = _("Please keep it below %(limit)s characters.")


class CaseIsOver(Refusal):
    """The matter has ended meanwhile."""

    sentence = _("This has ended meanwhile. The letter was not sent.")


class DateHasPassed(Refusal):
    """The promised date lies in the past by now."""

    sentence = _("The date in this letter has passed before it could leave.")


class NotTroubled(Refusal):
    """Only what did not get through is sent again."""

    sentence = _("This letter needs no second attempt.")


class NeverLeft(NotTroubled):
    """A letter that was not sent because it was no longer true is not sent as it was."""

    sentence = _("This letter was not sent because it was no longer true. Please write a new one.")


class DateMissing(Refusal):
    """A letter that has room for a date must promise one (I9)."""

    sentence = _("The letter has room for a date, {date}, and no date was chosen.")


class NoAddress(Refusal):
    """Nothing to send to."""

    sentence = _("There is no mail address. Please call.")


class LeavesInAMoment(Refusal):
    """Nothing else is promised until an approved letter has left: the rest waits that long."""

    sentence = _("A letter to this person leaves in a moment. Please try again when it has left.")


class LeavesTooLate(Refusal):
    """Nobody knows what is true in months."""

    sentence = _("A letter can wait for up to %(days)s days.")


class OwedBefore(Refusal):
    """A date would pass before the letter leaves."""

    sentence = _("%(date)s would pass before this letter leaves. Let it leave earlier.")


class TooManyFiles(Refusal):
    """More files than a letter should carry."""

    sentence = _("A letter may carry up to %(limit)s files.")


class FilesTooLarge(Refusal):
    """Together beyond what mail systems take."""

    sentence = _("Together these files are larger than %(limit)s MB. Many mailboxes would refuse the letter.")


class FileInfected(FileRefused):
    """The scanner knows it."""

    sentence = _("The virus scanner found something in this file.")


class FileNotTaken(Refusal):
    """One of the files cannot go with the letter."""

    sentence = _("“%(name)s”: %(why)s")


class NotAQuestion(Refusal):
    """Only what came in can be answered or put aside."""

    sentence = _("This is not a message from the candidate.")


class AnsweredAlready(Refusal):
    """What was answered stays in the thread in which the answer stands."""

    sentence = _("This message was answered here already, so it stays here.")


class OnlyTheCandidate(Refusal):
    """Nobody contradicts for another."""

    sentence = _("Only the person themselves can say so.")


class NothingToContradict(Refusal):
    """No answer that counts, and no call that anybody signed for."""

    sentence = _("There is nothing to take back here: nobody has said that this was done.")


class TooLateToContradict(Refusal):
    """There is a time to object."""

    sentence = _("The time to say so is over. Please write to us: every message gets an answer.")


class NobodyToAsk(Refusal):
    sentence = _("Nobody answers for this house yet.")
