"""What is in an envelope and on it."""

from datetime import datetime
from typing import TYPE_CHECKING, cast

from django.db import models

from hospes.post import addresses, composing, return_path
from hospes.post.transports.line import Parcel

if TYPE_CHECKING:
    from hospes.post.models.envelope import Envelope


class Written(models.Model):
    """A letter and its addresses: copies, for post does not know whose they are."""

    from_name = models.CharField(max_length=composing.LONGEST_NAME, blank=True)
    from_address = models.CharField(max_length=addresses.LONGEST)
    to_name = models.CharField(max_length=composing.LONGEST_NAME, blank=True)
    to_address = models.CharField(max_length=addresses.LONGEST)
    subject = models.CharField(max_length=composing.LONGEST_SUBJECT)
    text = models.TextField()
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict)
    message_id = models.CharField(max_length=320)

    class Meta:
        abstract = True

    def parcel(self, now: datetime) -> Parcel:
        """Return the letter as it goes over the wire, dated ``now``. Raises FileNotFoundError (a file is gone)."""
        letter = composing.Letter(
            from_name=self.from_name,
            from_address=self.from_address,
            to_name=self.to_name,
            to_address=self.to_address,
            subject=self.subject,
            text=self.text,
            html=self.html,
            headers=self.headers,
            message_id=self.message_id,
            files=[each.enclosed() for each in cast("Envelope", self).files.all()],
        )
        return composing.parcel(letter, now, return_path=return_path.address_of(self.pk, self.message_id))
