"""A mail that came in, kept whole before anything is decided about it."""

from django.db import models
from django.db.models import Q

from hospes.foundation.public_ids import PublicIdField
from hospes.post.enums import Kind, Standing, Way
from hospes.post.models.mailbox import Mailbox
from hospes.post.models.placing import Places
from hospes.post.models.taking import ArrivalQuerySet


class Arrival(Places):
    """One mail, once, by whatever ways it came.

    ``file`` is the mail as it was, in ``foundation.files``. ``message_id`` and ``body_hash`` together are
    what makes a mail the same; ``twin`` is another mail that bears the same Message-ID. ``sorted_as``
    and ``guess`` are keys of things above this room.
    """

    public_id = PublicIdField()
    way = models.CharField(max_length=8, choices=Way)
    mailbox = models.ForeignKey(Mailbox, models.SET_NULL, related_name="arrivals", null=True)
    message_id = models.CharField(max_length=1000)
    body_hash = models.CharField(max_length=64)
    twin = models.ForeignKey("self", models.PROTECT, related_name="twins", null=True)
    envelope_from = models.CharField(max_length=400, blank=True)
    envelope_to = models.JSONField(default=list, blank=True)
    subject = models.CharField(max_length=400, blank=True)
    from_name = models.CharField(max_length=200, blank=True)
    from_address = models.CharField(max_length=400, blank=True)
    file = models.CharField(max_length=40, unique=True)
    size = models.PositiveIntegerField()
    received_at = models.DateTimeField()

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="arrival_once", fields=["message_id", "body_hash"]),
            models.CheckConstraint(name="arrival_way_is_known", condition=Q(way__in=Way.values)),
            models.CheckConstraint(name="arrival_kind_is_known", condition=Q(kind__in=["", *Kind.values])),
            models.CheckConstraint(name="arrival_standing_is_known", condition=Q(standing__in=Standing.values)),
            models.CheckConstraint(
                name="arrival_put_aside_by_somebody",
                condition=~Q(standing=Standing.SET_ASIDE) | ~Q(settled_by="") & ~Q(why=""),
            ),
        ]
        indexes = [
            models.Index(name="arrival_to_sort", fields=["received_at"], condition=Q(standing="received")),
            models.Index(name="arrival_unsorted", fields=["received_at"], condition=Q(standing="unsorted")),
            models.Index(name="arrival_sorted_as", fields=["sorted_as"]),
        ]

    def __str__(self) -> str:
        return self.subject or self.message_id

    @property
    def key(self) -> str:
        """How other rooms name this mail: ``arrival:12``."""
        return f"arrival:{self.pk}"
