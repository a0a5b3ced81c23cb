"""Where an envelope stands: the columns that only the verbs write, and the lock."""

from django.db import models

from hospes.foundation.claiming import Claimable
from hospes.post.enums import State


class Standing(Claimable):
    """State of an envelope, with the instants (UTC) at which it came there.

    ``response`` is the server's last word, or ours when nothing was heard. ``accepted_at`` is
    written as soon as the server said yes, a moment before the state.
    """

    state = models.CharField(max_length=12, choices=State, default=State.QUEUED)
    queued_at = models.DateTimeField()
    not_before = models.DateTimeField()
    tried_since = models.DateTimeField(null=True)
    # When it was told that the letter still waits.
    waiting_told_at = models.DateTimeField(null=True)
    handing_over_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    bounced_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=80, blank=True)
    response = models.TextField(blank=True)
    # What a provider calls the letter in its reports, where it has a name of its own for it.
    known_as = models.CharField(max_length=200, blank=True)
    hard = models.BooleanField(default=False)

    class Meta:
        abstract = True

    def lock(self) -> None:
        """Lock the row and read it anew. Within a transaction."""
        self.refresh_from_db(from_queryset=type(self)._meta.base_manager.select_for_update())
