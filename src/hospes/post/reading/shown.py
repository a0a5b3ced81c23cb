"""What is shown of a mail: the new words, without what they quote. The whole stands one click away."""

from hospes.post.enums import Kind
from hospes.post.reading.forwards import forwarded
from hospes.post.reading.mail import ReadMail
from hospes.post.reading.replies import Trimmed, trim, trim_html


def shown(mail: ReadMail, kind: Kind) -> str:
    """Return the words to show of a mail of this kind: of a forwarded one what was forwarded, of a machine's all."""
    forward = forwarded(mail.subject, mail.text) if kind == Kind.FORWARD else None
    if forward is not None:
        return forward.body.strip()
    return taken_apart(mail).visible if kind in {Kind.MESSAGE, Kind.REPLY} else mail.text.strip()


def taken_apart(mail: ReadMail) -> Trimmed:
    """Return what is new in a mail and what was cut off.

    Where nobody wrote a plain text the page is taken apart: it says more about its quotes than the text made of it.
    """
    written = any(kind == "text/plain" and isinstance(part, str) and part.strip() for kind, part in mail.parts)
    return trim(mail.text) if written or not mail.html else trim_html(mail.html)
