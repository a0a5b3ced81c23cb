"""Handing a file out: the headers that keep a browser from running it."""

from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import quote

from django.db import models

from hospes.candidates import sniffing
from hospes.candidates.enums import DocumentState
from hospes.foundation import files

if TYPE_CHECKING:
    from hospes.candidates.models.document import Document

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}
# Nothing in a shown file may load, run or send anything; a PDF's viewer draws only itself.
_SHOWN = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'"
_SAVED = "default-src 'none'; sandbox"


class Downloadable(models.Model):
    """Faces pass these facts on as they are, after their own permission check."""

    class Meta:
        abstract = True

    @property
    def can_be_shown(self: "Document") -> bool:
        """Whether a browser may show the file in the page: a picture, or a PDF found free of scripts."""
        if self.media_type == sniffing.PDF:
            return self.state != DocumentState.UNREAD and not self.active
        return self.media_type in sniffing.SHOWABLE

    def open(self: "Document") -> BinaryIO:
        """Open the file for reading. Raises FileNotFoundError if the storage lost it."""
        return files.open_file(self.key)

    def download_headers(self: "Document") -> dict[str, str]:
        """Headers for saving the file; no browser opens it on our site."""
        return self._headers("attachment", _SAVED)

    def preview_headers(self: "Document") -> dict[str, str]:
        """Headers for showing the file beside the thread; what cannot be shown safely is saved."""
        return self._headers("inline", _SHOWN) if self.can_be_shown else self.download_headers()

    def _headers(self: "Document", disposition: str, policy: str) -> dict[str, str]:
        plain = "".join(c if c.isascii() and (c.isalnum() or c in "._- ") else "_" for c in self.filename)
        named = f"{disposition}; filename=\"{plain}\"; filename*=UTF-8''{quote(self.filename, safe='')}"
        content_type = f"{self.media_type}; charset=utf-8" if self.media_type == sniffing.TEXT else self.media_type
        return {
            "Content-Type": content_type,
            "Content-Disposition": named,
            "Content-Security-Policy": policy,
            **_ALWAYS,
        }
