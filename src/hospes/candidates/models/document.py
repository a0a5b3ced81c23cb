"""A file of a candidate: résumé, letter, answer."""

from django.db import models

from hospes.candidates.enums import DocumentKind, DocumentState, Unreadable
from hospes.candidates.models.acceptable import AcceptableQuerySet
from hospes.candidates.models.downloadable import Downloadable
from hospes.candidates.models.readable import Readable, ReadableQuerySet
from hospes.foundation.claiming import Claimable
from hospes.foundation.public_ids import PublicIdField


class DocumentQuerySet(AcceptableQuerySet, ReadableQuerySet):  # type: ignore[override]
    """Documents, asked for in sentences."""


class Document(Downloadable, Readable, Claimable):
    """The file lies under ``key`` outside any web root; ``filename`` is only ever shown, never opened.

    ``about`` says where it came from (``job:12``), ``active`` that it holds scripts or actions and
    is therefore only offered as a download.
    """

    public_id = PublicIdField()
    candidate = models.ForeignKey("candidates.Candidate", models.CASCADE, related_name="documents")
    about = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=10, choices=DocumentKind, default=DocumentKind.RESUME)
    filename = models.CharField(max_length=120)
    key = models.CharField(max_length=100, unique=True)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=100)
    state = models.CharField(max_length=10, choices=DocumentState, default=DocumentState.UNREAD)
    text = models.TextField(blank=True)
    reason = models.CharField(max_length=10, choices=Unreadable, blank=True)
    active = models.BooleanField(default=False)
    uploaded_at = models.DateTimeField()

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        indexes = [
            models.Index(
                name="document_to_read",
                fields=["lease_until", "id"],
                condition=models.Q(state="unread"),
            )
        ]
        constraints = [
            models.CheckConstraint(name="document_is_not_empty", condition=models.Q(size__gt=0)),
            models.CheckConstraint(
                name="document_unreadable_has_a_reason",
                condition=models.Q(state="unreadable", reason__in=Unreadable.values)
                | ~models.Q(state="unreadable") & models.Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.filename
