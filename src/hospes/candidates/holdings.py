"""What the room holds."""

from hospes.candidates.models import (
    Candidate,
    Document,
    EmailAddress,
    Handle,
    Link,
    OneTimeCode,
    Phone,
)
from hospes.foundation.holdings import Holding

_WITH_THE_FILE = "as long as the candidate's file"

HOLDINGS = [
    Holding(
        model=Candidate,
        holds="name and what to be called, pronunciation, language, time zone, wish for voice or writing",
        about="candidate",
        keeps="until the last case about the person has ended and its rule has run out",
        erases="the row, with everything below it",
    ),
    Holding(
        model=EmailAddress,
        holds="e-mail addresses, as typed and as compared, and when each was proved",
        about="candidate",
        keeps=_WITH_THE_FILE,
        erases="the row",
    ),
    Holding(
        model=Phone,
        holds="phone numbers, as typed and as dialled",
        about="candidate",
        keeps=_WITH_THE_FILE,
        erases="the row",
    ),
    Holding(
        model=Link,
        holds="web addresses that the person gave",
        about="candidate",
        keeps=_WITH_THE_FILE,
        erases="the row",
    ),
    Holding(
        model=Handle,
        holds="LinkedIn profile, WeChat and WeCom id, as a member noted them",
        about="candidate",
        keeps=_WITH_THE_FILE,
        erases="the row",
    ),
    Holding(
        model=Document,
        holds="files that the person sent, and their words",
        about="candidate",
        keeps=_WITH_THE_FILE,
        erases="the row and the file on disk",
    ),
    Holding(
        model=OneTimeCode,
        holds="hashes of one-time codes, when they were sent and tried",
        about="candidate",
        keeps="one hour, until the next code is asked for",
        erases="the row",
    ),
]
