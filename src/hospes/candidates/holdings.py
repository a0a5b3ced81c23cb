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
from hospes.candidates.models.linkable import NOBODY
from hospes.foundation.holdings import Erasing, Holding

_WITH_THE_FILE = "as long as the candidate's file"

# Cases and counts still name the row; nobody can be found or met in it.
_NOBODY = Erasing(
    each=Candidate.close_link,
    empties={
        "name": NOBODY,
        **dict.fromkeys(["called", "pronunciation", "reading", "sort_key", "initials", "prefers"], ""),
        "zone": "UTC",
        "mailbox_proved_at": None,
        "flagged_same_address": False,
    },
)

HOLDINGS = [
    Holding(
        model=Candidate,
        holds="name and what to be called, pronunciation, language, time zone, wish for voice or writing",
        about="candidate",
        keeps="until the last case about the person has ended and its rule has run out",
        erases="the row is emptied, and everything below it deleted",
        erasing=_NOBODY,
    ),
    Holding(
        model=EmailAddress,
        holds="e-mail addresses, as typed and as compared, and when each was proved",
        about="candidate",
        keeps=_WITH_THE_FILE,
        erases="the row",
        erasing=Erasing(deletes=True),
    ),
    Holding(
        model=Phone,
        holds="phone numbers, as typed and as dialled",
        about="candidate",
        keeps=_WITH_THE_FILE,
        erases="the row",
        erasing=Erasing(deletes=True),
    ),
    Holding(
        model=Link,
        holds="web addresses that the person gave",
        about="candidate",
        keeps=_WITH_THE_FILE,
        erases="the row",
        erasing=Erasing(deletes=True),
    ),
    Holding(
        model=Handle,
        holds="LinkedIn profile, WeChat and WeCom id, as a member noted them",
        about="candidate",
        keeps=_WITH_THE_FILE,
        erases="the row",
        erasing=Erasing(deletes=True),
    ),
    Holding(
        model=Document,
        holds="files that the person sent, and their words",
        about="candidate",
        keeps=_WITH_THE_FILE,
        erases="the row and the file on disk",
        erasing=Erasing(deletes=True, files="key"),
    ),
    Holding(
        model=OneTimeCode,
        holds="hashes of one-time codes, when they were sent and tried",
        about="candidate",
        keeps="one hour, until the next code is asked for",
        erases="the row",
        erasing=Erasing(deletes=True),
    ),
]
