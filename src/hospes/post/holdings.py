"""What the post room holds about people."""

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from hospes.foundation.holdings import ERASED, Erasing, Holding, register
from hospes.post.enums import Standing
from hospes.post.models import Arrival, Envelope, EnvelopeFile, Mailbox, MailServer, TextMessage, WayBack

# The address differs from row to row: a letter and its copies are told apart by it.
_LETTER = Erasing(
    empties={
        **dict.fromkeys(["from_name", "to_name", "subject", "text", "html", "response"], ""),
        "headers": {},
        "to_address": Concat(Value(f"{ERASED}-"), Cast("pk", CharField())),
    }
)
_MAIL = Erasing(
    files="file",
    each=Arrival.forget,
    empties={
        **dict.fromkeys(["envelope_from", "subject", "from_name", "from_address", "guess", "body_hash"], ""),
        "envelope_to": [],
        "size": 0,
        "standing": Standing.IGNORED,
        "why": ERASED,
    },
)
_TEXT = Erasing(empties={**dict.fromkeys(["number", "text", "response"], ""), "variables": {}})

HOLDINGS = (
    Holding(
        model=Envelope,
        holds="Name, address and full text of a letter to one person, and the server's answers",
        about="candidate",
        keeps="as long as the message it carries; it is the evidence that the letter left",
        erases="by the room that queued it, through its key: names, address, text and headers",
        erasing=_LETTER,
    ),
    Holding(
        model=EnvelopeFile,
        holds="Names of the files that went with a letter, and where they lie",
        about="candidate",
        keeps="as long as its letter",
        erases="the rows and the files",
        erasing=Erasing(deletes=True, files="key"),
    ),
    Holding(
        model=Arrival,
        holds="A mail that came in, whole, with names, addresses and attachments",
        about="candidate",
        keeps="as long as the message it became; what was put aside 30 days",
        erases="by the room that filed it, through its key: the file and every column but times and states",
        erasing=_MAIL,
    ),
    Holding(
        model=TextMessage,
        holds="Number and text of a text message to one person, and the provider's report",
        about="candidate",
        keeps="as long as the message it announces; it is the evidence that it arrived",
        erases="by the room that queued it, through its key: number, text and variables",
        erasing=_TEXT,
    ),
    Holding(
        model=Mailbox,
        holds="How a member's mailbox is read: server, user name, sealed password or tokens, how far",
        about="member",
        keeps="until the member removes it or leaves",
        erases="the row",
    ),
    Holding(
        model=MailServer,
        holds="How the house sends mail: server, user name, sealed password",
        about="nobody",
        keeps="until changed",
        erases="nothing; it is about no person",
    ),
    Holding(
        model=WayBack,
        holds="When it is tested next that returned mail is noticed",
        about="nobody",
        keeps="until changed",
        erases="nothing; it is about no person",
    ),
)


def fill() -> None:
    """Register, once, in ``AppConfig.ready``."""
    for holding in HOLDINGS:
        register.add(holding)
