from typing import TYPE_CHECKING, Any, Unpack, cast

from hospes.foundation import text as cleaning
from hospes.foundation import wording
from hospes.foundation.actors import Actor
from hospes.jobs import found
from hospes.jobs.drafts import TextDraft
from hospes.jobs.models.editable import Editable
from hospes.jobs.models.job_text import PROSE, JobText
from hospes.jobs.refusals import LastText, TitleMissing, UnknownLanguage

if TYPE_CHECKING:
    from hospes.jobs.models.job import Job

PROSE_LIMIT = 20_000


class Wordable(Editable):
    """What a job says, in each language for itself."""

    class Meta:
        abstract = True

    def text(self, language: str) -> JobText | None:
        """Return the text in ``language``, else the one in the first language there is."""
        texts = {text.language: text for text in cast("Job", self).texts.all()}
        return texts.get(wording.code(language)) or next(iter(texts.values()), None)

    def title(self, language: str) -> str:
        """Return the title in ``language``, else in the first language there is."""
        text = self.text(language)
        return text.title if text else ""

    def languages(self) -> list[str]:
        """Return the short codes of the languages this job has a text in."""
        return [text.language for text in cast("Job", self).texts.all()]

    def searchable_words(self) -> str:
        """Return what the text search looks in, in all languages, casefolded."""
        job = cast("Job", self)
        parts = [f"{text.title} {text.summary}" for text in job.texts.all()]
        parts += [name for place in job.places() for name in place.name.values()]
        return "\n".join([*parts, *job.team_name.values()]).casefold()

    def remember_words(self) -> None:
        """Write what the job is found by, on the site and at the desk."""
        self.words = self.searchable_words()
        self.save(update_fields=["words"])
        found.index(cast("Job", self))

    def write(self, language: str, *, by: Actor, **words: Unpack[TextDraft]) -> JobText:
        """Write the text in one language; what is not named stays. Raises TitleMissing,
        UnknownLanguage, and what ``edited`` raises. No other language is touched.
        """
        code = wording.code(language)
        if code not in wording.codes():
            raise UnknownLanguage(language=language)
        with self.edited("job.text_written", by=by, language=code) as job:
            text = JobText.objects.filter(job=job, language=code).first()
            text = text or JobText(job=job, language=code)
            for field, value in cleaned_words(words).items():
                setattr(text, field, value)
            if not text.title:
                raise TitleMissing
            text.written_by, text.written_at = by, job.changed_at
            text.save()
        return text

    def remove_text(self, language: str, *, by: Actor) -> None:
        """Take the text in one language away. Raises LastText."""
        code = wording.code(language)
        with self.edited("job.text_removed", by=by, language=code) as job:
            if not job.texts.exclude(language=code).exists():
                raise LastText
            job.texts.filter(language=code).delete()


def cleaned_words(words: TextDraft) -> dict[str, Any]:
    """Return the given fields without what breaks storage or reading direction."""
    limits = {"title": 200, "hours": 200, "summary": 600}
    return {
        field: cleaning.clean_text(value, PROSE_LIMIT) if field in PROSE else cleaning.clean_line(value, limits[field])
        for field, value in cast(dict[str, str], words).items()
    }
