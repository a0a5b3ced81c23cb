"""A mail as whoever wrote it sees it: its HTML through the one sanitiser, with the pictures that came with it."""

from collections.abc import Callable
from html import escape

from hospes.post.reading.cleaning import Cleaned, cleaned
from hospes.post.reading.mail import ReadMail

# Pictures that every browser draws and that hold no words, links or scripts: SVG is none of them.
_SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}


def as_written(mail: ReadMail, *, picture_url: Callable[[int], str]) -> Cleaned:
    """Return what may stand in a page. ``picture_url`` gives the address of ``picture(mail, number)``.

    A mail without HTML is its plain text, line by line. What would be fetched from elsewhere is left out.
    """
    if not mail.html:
        return Cleaned(f"<pre>{escape(mail.text.strip())}</pre>")
    numbers: dict[str, int] = {}
    for number, each in enumerate(mail.attachments):
        if each.content_id and picture_type(each.data):
            numbers.setdefault(each.content_id, number)

    def cid_url(content_id: str) -> str | None:
        return picture_url(numbers[content_id]) if content_id in numbers else None

    return cleaned(mail.html, cid_url=cid_url)


def picture(mail: ReadMail, number: int) -> tuple[bytes, str] | None:
    """Return a picture that came inside a mail, and its media type; None where there is no picture of this number."""
    for each in mail.attachments[number : number + 1]:
        media_type = picture_type(each.data)
        if each.content_id and media_type:
            return each.data, media_type
    return None


def picture_type(data: bytes) -> str:
    """Return the media type of a picture by its content, whatever the mail called it; '' for anything else."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for signature, kind in _SIGNATURES.items() if data.startswith(signature)), "")
