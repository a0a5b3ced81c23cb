"""Who applies, for what, and how he is reached: read out of a board's mail."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hospes.applications.by_mail.recipes import book
from hospes.applications.models.submitting import Incoming
from hospes.candidates.addresses import clean_address
from hospes.candidates.phones import clean_number
from hospes.foundation.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hospes.applications.by_mail.recipes import Recipe
    from hospes.post.reading.mail import ReadMail
    from hospes.post.reading.senders import Address

LONGEST_SUBJECT = 300
LONGEST_TEXT = 20_000
# Files that may be somebody's papers; a board's logo is none.
PAPERS = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".txt", ".md", ".html", ".htm", ".pages", ".wps")
# "Name: Ada", "姓名：陈思", "Phone - +1 …"; Chinese boards put several on a line.
_LABELLED = re.compile(
    r"(?:^|[|｜\t\n]|\s{2,})\s*([^\s:：|｜][^:：|｜\n]{0,24}?)\s*[:：]\s*"
    r"([^\n|｜\t]{1,120}?)(?=\s{2,}|[|｜\t\n]|$)"
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MAINLAND = re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")
_NUMBER = re.compile(r"\+\d[\d ().-]{7,20}\d")


@dataclass(frozen=True)
class Applicant:
    """What a mail says. ``board`` is '' where no board sent it."""

    board: str
    name: str = ""
    email: str = ""
    phone: str = ""
    job: str = ""
    papers: tuple[Incoming, ...] = field(default=())

    @property
    def is_reachable(self) -> bool:
        """Whether there is a way to answer him (P9)."""
        return bool(self.email or self.phone)


def recognise(mail: ReadMail, *, region: str = "", sender: Address | None = None) -> Applicant:
    """Read who applies. ``region`` is the country of numbers without a code; ``sender`` who wrote first, where
    a colleague passed the mail on.
    """
    writer = sender or mail.sender
    recipe = book().of(writer.address)
    subject = _plain(mail.subject)[:LONGEST_SUBJECT]
    said = {**_of_subject(recipe, subject), **_labelled(mail.text[:LONGEST_TEXT])}
    return Applicant(
        board=recipe.name,
        name=_name(said, writer, recipe),
        email=_email(said, mail, writer),
        phone=_phone(said, mail, region),
        job=said.get("job", ""),
        papers=tuple(_papers(mail)),
    )


def _plain(subject: str) -> str:
    """The subject without what mail programs put in front when a mail is passed on."""
    return re.sub(r"(?i)^\s*(?:(?:fwd?|fw|wg|re|aw|tr|转发|回复|答复)\s*[:：]\s*)+", "", subject).strip()


def _of_subject(recipe: Recipe, subject: str) -> dict[str, str]:
    for pattern in (*recipe.subjects, *book().other.subjects):
        found = pattern.search(subject)
        if found:
            return {name: value.strip() for name, value in found.groupdict().items() if value}
    return {}


def _labelled(text: str) -> dict[str, str]:
    """Lines such as "Phone: …"; of two lines with one meaning the first counts."""
    said: dict[str, str] = {}
    for label, value in _LABELLED.findall(text):
        word = label.strip().casefold()
        for meaning, words in book().labels.items():
            if word in words:
                said.setdefault(meaning, value.strip())
    return said


def _name(said: dict[str, str], writer: Address, recipe: Recipe) -> str:
    """The name that was said; a board's own name is nobody's."""
    if said.get("name"):
        return said["name"]
    return "" if recipe.name else writer.name


def _email(said: dict[str, str], mail: ReadMail, writer: Address) -> str:
    """The person's own address: never one that a board lends out."""
    told = _ADDRESS.findall(said.get("email", ""))
    others = [] if book().is_masked(writer.address) else [writer.address]
    answers = [each.address for each in mail.reply_to]
    return next((good for each in [*told, *answers, *others] if (good := _own(each))), "")


def _own(address: str) -> str:
    try:
        clean = clean_address(address)
    except Refusal:
        return ""
    return "" if book().is_masked(clean) else clean


def _phone(said: dict[str, str], mail: ReadMail, region: str) -> str:
    text = mail.text[:LONGEST_TEXT]
    for raw in (said.get("phone", ""), *_MAINLAND.findall(text), *_NUMBER.findall(text)):
        try:
            number, _typed = clean_number(raw.strip(), region="CN" if _MAINLAND.fullmatch(raw.strip()) else region)
        except Refusal:
            continue
        return number
    return ""


def _papers(mail: ReadMail) -> Iterable[Incoming]:
    for file in mail.attachments:
        if file.name.lower().endswith(PAPERS) and file.data:
            yield Incoming(file.name, file.data)
