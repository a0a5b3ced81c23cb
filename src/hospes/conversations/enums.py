"""Closed vocabularies of conversations."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Direction(TextChoices):
    """Who speaks."""

    OUT = "out", _("from us")
    IN = "in", _("from the candidate")


class Channel(TextChoices):
    """How it is said."""

    MAIL = "mail", _("mail")
    PAGE = "page", _("candidate's page")
    PHONE = "phone", _("call")
    SMS = "sms", _("text message")
    LINKEDIN = "linkedin", _("LinkedIn")
    WECHAT = "wechat", _("WeChat")
    WECOM = "wecom", _("WeCom")
    MEETING = "meeting", _("meeting")
    POST_LETTER = "post_letter", _("letter by post")


class State(TextChoices):
    """The mail path of DESIGN section 5, seen from the conversation."""

    APPROVED = "approved", _("Leaves in a moment")
    RELEASED = "released", _("On its way")
    ACCEPTED = "accepted", _("Accepted")
    PROVED = "proved", _("Arrived")
    REFUSED = "refused", _("Refused")
    BOUNCED = "bounced", _("Came back")
    UNCERTAIN = "uncertain", _("Uncertain")
    DROPPED = "dropped", _("Not sent")
    RECEIVED = "received", _("Received")


# Under this name a letter remembers which messages it answers besides the one it replies to.
ALSO = "also"
# What the candidate may read on his page: everything that has been released.
ON_THE_PAGE = frozenset({State.RELEASED, State.ACCEPTED, State.PROVED, State.REFUSED, State.BOUNCED, State.UNCERTAIN})
# What left and has not come back.
GOT_THROUGH = frozenset({State.RELEASED, State.ACCEPTED, State.PROVED, State.UNCERTAIN})
CAME_BACK = frozenset({State.REFUSED, State.BOUNCED})
# What needs a person because it did not get through.
TROUBLED = frozenset({State.REFUSED, State.BOUNCED, State.UNCERTAIN, State.DROPPED})


class CallOutcome(TextChoices):
    """What became of a call."""

    SPOKE = "spoke", _("We spoke")
    LEFT_MESSAGE = "left_message", _("Left a message")
    NO_ANSWER = "no_answer", _("No answer")
    SENT = "sent", _("Sent")
    WRONG_PERSON = "wrong_person", _("Wrong person")
    ASKED_TO_STOP = "asked_to_stop", _("Asked to stop")


# What can be noted about a call that was not planned.
OF_A_CALL = (CallOutcome.SPOKE, CallOutcome.LEFT_MESSAGE, CallOutcome.NO_ANSWER)
