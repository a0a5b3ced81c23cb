"""What the post room holds about people."""

from hospes.foundation.holdings import Holding, register
from hospes.post.models import Envelope, MailServer


def fill() -> None:
    """Register, once, in ``AppConfig.ready``."""
    register.add(
        Holding(
            model=Envelope,
            holds="Name, address and full text of a letter to one person, and the server's answers",
            about="candidate",
            keeps="as long as the message it carries; it is the evidence that the letter left",
            erases="by the room that queued it, through its key: names, address, text and headers",
        )
    )
    register.add(
        Holding(
            model=MailServer,
            holds="How the house sends mail: server, user name, sealed password",
            about="nobody",
            keeps="until changed",
            erases="nothing; it is about no person",
        )
    )
