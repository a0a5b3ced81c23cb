"""A whole mail taken apart: its plain text where it has one, else its page."""

from hospes.post.reading.mail import ReadMail
from hospes.post.reading.replies.pages import trim_html
from hospes.post.reading.replies.trimming import Trimmed, trim


def trim_mail(mail: ReadMail) -> Trimmed:
    """Take a mail apart. A page says more about its quotes than the text that is made of it. Never raises."""
    written = any(kind == "text/plain" and isinstance(part, str) and part.strip() for kind, part in mail.parts)
    return trim(mail.text) if written or not mail.html else trim_html(mail.html)
