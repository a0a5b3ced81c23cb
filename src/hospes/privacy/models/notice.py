"""The notice: what we say about data at the moment somebody gives us some."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from hospes.foundation import clock, text, wording
from hospes.foundation.actors import Actor
from hospes.journal.record import record
from hospes.privacy import placeholders
from hospes.team.models import Company

BUILT_IN = Path(__file__).resolve().parents[1] / "notices"
# Changes whenever one of the files does: consents name the version that was shown.
BUILT_IN_VERSION = "built-in 1"
LONGEST = 40_000


@dataclass(frozen=True)
class Section:
    """A heading and its paragraphs, ready to be shown."""

    heading: str
    paragraphs: list[str]


class NoticeQuerySet(models.QuerySet["Notice"]):
    def current(self, language: str) -> "Notice":
        """The notice in force, in ``language`` or the nearest there is; else the built-in one."""
        newest = self.order_by("-pk").values_list("version", flat=True).first()
        if newest is None:
            return built_in(language)
        texts = {notice.language: notice for notice in self.filter(version=newest).order_by("pk")}
        return texts.get(wording.code(language)) or next(iter(texts.values()))

    def publish(self, *, texts: Mapping[str, str], by: Actor) -> list["Notice"]:
        """Put a new version in force, in all its languages at once.

        Consents given before keep naming the version they were given under. Publishing the texts
        in force again changes nothing. Raises NoticeEmpty, UnknownPlaceholder, PlaceholderMissing.
        """
        now = clock.now()
        checked = _checked(texts)
        with transaction.atomic():
            Company.objects.lock()
            newest = self.order_by("-pk").first()
            number = int(newest.version) if newest else 0
            in_force = self.filter(version=str(number)).values_list("language", "body")
            if dict(in_force) == checked:
                return list(self.filter(version=str(number)))
            made = [
                self.create(version=str(number + 1), language=code, body=body, published_at=now)
                for code, body in checked.items()
            ]
            record("notice.published", subject="notice", by=by, version=number + 1)
        return made


class Notice(models.Model):
    """One version of the notice in one language. A published one never changes."""

    version = models.CharField(max_length=20)
    language = models.CharField(max_length=20)
    # With placeholders; what a reader sees is ``text``.
    body = models.TextField()
    published_at = models.DateTimeField()

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="notice_once_per_version_and_language", fields=["version", "language"])
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.language}"

    @property
    def title(self) -> str:
        """What stands above the notice, in its own language."""
        with override(wording.catalogue(self.language)):
            return _("What happens with your data")

    @property
    def text(self) -> str:
        """The whole notice with today's facts, headings as lines of their own. Raises HouseNotOpen."""
        return "\n\n".join("\n".join([section.heading, *section.paragraphs]) for section in self.sections())

    def sections(self) -> list[Section]:
        """The notice with today's facts, cut at its headings (lines that begin with ``#``).

        The facts: who we are, whom to write to, how long. Raises HouseNotOpen.
        """
        found: list[Section] = []
        for line in placeholders.fill(self.body, placeholders.facts(self.language)).splitlines():
            if line.startswith("#") or not found:
                found.append(Section(line.lstrip("# "), []))
            elif line.strip():
                found[-1].paragraphs.append(line.strip())
        return found


def built_in(language: str) -> Notice:
    """The notice that comes with Hospes, unsaved: in force until the company publishes its own."""
    code = wording.code(language)
    file = BUILT_IN / f"{code}.txt"
    if not file.is_file():
        code, file = "en", BUILT_IN / "en.txt"
    return Notice(version=BUILT_IN_VERSION, language=code, body=file.read_text("utf-8"), published_at=clock.now())


def _checked(texts: Mapping[str, str]) -> dict[str, str]:
    checked = {wording.code(code): text.clean_text(body, LONGEST) for code, body in texts.items()}
    for body in checked.values() or [""]:
        placeholders.check(body)
    return checked
