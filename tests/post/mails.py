"""Mails as bytes, for tests."""

import base64
from email import message_from_bytes, policy
from email.message import EmailMessage

# A picture of one point.
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def letter(
    sender: str = "Ada Lovelace <ada@example.org>",
    to: str = "grace@harbourlight.example",
    subject: str = "About the job",
    text: str = "Is there a bus?",
    message_id: str = "<one@example.org>",
    **headers: str,
) -> bytes:
    """A mail; ``headers`` are named as in Python: ``in_reply_to="<…>"``."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, to, subject
    if message_id:
        mail["Message-ID"] = message_id
    for name, value in headers.items():
        mail[name.replace("_", "-").title()] = value
    mail.set_content(text)
    return mail.as_bytes()


def passed_on(
    sender: str, note: str = "Please see.", by: str = "Grace Hopper <grace@harbourlight.example>", **more: str
) -> bytes:
    """A colleague's forward of a mail that ``sender`` wrote to him, as most mail programs write one."""
    inside = f"---------- Forwarded message ---------\nFrom: {sender}\nDate: Mon, 23 Nov 2026 at 09:12\n"
    inside += "Subject: About the job\nTo: Grace Hopper <grace@harbourlight.example>\n\nIs there a bus?\n"
    facts = {"to": "jobs@harbourlight.example", "message_id": "<fwd@harbourlight.example>", **more}
    return letter(sender=by, subject="Fwd: About the job", text=f"{note}\n\n{inside}", **facts)


def rich(html: str, *pictures: tuple[str, bytes], **headers: str) -> bytes:
    """A mail with HTML, and pictures that stand in it: (Content-ID, content). ``headers`` as of ``letter``."""
    facts = {"from": "Ada Lovelace <ada@example.org>", "to": "grace@harbourlight.example", "subject": "Rich"}
    message = EmailMessage()
    for name, value in {**facts, "message_id": "<rich@example.org>", **headers}.items():
        message[name.replace("_", "-").title()] = value
    message.set_content("Plain words.")
    message.add_alternative(html, subtype="html")
    page = message.get_payload()[1]
    for cid, data in pictures:
        page.add_related(data, "image", "png", cid=f"<{cid}>")
    return message.as_bytes()


def attached(
    *mails: bytes, note: str = "Please see.", by: str = "Grace Hopper <grace@harbourlight.example>", **more: str
) -> EmailMessage:
    """A colleague's forward with whole mails attached, as Outlook's "forward as attachment" writes one."""
    facts = {"to": "jobs@harbourlight.example", "subject": "FW: About the job", "message_id": "<eml@h>", **more}
    message = message_from_bytes(letter(sender=by, text=note, **facts), policy=policy.default)
    for raw in mails:
        message.add_attachment(message_from_bytes(raw, policy=policy.default))
    return message
