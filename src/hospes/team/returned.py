"""What we learn when our own letters are accepted or come back: whether an address works."""

from hospes.foundation import actors, clock
from hospes.journal.record import record
from hospes.post.enums import What
from hospes.post.models import Envelope
from hospes.post.outcomes import Listener
from hospes.team import links
from hospes.team.letters import KEY
from hospes.team.models import Member

POST = actors.machine("post")


def tell(envelope: Envelope, what: What) -> None:
    """Mark a member's address as refused, or as working again, by the fate of a letter to it.

    The letter's link is forgotten. Only a hard refusal counts: a full mailbox is not a wrong address.
    """
    if not envelope.key.startswith(KEY):
        return
    # No machine sends it a second time, so the link need not lie in our database any longer.
    Envelope.objects.filter(pk=envelope.pk).update(text=links.without_token(envelope.text))
    member = Member.objects.filter(email=envelope.to_address).first()
    if member is None:
        return
    if what == What.ACCEPTED and member.address_refused_at is not None:
        _mark(member, refused=None)
    elif what in (What.REFUSED, What.BOUNCED) and envelope.hard:
        _mark(member, refused=clock.now())
        record("member.address_refused", subject=member, by=POST)


def _mark(member: Member, *, refused: object) -> None:
    Member.objects.filter(pk=member.pk).update(address_refused_at=refused)


listener = Listener(name="team", tell=tell)
