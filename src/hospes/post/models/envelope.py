"""The envelope: one letter to one address, a row before it is anything else."""

from django.db import models
from django.db.models import Q

from hospes.post.enums import DUE, State
from hospes.post.models.handing_over import HandsOver
from hospes.post.models.mail_server import MailServer
from hospes.post.models.queueing import EnvelopeQuerySet, Queues
from hospes.post.models.written import Written

# Spelled out for the database; ``addresses.check_sender`` refuses many more, in words.
NO_REPLY_BEGINNINGS = (
    "noreply",
    "no-reply",
    "no_reply",
    "no.reply",
    "donotreply",
    "do-not-reply",
    "do_not_reply",
    "do.not.reply",
    "不回复",
)


def _from_nobody() -> Q:
    condition = Q()
    for beginning in NO_REPLY_BEGINNINGS:
        condition |= Q(from_address__istartswith=beginning)
    return condition


class Envelope(Queues, HandsOver, Written):
    """A letter on its way. ``key`` is the caller's name for it, ``message:88``."""

    key = models.CharField(max_length=120, unique=True)
    # By which server it leaves; chosen anew when servers change, and kept as what was used.
    server = models.ForeignKey(MailServer, models.SET_NULL, null=True, related_name="envelopes")

    objects = EnvelopeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["not_before"], name="envelope_due", condition=Q(state__in=DUE)),
            models.Index(fields=["to_address"], name="envelope_to"),
            models.Index(fields=["server", "handing_over_at"], name="envelope_left_by"),
            models.Index(fields=["known_as"], name="envelope_known_as", condition=~Q(known_as="")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["message_id", "to_address"], name="envelope_once_to_an_address"),
            models.CheckConstraint(name="envelope_state_is_known", condition=Q(state__in=State.values)),
            models.CheckConstraint(
                name="envelope_accepted_at_a_time",
                condition=~Q(state=State.ACCEPTED) | Q(accepted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="envelope_refused_at_a_time",
                condition=Q(state=State.REFUSED, refused_at__isnull=False)
                | ~Q(state=State.REFUSED) & Q(refused_at__isnull=True),
            ),
            models.CheckConstraint(
                name="envelope_handing_over_since",
                condition=~Q(state__in=[State.HANDING_OVER, State.UNCERTAIN]) | Q(handing_over_at__isnull=False),
            ),
            models.CheckConstraint(name="envelope_comes_from_somebody", condition=~_from_nobody()),
        ]

    def __str__(self) -> str:
        return self.key
