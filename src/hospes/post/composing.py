"""An envelope as the bytes that go over the wire (RFC 5322, MIME).

Everything is ASCII by the time it leaves (encoded words, base64 or quoted-printable), so no
server needs 8BITMIME and no line is too long. Names and subjects are one line whatever was put
into them; what a caller may add to the header is a closed list.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email import policy
from email.header import Header
from email.message import Message
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime, getaddresses, quote

from hospes.foundation import text, tokens
from hospes.post import addresses
from hospes.post.enclosing import Enclosed, beside
from hospes.post.refusals import BadHeader
from hospes.post.transports.line import Parcel

# Threading, the mark of letters no person pressed a button for (RFC 3834), and where answers go; whatever
# stands in Reply-To must be read by somebody, as a sender must. Cc names who else got it, To whom a copy was
# written to. List-* is not here: we have no lists.
ALLOWED_HEADERS = frozenset({"In-Reply-To", "References", "Auto-Submitted", "Reply-To", "Cc", "To"})
LONGEST_NAME = 200
LONGEST_SUBJECT = 400
_LINE = 76
_LONGEST_WORD = 60
# Folding is done here, where words may be split; a Message-ID never is.
_WIRE = policy.compat32.clone(linesep="\r\n", max_line_length=None)


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What is written in and on an envelope."""

    from_name: str
    from_address: str
    to_name: str
    to_address: str
    subject: str
    text: str
    message_id: str
    html: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    files: Sequence[Enclosed] = ()


def new_message_id(from_address: str) -> str:
    """Return a Message-ID in the sender's domain. Made once, when the envelope is queued."""
    return f"<{tokens.random_token()}@{addresses.domain_of(from_address)}>"


def one_line(value: str, limit: int) -> str:
    """Return ``value`` as one line of at most ``limit`` characters; a longer one is cut visibly.

    Cut, not refused: a letter must not fail because somebody has a name of 2,000 characters.
    """
    return text.shorten(text.clean_line(value, 3 * len(value)), limit)


def clean_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the headers a caller adds. Raises BadHeader for other names and for line breaks, NoReplySender."""
    for name, value in headers.items():
        if name not in ALLOWED_HEADERS or not value.isascii() or not value.isprintable():
            raise BadHeader(name=repr(name))
        if name in {"Cc", "To"}:
            for _name, address in getaddresses([value]):
                addresses.check(address)
        if name == "Reply-To":
            for _name, address in getaddresses([value]):
                addresses.check_sender(address)
    return dict(headers)


def parcel(letter: Letter, now: datetime, *, return_path: str = "") -> Parcel:
    """Return the letter as it is handed to the mail server.

    ``now`` becomes the Date: the moment of the attempt, in UTC. ``return_path`` is where returned mail goes,
    the writer's own address if ''. Raises BadAddress, BadHeader.
    """
    return Parcel(
        sender=addresses.on_the_wire(return_path or letter.from_address),
        recipient=addresses.on_the_wire(letter.to_address),
        data=_wire(letter, now),
    )


def _wire(letter: Letter, now: datetime) -> bytes:
    mail = beside(_body(letter), letter.files, _WIRE)
    mail["From"] = _mailbox(letter.from_name, letter.from_address)
    if "To" not in letter.headers:
        mail["To"] = _mailbox(letter.to_name, letter.to_address)
    mail["Subject"] = _words(one_line(letter.subject, LONGEST_SUBJECT), "Subject")
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = letter.message_id
    for name, value in clean_headers(letter.headers).items():
        mail[name] = "\n ".join(value.split())
    return mail.as_bytes(policy=_WIRE)


def _body(letter: Letter) -> Message:
    plain = MIMEText(_lines(letter.text), "plain", "utf-8", policy=_WIRE)
    if not letter.html:
        return plain
    both = MIMEMultipart("alternative", policy=_WIRE)
    both.attach(plain)
    both.attach(MIMEText(_lines(letter.html), "html", "utf-8", policy=_WIRE))
    return both


def _lines(body: str) -> str:
    return "\r\n".join(body.splitlines()) + "\r\n"


def _words(value: str, header: str) -> str:
    """Encode a line as RFC 2047 wants it; plain ASCII stays readable."""
    charset = "us-ascii" if _is_plain(value) else "utf-8"
    return Header(value, charset, maxlinelen=_LINE, header_name=header).encode()


def _is_plain(value: str) -> bool:
    """Whether it may stand there as it is.

    What only looks encoded must be encoded itself; a very long word cannot be folded.
    """
    short = all(len(word) <= _LONGEST_WORD for word in value.split())
    return short and value.isascii() and "=?" not in value


def _mailbox(name: str, address: str) -> str:
    line = one_line(name, LONGEST_NAME)
    wire_address = f"<{addresses.on_the_wire(address)}>"
    if not line:
        return wire_address
    if _is_plain(line) and len(line) <= _LONGEST_WORD:
        return f'"{quote(line)}"\n {wire_address}'
    return f"{_words(line, 'From')}\n {wire_address}"
