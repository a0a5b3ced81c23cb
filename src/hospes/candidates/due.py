"""Due work of the room: reading documents."""

from datetime import timedelta

from hospes.candidates.models import Document
from hospes.foundation.claiming import DueWork

READ_DOCUMENTS = DueWork(
    name="candidates.read_documents",
    model=Document,
    due=Document.objects.to_read,
    act=Document.read,
    lease=timedelta(seconds=60),
)
