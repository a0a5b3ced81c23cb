"""The threads of F8: people, their cases and our letters, and mails of every kind with what may become of them."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from hospes.applications.models.submitting import Person
from hospes.cases.models import Case
from hospes.conversations import reply_address
from hospes.conversations.letters import Draft
from hospes.conversations.models import Message
from hospes.foundation import clock, house
from hospes.jobs.models import Job
from hospes.post.enums import Way
from hospes.post.models import Mailbox
from hospes.post.settings import ReceivingSettings
from hospes.team.models import Member
from tests.makers import make_job
from tests.post.mails import letter, passed_on
from tests.world import World

DOMAIN = "in.harbourlight.example"
JOBS = "jobs@harbourlight.example"


@dataclass(frozen=True)
class Sent:
    """A mail that arrives. ``allowed``: the cases its words may stand in; ``found``: they must stand there."""

    kind: str
    tag: str
    name: str
    raw: bytes
    allowed: frozenset[int] = frozenset()
    found: bool = False
    way: Way = Way.SMTP
    mailbox: Mailbox | None = None
    envelope_to: tuple[str, ...] = ()


@dataclass
class Thread:
    """One person's cases, the names of our letters in the first, and who looks after them."""

    number: int
    person: Person
    cases: list[Case]
    names: list[str] = field(default_factory=list)
    mails: int = 0

    @property
    def case(self) -> Case:
        return self.cases[0]

    @property
    def sender(self) -> str:
        return f"{self.person.name} <{self.person.email}>"

    @property
    def address(self) -> str:
        return reply_address.address_for(self.case) or ""


class Street:
    """All threads of a run. Of ten people two share an address with a neighbour and three have two matters."""

    def __init__(self, number: int, chance: random.Random) -> None:
        self.chance, self.world = chance, World()
        self.world.files = []
        house.write(ReceivingSettings, domain=DOMAIN, jobs_address=JOBS)
        self.boxes = {member.pk: _mailbox(member) for member in (self.world.grace, self.world.dan)}
        second = make_job(contact=self.world.dan, deputy=self.world.grace, titles={"en": "Weaver"}, state="public")
        self.threads = [self._thread(count, second) for count in range(number)]
        self.world.later(seconds=31)
        for thread in self.threads:
            letters = Message.objects.filter(case=thread.case, direction="out", envelope__isnull=False)
            thread.names = list(letters.order_by("pk").values_list("envelope__message_id", flat=True))

    def _thread(self, count: int, second: Job) -> Thread:
        shared = count % 10 in {8, 9}
        person = Person(
            name=f"Person {count}",
            email=f"family{count // 10}@example.org" if shared else f"p{count}@example.org",
            zone="America/Toronto",
        )
        jobs = [self.world.job, second] if count % 10 < 3 else [self.world.job]
        cases = [self.world.apply(person, nonce=f"n-{count}-{job.pk}", job=job).case for job in jobs]
        for _time in range(self.chance.randint(1, 2)):
            Message.objects.approve(cases[0], Draft("Where it stands", f"Dear person {count}."), by=cases[0].contact)
        return Thread(count, person, cases)

    def mails(self) -> Iterator[Sent]:
        """Three to six mails of each thread, of kinds by chance."""
        for thread in self.threads:
            for _time in range(self.chance.randint(3, 6)):
                thread.mails += 1
                yield self.chance.choice(KINDS)(self, thread)

    def other(self, thread: Thread) -> Thread:
        """Somebody else, who has an address of his own."""
        rest = [each for each in self.threads if each.person.email != thread.person.email]
        return self.chance.choice(rest)

    def to_contact(self, thread: Thread) -> dict[str, object]:
        """By the mailbox of whoever looks after the first case."""
        return {"way": Way.IMAP, "mailbox": self.boxes[thread.case.contact_id]}


def _mailbox(member: Member) -> Mailbox:
    return Mailbox.objects.create(
        owner=member.actor, address=member.email, host="h", username="u", added_at=clock.now()
    )


def _mail(kind: str, thread: Thread, *, told: dict[str, object] | None = None, **more: str) -> Sent:
    tag = f"w{thread.number}-{thread.mails}."
    name = f"<{tag}{kind}@example.org>"
    facts = {
        "sender": thread.sender,
        "to": thread.address,
        "subject": "Re: Where it stands",
        "text": f"Is there a bus? {tag}",
        "message_id": name,
        **more,
    }
    return Sent(kind, tag, name, letter(**facts), **(told or {}))


def _right(thread: Thread, *, found: bool = True, **more: object) -> dict[str, object]:
    return {"allowed": frozenset([thread.case.pk]), "found": found, **more}


def _alone(thread: Thread) -> bool:
    """Whether the address alone says whose it is, and about what."""
    return len(thread.cases) == 1 and "family" not in thread.person.email


def by_token(street: Street, thread: Thread) -> Sent:
    return _mail("token", thread, told=_right(thread))


def by_shouted_token(street: Street, thread: Thread) -> Sent:
    """A server wrote the address in capitals, and it stands in the envelope only."""
    told = _right(thread, envelope_to=(thread.address.upper(),))
    return _mail("shouted", thread, told=told, to="undisclosed@example.org")


def by_token_elsewhere(street: Street, thread: Thread) -> Sent:
    """Another candidate is in copy, and the letters of another case are named."""
    other = street.other(thread)
    return _mail("copied", thread, told=_right(thread), cc=other.person.email, references=" ".join(other.names))


def by_thread(street: Street, thread: Thread) -> Sent:
    told = _right(thread, **street.to_contact(thread))
    name = street.chance.choice(thread.names)
    return _mail("thread", thread, told=told, to=thread.case.contact.email, subject="Something else", in_reply_to=name)


def by_own_mail(street: Street, thread: Thread) -> Sent:
    """An answer to a mail of his own that may come later or never."""
    before = f"<w{thread.number}-{street.chance.randint(1, 6)}.token@example.org>"
    told = _right(thread, found=_alone(thread))
    return _mail("before", thread, told=told, to=thread.case.contact.email, in_reply_to=before)


def by_address(street: Street, thread: Thread) -> Sent:
    """Nothing but the address; whoever shares it or has two matters waits, or is found by the mailbox."""
    own = {"found": True, "allowed": frozenset([thread.case.pk])} if _alone(thread) else {}
    if len(thread.cases) > 1:
        own = _right(thread, found=True, **street.to_contact(thread))
    return _mail("address", thread, told=own, to=thread.case.contact.email, subject="Hello")


def from_elsewhere(street: Street, thread: Thread) -> Sent:
    """An address he never told us: his words, or his sister's."""
    return _mail("elsewhere", thread, told=_right(thread, found=False), sender="Somebody <home@private.example>")


def from_another(street: Street, thread: Thread) -> Sent:
    """Another candidate answers into this case."""
    return _mail("another", thread, sender=street.other(thread).sender)


def by_wrong_token(street: Street, thread: Thread) -> Sent:
    local, _at, domain = thread.address.partition("@")
    last = "b" if local[-1] == "a" else "a"
    return _mail("wrong", thread, to=f"{local[:-1]}{last}@{domain}", sender="Somebody <x@private.example>")


def forged(street: Street, thread: Thread) -> Sent:
    return _mail("forged", thread, to=JOBS, authentication_results="mx; spf=fail; dmarc=fail")


def machine(street: Street, thread: Thread) -> Sent:
    return _mail("machine", thread, auto_submitted="auto-replied", in_reply_to=thread.names[0])


def forwarded(street: Street, thread: Thread) -> Sent:
    """A colleague passes it on; the case is clear, or it is sent to the case's address."""
    to = JOBS if _alone(thread) else thread.address
    return _forward("forward", street, thread, _right(thread), to)


def forwarded_blindly(street: Street, thread: Thread) -> Sent:
    """A colleague passes on what another candidate wrote, into this case."""
    return _forward("blind", street, replace(thread, person=street.other(thread).person), {}, thread.address)


def _forward(kind: str, street: Street, thread: Thread, told: dict[str, object], to: str) -> Sent:
    tag = f"w{thread.number}-{thread.mails}."
    name = f"<{tag}{kind}@harbourlight.example>"
    raw = passed_on(thread.sender, to=to, message_id=name)
    return Sent(kind, tag, name, raw.replace(b"Is there a bus?", f"Is there a bus? {tag}".encode()), **told)


def from_the_member(street: Street, thread: Thread) -> Sent:
    """The contact's own answer, out of his Sent folder."""
    told = _right(thread, **street.to_contact(thread))
    contact = thread.case.contact
    more = {"sender": f"{contact.name} <{contact.email}>", "to": thread.person.email, "in_reply_to": thread.names[-1]}
    return _mail("member", thread, told=told, **more)


KINDS: tuple[Callable[[Street, Thread], Sent], ...] = (
    by_token, by_shouted_token, by_token_elsewhere, by_thread, by_own_mail, by_address, from_elsewhere, from_another,
    by_wrong_token, forged, machine, forwarded, forwarded_blindly, from_the_member,
)  # fmt: skip
