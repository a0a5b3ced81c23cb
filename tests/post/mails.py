"""Mails as bytes, for tests."""

from email.message import EmailMessage


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
