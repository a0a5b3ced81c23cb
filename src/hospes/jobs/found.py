"""What a job is found by in the search of the desk."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hospes.search import catalogue, tokens
from hospes.search.catalogue import Draft

if TYPE_CHECKING:
    from hospes.jobs.models.job import Job

KIND = "job"
# Who may find every job: admins and recruiters (``seen_by``).
AUDIENCE = "recruiting"


def draft(job: "Job") -> Draft:
    """Titles by word, pinyin and initials; the rest of what the site's search looks in as words."""
    titles = [text.title for text in job.texts.all()]
    return Draft(
        key=job.public_id,
        title=job.title("en"),
        names=list(dict.fromkeys(token for title in titles for token in tokens.of_name(title))),
        words=tokens.of_text(job.words),
        audience=AUDIENCE,
        at=job.created_at,
    )


def index(job: "Job") -> None:
    """Write what the job is found by, in the verb's transaction."""
    catalogue.write(KIND, [draft(job)])


def drafts_of(jobs: "Iterator[Job]") -> Iterator[Draft]:
    """Return the drafts of these jobs, for building the search anew."""
    return map(draft, jobs)
