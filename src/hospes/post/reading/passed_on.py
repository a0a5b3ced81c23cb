"""The mail that a colleague passes on: written into his own one, or attached to it whole (``message/rfc822``)."""

from hospes.post.reading.forward_words import REPLY_SUBJECT
from hospes.post.reading.forwards import Forward, forwarded
from hospes.post.reading.mail import ReadMail, read
from hospes.post.reading.structure import MESSAGE


def passed_on(mail: ReadMail) -> Forward | None:
    """Return the mail within a mail, None if there is none. Never raises.

    Where a mail is attached its own files are the files, beside what else the forwarder attached. Of several
    attached mails none is chosen.
    """
    return forwarded(mail.subject, mail.text) or _attached(mail)


def _attached(mail: ReadMail) -> Forward | None:
    if REPLY_SUBJECT.match(mail.subject.strip()):
        return None
    attached = [each for each in mail.attachments if each.content_type == MESSAGE]
    inside = read(attached[0].data) if len(attached) == 1 else None
    if inside is None or not inside.ok or not inside.sender.address:
        return None
    return Forward(
        sender=inside.sender,
        to=inside.to,
        cc=inside.cc,
        subject=inside.subject,
        date_text=inside.header("Date"),
        body=inside.text.strip(),
        note=mail.text.strip(),
        files=(*inside.attachments, *(each for each in mail.attachments if each is not attached[0])),
    )
