"""What a provider says became of a letter: returned, delayed, complained about. The same verbs as for returned mail."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from hospes.foundation import actors, clock
from hospes.post.enums import NOT_LEFT, State, What
from hospes.post.models import Envelope

MACHINE = actors.machine("post")
LATELY = timedelta(days=14)


@dataclass(frozen=True, kw_only=True)
class Event:
    """One word of a provider about one letter.

    ``message_id`` is ours with its <>, '' where it does not tell it; ``known_as`` is the provider's own name for it.
    """

    what: What
    recipient: str
    message_id: str = ""
    known_as: str = ""
    sender: str = ""
    hard: bool = False
    said: str = ""


def tell(event: Event) -> bool:
    """Write it on the letter it is about; False where it fits no letter of ours, or fits two. Safe to repeat."""
    letter = letter_of(event)
    if letter is None:
        return False
    if event.what == What.BOUNCED:
        letter.bounce(by=MACHINE, response=event.said, hard=event.hard)
    elif event.what == What.DELIVERED:
        letter.deliver(words=event.said)
    else:
        letter.remark(event.what, words=event.said)
    return True


def letter_of(event: Event) -> Envelope | None:
    """By our name for it or the provider's, and the recipient; else the only one lately from this sender to him."""
    left = Envelope.objects.exclude(state__in=(*NOT_LEFT, State.CANCELLED)).filter(to_address__iexact=event.recipient)
    named = [name for name in (event.known_as, event.message_id) if name]
    if named:
        known = left.filter(Q(message_id__in=named) | Q(known_as__in=named)).order_by("-pk").first()
        # A provider that tells only a name of its own may speak of a letter that left over SMTP.
        if known is not None or event.message_id:
            return known
    lately = clock.now() - LATELY
    letters = left.filter(from_address__iexact=event.sender, state=State.ACCEPTED, accepted_at__gte=lately)[:2]
    return letters[0] if len(letters) == 1 else None
