"""Files of a form that came back with errors: browsers forget them, so we keep them for two hours.

What becomes of a kept file nobody sends is the business of ``files.sweep``: no row names it.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from hospes.careers import sealed
from hospes.foundation import files

HOLD = timedelta(hours=2)
PURPOSE = "careers.upload"


@dataclass(frozen=True)
class Kept:
    """A file that need not be chosen again. ``sealed`` stands in a hidden field."""

    key: str
    name: str

    @property
    def sealed(self) -> str:
        return sealed.pack(PURPOSE, key=self.key, name=self.name)

    def upload(self) -> SimpleUploadedFile:
        """The file as if it had been sent once more."""
        with files.open_file(self.key) as stream:
            return SimpleUploadedFile(self.name, stream.read())


def keep(upload: UploadedFile) -> Kept:
    """Put a file aside, on disk."""
    upload.seek(0)
    return Kept(files.store(upload), upload.name or "")


def recall(raw: str) -> Kept | None:
    """Return what a hidden field names, if it is ours and still there."""
    facts = sealed.unpack(PURPOSE, raw, within=HOLD)
    if facts is None or not files.path_of(facts["key"]).is_file():
        return None
    return Kept(facts["key"], facts["name"])
