"""What this room refuses, each in one plain sentence."""

from django.utils.translation import gettext_lazy as _

from hospes.foundation.refusals import Refusal


class HourUnclear(Refusal):
    """An hour of the day is a whole number from 0 to 23."""

    sentence = _("Please choose an hour from 0 to 23.")


class UnknownSwitch(Refusal):
    """There is no such kind of notice."""

    sentence = _("There is no such notice.")


class RobotGone(Refusal):
    """The group chat was disconnected meanwhile."""

    sentence = _("This group chat is not connected any more.")


class UnknownRobot(Refusal):
    """No such kind of group robot."""

    sentence = _("Please choose one of the kinds of group chats.")


class NotItsAddress(Refusal):
    """The address does not belong to the service; a house asks nobody else in its name."""

    sentence = _("This is not an address of %(title)s. Copy it from the group's settings; it begins with %(begins)s.")


class NameMissing(Refusal):
    """A group chat is chosen by its name."""

    sentence = _("Please give the group chat a name.")


class NothingToRemember(Refusal):
    """A reminder without words."""

    sentence = _("Please write what you want to remember.")


class ReminderPassed(Refusal):
    """A reminder is for a day to come."""

    sentence = _("Please choose today or a later day.")
