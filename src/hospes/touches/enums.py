"""Closed vocabularies of touches (spec/segments-and-channels.md 6)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hospes.cases.enums import Evidence


class Channel(TextChoices):
    """By which way; the values are those of the conversation's channels."""

    PHONE = "phone", _("Call")
    SMS = "sms", _("Text message from your own phone")
    LINKEDIN = "linkedin", _("LinkedIn")
    WECHAT = "wechat", _("WeChat")
    WECOM = "wecom", _("WeCom")
    MEETING = "meeting", _("Meeting")
    POST_LETTER = "post_letter", _("Letter by post")


# What rings or buzzes: not at noon in China, not at night (practice P29).
RINGS = frozenset({Channel.PHONE, Channel.SMS})


class Outcome(TextChoices):
    """What became of it, as the person says who did it."""

    SPOKE = "spoke", _("We spoke")
    LEFT_MESSAGE = "left_message", _("Left a message")
    SENT = "sent", _("Sent")
    NO_ANSWER = "no_answer", _("No answer")
    WRONG_PERSON = "wrong_person", _("Wrong person")
    ASKED_TO_STOP = "asked_to_stop", _("Asked to stop")


_TALKED = (Outcome.SPOKE, Outcome.NO_ANSWER)
_WROTE = (Outcome.SENT, Outcome.SPOKE, Outcome.NO_ANSWER)
_ALWAYS = (Outcome.WRONG_PERSON, Outcome.ASKED_TO_STOP)
# What can become of a touch, in the order in which it is offered.
OUTCOMES: dict[Channel, tuple[Outcome, ...]] = {
    Channel.PHONE: (Outcome.SPOKE, Outcome.LEFT_MESSAGE, Outcome.NO_ANSWER, *_ALWAYS),
    Channel.MEETING: (*_TALKED, *_ALWAYS),
    Channel.SMS: (*_WROTE, *_ALWAYS),
    Channel.LINKEDIN: (*_WROTE, *_ALWAYS),
    Channel.WECHAT: (*_WROTE, *_ALWAYS),
    Channel.WECOM: (*_WROTE, *_ALWAYS),
    Channel.POST_LETTER: (Outcome.SENT, *_ALWAYS),
}
# A named person declares it (E1); everything else shows nothing.
EVIDENCE = {Outcome.SPOKE: Evidence.E1, Outcome.SENT: Evidence.E1}


class NotNow(TextChoices):
    """Why nobody should be rung at this hour."""

    NOON = "noon", _("It is the noon rest there (12:00–14:00).")
    QUIET = "quiet", _("It is too early or too late there.")
