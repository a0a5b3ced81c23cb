"""What a mail that came in is: somebody's words, or returned mail, a complaint, an automatic reply.

The order is the safety: what a machine reports about our own letters is recognised by its form
first; an automatic reply is never taken for a bounce, nor a person's mail for either.
"""

import re

from hospes.post.enums import Kind
from hospes.post.reading import absences, automatic, daemons, delivery_reports, told_in_words
from hospes.post.reading.dialogue import status_in, step_in
from hospes.post.reading.fields import message_ids, named_letters
from hospes.post.reading.forwards import forwarded
from hospes.post.reading.hardness import is_hard
from hospes.post.reading.mail import ReadMail
from hospes.post.reading.verdict import DELAYED, FAILED, Bounce, Verdict

__all__ = ["Bounce", "Kind", "Verdict", "classify"]

MOST_TEXT = 200_000
_RETURNED_PARTS = (
    "message/rfc822",
    "text/rfc822-headers",
    "text/rfc822-header",
    "message/global",
    "message/rfc822-headers",
)
_STATUS_PARTS = ("message/delivery-status", "message/global-delivery-status")
_REPLY_SUBJECT = re.compile(
    r"^\W{0,3}(?:re|aw|sv|antw?|odp|rif|res|回复|答复|回覆|ответ|vs|ynt)\s?(?:\[\d+\])?\s?[:：]", re.IGNORECASE
)
_COMPLAINT_SUBJECT = re.compile(r"^(?:complaint about message|(?:e-?mail )?(?:abuse|feedback) report)", re.IGNORECASE)
# Mail programs write these when somebody presses "unsubscribe" in them.
_UNSUBSCRIBED = re.compile(
    r"sent this e-?mail to unsubscribe|this (?:e-?mail|message) was sent to unsubscribe", re.IGNORECASE
)
_TO = re.compile(
    r"^(?:to|x-failed-recipients|delivered-to)[ \t]*:[^\n]*?([^\s<>,;:\"]{1,64}@[^\s<>,;:\"]{1,255})",
    re.IGNORECASE | re.MULTILINE,
)


def classify(mail: ReadMail) -> Verdict:
    """Say what a mail is. Never raises."""
    known = _report(mail)
    if known is not None:
        return known
    if not mail.ok:
        return Verdict(kind=Kind.UNREADABLE, loops=True)
    text = told_in_words.report_of(mail.text)
    ids = tuple(dict.fromkeys((*message_ids(mail.in_reply_to), *mail.references)))
    if automatic.is_automatic_reply(mail, text) or automatic.is_receipt(mail):
        until = absences.away_until(f"{mail.subject}\n{text}", written=mail.date.date() if mail.date else None)
        return Verdict(kind=Kind.AUTO_REPLY, original_ids=ids, away_until=until, loops=True)
    return Verdict(kind=_written(mail, answers=bool(ids)), original_ids=ids, loops=automatic.loops(mail))


def _written(mail: ReadMail, *, answers: bool) -> Kind:
    if forwarded(mail.subject, mail.text) is not None:
        return Kind.FORWARD
    return Kind.REPLY if answers or _REPLY_SUBJECT.match(mail.subject) else Kind.MESSAGE


def _report(mail: ReadMail) -> Verdict | None:
    """Return the verdict on a report about a letter of ours, None if it is none."""
    notice, statuses, letter = _parts(mail)
    complaint = _complaint(mail, notice, letter)
    if complaint is not None:
        return complaint
    kind, recipients, amazon_id = delivery_reports.of_amazon(notice)
    if kind:
        ids = message_ids(amazon_id)
        return Verdict(
            kind=Kind.COMPLAINT if kind == "complaint" else Kind.BOUNCE,
            bounces=tuple(recipients),
            original_ids=ids,
            loops=True,
        )
    if statuses:
        found = _of_statuses(mail, statuses, notice)
    elif _is_returned(mail, notice):
        found = _of_words(mail, notice, letter)
    else:
        return None
    ids = tuple(
        dict.fromkeys(
            (*named_letters(letter), *named_letters(notice), *message_ids(mail.in_reply_to), *mail.references)
        )
    )
    own = mail.message_id
    return Verdict(
        kind=Kind.BOUNCE, bounces=tuple(found), original_ids=tuple(one for one in ids if one != own), loops=True
    )


def _complaint(mail: ReadMail, notice: str, letter: str) -> Verdict | None:
    told = {}
    for content_type, content in mail.parts:
        if content_type == "message/feedback-report":
            told = delivery_reports.feedback(_text(content)) or {"feedback-type": "abuse"}
    says = "feedback-report" in mail.header("Content-Type").lower() or (
        bool(_COMPLAINT_SUBJECT.match(mail.subject.strip())) and bool(letter.strip())
    )
    if not (told or says or _UNSUBSCRIBED.search(notice[:500])):
        return None
    about = " ".join(told.get(name, "") for name in ("original-rcpt-to", "removal-recipient", "original-message-id"))
    ids = tuple(dict.fromkeys((*named_letters(letter), *message_ids(about), *message_ids(told.get("message-id", "")))))
    return Verdict(kind=Kind.COMPLAINT, original_ids=ids, loops=True)


def _parts(mail: ReadMail) -> tuple[str, list[str], str]:
    """Return (what the mail system writes to people, RFC 3464 parts, the letter that came back)."""
    notice: list[str] = []
    statuses: list[str] = []
    letters: list[str] = []
    for content_type, content in mail.parts[:200]:
        if content_type in _STATUS_PARTS:
            statuses.append(_text(content))
        elif content_type in _RETURNED_PARTS or (letters and content_type != "text/html"):
            letters.append(_text(content))
        elif content_type.startswith("text/") and content_type != "text/html":
            notice.append(_text(content))
    said = "\n".join(notice)[:MOST_TEXT] or mail.text[:MOST_TEXT]
    if not said.strip() and not statuses and not letters:
        # The boundaries of a report are broken more often than its fields.
        said = _text(mail.raw).partition("\n\n")[2] or _text(mail.raw).partition("\r\n\r\n")[2]
    report = told_in_words.report_of(said)
    letter = "\n".join(letters)[:MOST_TEXT] + "\n" + said[len(report) :]
    if not statuses and _comes_from_a_system(mail):
        statuses += [said, letter]
    return report, [text for text in statuses if delivery_reports.is_delivery_status(text)], letter


def _comes_from_a_system(mail: ReadMail) -> bool:
    return daemons.is_daemon(mail.sender.address, mail.header("From")) or daemons.heads_a_report(mail.subject)


def _is_returned(mail: ReadMail, notice: str) -> bool:
    """Whether it is returned mail by its sender, its subject and its words, though it has no RFC 3464 part."""
    if mail.header("X-Failed-Recipients"):
        return True
    address = mail.sender.address
    signs = [
        daemons.is_daemon(address, mail.header("From")),
        daemons.heads_a_report(mail.subject) or "delivery-status" in mail.header("Content-Type").lower(),
        automatic.is_from_nobody(mail) or mail.header("Auto-Submitted").lower().startswith("auto-generated"),
        daemons.reports_failure(notice[:20_000]),
    ]
    if daemons.is_surely_daemon(address) and any(signs[1:]):
        return True
    return sum(signs) >= 3 or (signs[0] and (signs[1] or signs[3])) or (signs[1] and signs[3] and not mail.in_reply_to)


def _ours(mail: ReadMail) -> list[str]:
    """Return addresses that a report may name without saying that they failed: who wrote, and who reports."""
    return [*(one.address for one in (*mail.to, *mail.cc)), *mail.delivered_to, mail.sender.address]


def _of_statuses(mail: ReadMail, statuses: list[str], notice: str) -> list[Bounce]:
    told = told_in_words.sections(notice, ours=[mail.sender.address])
    found = [
        bounce for text in statuses for bounce in delivery_reports.of_delivery_status(text, told=told, report=notice)
    ]
    return list({(bounce.recipient.lower(), bounce.action): bounce for bounce in reversed(found)}.values())[::-1]


def _of_words(mail: ReadMail, notice: str, letter: str) -> list[Bounce]:
    told = told_in_words.sections(notice, ours=_ours(mail)) or told_in_words.sections(
        notice, ours=[mail.sender.address]
    )
    failed = mail.header("X-Failed-Recipients").replace(",", " ").split()
    if failed and not {address.lower() for address, _ in told} >= {address.lower() for address in failed}:
        told = [(address, dict(told).get(address, notice)) for address in failed]
    if not told:
        to = _TO.search(letter)
        told = [(to[1] if to else "", notice)]
    waits = daemons.still_trying(f"{mail.subject}\n{notice}")
    return [_in_words(address, said, notice if len(told) == 1 else said, waits=waits) for address, said in told]


def _in_words(recipient: str, said: str, around: str, *, waits: bool) -> Bounce:
    status = status_in(said) or status_in(around)
    whole = " ".join(around.split())[:3000]
    hard = not waits and is_hard(status, whole, step_in(around))
    action = DELAYED if waits else FAILED
    return Bounce(recipient=recipient, status=status, hard=hard, said=(said or whole)[:1000], action=action)


def _text(content: str | bytes) -> str:
    return content if isinstance(content, str) else content[: 2 * MOST_TEXT].decode("utf-8", "replace")
