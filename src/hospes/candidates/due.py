"""Due work of the room: reading documents."""

from datetime import timedelta

from hospes.candidates.models import Document
from hospes.foundation.claiming import DueWork

READ_DOCUMENTS = DueWork(
    name="candidates.read_documents",
    model=Document,
    due=lambda now: Document.objects.to_read(now),
    act=lambda document, worker: document.read(worker),
    lease=timedelta(seconds=60),
)
