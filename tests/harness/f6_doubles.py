"""F6: the same mail by ten ways: two lines at once, two mailboxes, folders made anew, readers that die, all read again.

One copy of each stays; another mail that bears the same Message-ID is kept beside it, and flagged.
"""

import random
from collections import Counter
from pathlib import Path

from django.conf import settings

from hospes.conversations import reply_address
from hospes.foundation import clock, encryption, house
from hospes.mailroom.imap import watching
from hospes.post.enums import Way
from hospes.post.models import Arrival, Mailbox
from hospes.post.reading import identity
from hospes.post.settings import ReceivingSettings
from tests.crashes.processes import Gate, born
from tests.harness.f5_mail_in import Gateway, free_port, knows_no_mail_again
from tests.harness.lines import Harness, Line, harness
from tests.mailroom.dovecot import PASSWORD, Dovecot
from tests.post.mails import letter
from tests.world import World, in_folder

WAYS = 10
GROUP = 20
READER_DIES_AT = ("mailroom.mail_taken", "mailroom.batch_taken", "post.mail_stored", "post.mail_taken")


def mails(start: int, number: int, to: str, seed: int) -> list[tuple[str, str, bytes]]:
    """Name, words and bytes: every fifth bears the name of the one before it, every seventh has none."""
    made = []
    for count in range(start, start + number):
        named = count - 1 if count % 5 == 4 else count
        name = "" if count % 7 == 3 and count % 5 != 3 else f"<f6-{named}@example.org>"
        words = f"Question {count} of {seed}?"
        raw = letter(message_id=name, text=words, to=to, date=f"Tue, 24 Nov 2026 10:{count % 60:02d}:00 +0000")
        made.append((name, words, raw))
    return made


class Story:
    """A house with a receiver and two mailboxes that get the same mail."""

    def __init__(self, server: Dovecot, chance: random.Random) -> None:
        in_folder(settings, Path(settings.DATA))
        world = World()
        world.files = []
        self.server, self.chance = server, chance
        port = free_port()
        house.write(ReceivingSettings, domain="in.example", smtp_port=port)
        self.to = reply_address.address_for(world.apply().case) or ""
        self.gateway = Gateway(port, chance)
        self.boxes = [self.box(member.email, user) for member, user in ((world.grace, "grace"), (world.dan, "dan"))]

    def box(self, address: str, user: str) -> Mailbox:
        return Mailbox.objects.create(
            owner=f"shared:{user}",
            address=address,
            host="127.0.0.1",
            port=self.server.port,
            security="none",
            username=user,
            sealed_password=encryption.seal(PASSWORD),
            added_at=clock.now(),
        )

    def look(self, box: Mailbox) -> int:
        box.refresh_from_db()
        return watching.look_once(box).taken

    def by_line(self, raws: list[bytes]) -> list[bool]:
        return [self.gateway.took(b"Received: from a.example\r\n" + raw, self.to) for raw in raws]

    def by_provider(self, raws: list[bytes]) -> int:
        return len([Arrival.objects.take(raw.replace(b"\n", b"\r\n"), way=Way.WEBHOOK) for raw in raws])

    def at_once(self, raws: list[bytes]) -> None:
        """Ways 1 to 5: two lines, a provider, and two mailboxes, of which one reader dies before it wrote how far."""
        gate = Gate()
        acts = [lambda: self.by_line(raws), lambda: self.by_line(raws), lambda: self.by_provider(raws)]
        children = [born(act, gate=gate) for act in acts]
        one, other = self.boxes
        children.append(born(lambda: self.look(one), gate=gate))
        children.append(born(lambda: self.look(other), gate=gate, dies_at=self.chance.choice(READER_DIES_AT)))
        gate.open()
        for child in children:
            child.answer()

    def again(self, raws: list[bytes]) -> None:
        """Ways 6 to 10: the dead one again, a folder made anew, all read again, a 250 not heard, and by line again."""
        one, other = self.boxes
        self.look(other)
        self.server.make_anew("grace", "Hospes")
        for raw in raws:
            self.server.put("grace", raw, "Hospes")
        self.look(one)
        Mailbox.objects.filter(pk=other.pk).update(folders={})
        self.look(other)
        self.gateway.start("mailroom.before_250")
        self.gateway.took(raws[0], self.to)
        self.gateway.start()
        self.by_line(raws)

    def play(self, group: list[tuple[str, str, bytes]]) -> None:
        raws = [raw for _name, _words, raw in group]
        for raw in raws:
            self.server.put("grace", raw)
            self.server.put("grace", raw, "Hospes")
            self.server.put("dan", raw)
        self.gateway.start()
        self.at_once(raws)
        self.again(raws)


def run(number: int, seed: int) -> Line:
    sent: list[tuple[str, str, bytes]] = []
    with Dovecot() as server:
        story = Story(server, random.Random(seed))
        try:
            for start in range(0, number, GROUP):
                group = mails(start, min(GROUP, number - start), story.to, seed)
                sent += group
                story.play(group)
        finally:
            story.gateway.stop()
    return counted(sent, seed)


def counted(sent: list[tuple[str, str, bytes]], seed: int) -> Line:
    kept = Counter(arrival.read().text.strip() for arrival in Arrival.objects.all())
    lost = [f"“{words}” is lost" for _name, words, _raw in sent if not kept[words]]
    doubled = [f"“{words}” is there {kept[words]} times" for _name, words, _raw in sent if kept[words] > 1]
    names = Counter(name for name, _words, _raw in sent if name)
    twins = sum(count - 1 for count in names.values())
    flagged = Arrival.objects.filter(twin__isnull=False).count()
    return Line(
        tried=len(sent) * WAYS,
        seed=seed,
        said=(("mails", len(sent)), ("kept", sum(kept.values())), ("of them with a name that another has", flagged)),
        zero=(("lost", len(lost)), ("doubled", len(doubled))),
        wrong=(*lost, *doubled, *([] if flagged == twins else [f"{twins} bear another's name, {flagged} are flagged"])),
    )


def goes_by_the_message_id_alone() -> None:
    of = identity.of
    identity.of = lambda mail: (of(mail)[0], "")


harness(
    Harness(
        name="F6",
        about="one mail by ten ways",
        small=15,
        short=100,
        run=run,
        broken={
            "goes by the Message-ID alone": goes_by_the_message_id_alone,
            "knows no mail again": knows_no_mail_again,
        },
    )
)
