"""Returned mail finds the letter that came back, and says on it what became of it.

It is known by the address it came back to, by the Message-ID it quotes, or, where it has neither, by
a recipient to whom one letter alone left lately. What fits no letter of ours is put by, and never
becomes a conversation: nobody wrote it.
"""

from datetime import timedelta
from typing import TYPE_CHECKING

from hospes.foundation import actors, clock
from hospes.post.enums import NOT_LEFT, Kind, Standing, State, What
from hospes.post.models import Envelope, MailServer
from hospes.post.reading.verdict import DELAYED, FAILED, Bounce
from hospes.post.sorters import Sorted, Sorter

if TYPE_CHECKING:
    from hospes.post.models import Arrival
    from hospes.post.reading.mail import ReadMail
    from hospes.post.reading.verdict import Verdict

MACHINE = actors.machine("post")
# Mail systems give up after five days (RFC 5321 4.5.4.1); a report may be late itself.
LATELY = timedelta(days=14)
FITS_NOTHING = "fits_no_letter"


def sort(arrival: "Arrival", mail: "ReadMail", verdict: "Verdict") -> Sorted | None:
    """Write what a report says on the letter it is about. None for what somebody, or a vacation program, wrote."""
    if verdict.kind not in {Kind.BOUNCE, Kind.COMPLAINT}:
        return None
    letter = letter_of(arrival, mail, verdict)
    if letter is None:
        return Sorted(standing=Standing.IGNORED, why=FITS_NOTHING)
    if verdict.kind == Kind.COMPLAINT:
        letter.remark(What.COMPLAINED)
    else:
        _tell(letter, verdict.bounces)
    return Sorted(as_=f"envelope:{letter.pk}")


def letter_of(arrival: "Arrival", mail: "ReadMail", verdict: "Verdict") -> Envelope | None:
    """Return the letter that a report is about."""
    came_to = [*arrival.envelope_to, *mail.delivered_to, *(one.address for one in mail.to)]
    left = Envelope.objects.exclude(state__in=(*NOT_LEFT, State.CANCELLED))
    letter = left.returned_to(came_to)
    if letter is None and verdict.original_ids:
        return _of_these(list(left.filter(message_id__in=verdict.original_ids).order_by("pk")), verdict)
    return letter or _only_one_to(arrival, verdict, came_to)


def _of_these(letters: list[Envelope], verdict: "Verdict") -> Envelope | None:
    """Return the letter to a recipient the report names: copies for colleagues have the same Message-ID."""
    named = {bounce.recipient.lower() for bounce in verdict.bounces}
    return next((letter for letter in letters if letter.to_address.lower() in named), letters[0] if letters else None)


def _only_one_to(arrival: "Arrival", verdict: "Verdict", came_to: list[str]) -> Envelope | None:
    """Return the one letter that its writer, who got the report, sent lately to a recipient it names. Two are none."""
    named = [bounce.recipient for bounce in verdict.bounces if "@" in bounce.recipient]
    letters = Envelope.objects.filter(
        to_address__in=named,
        from_address__in=came_to,
        state=State.ACCEPTED,
        accepted_at__gte=arrival.received_at - LATELY,
    )[:2]
    return letters[0] if len(letters) == 1 else None


def _tell(letter: Envelope, bounces: tuple[Bounce, ...]) -> None:
    about = [bounce for bounce in bounces if bounce.recipient.lower() == letter.to_address.lower()] or list(bounces)
    failed = [bounce for bounce in about if bounce.action == FAILED]
    delayed = [bounce for bounce in about if bounce.action == DELAYED]
    if failed:
        words = " ".join(dict.fromkeys(bounce.said for bounce in failed))
        letter.bounce(by=MACHINE, response=words, hard=any(bounce.hard for bounce in failed))
        MailServer.objects.note_return(clock.now())
    elif delayed:
        letter.remark(What.DELAYED, words=delayed[0].said)


SORTER = Sorter(name="post", order=10, sort=sort)
