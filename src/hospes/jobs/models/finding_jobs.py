import sys
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q

from hospes.foundation import clock, text, wording
from hospes.foundation.actors import Actor
from hospes.jobs import plans
from hospes.jobs.enums import JobState
from hospes.jobs.models.job_member import JobMember
from hospes.jobs.models.staffable import described
from hospes.jobs.models.stage import Stage
from hospes.jobs.refusals import TitleMissing, UnknownValue
from hospes.journal.record import record
from hospes.team import rules
from hospes.team.enums import Role

if TYPE_CHECKING:
    from hospes.jobs.models.job import Job
    from hospes.team.models import Member


class JobQuerySet(models.QuerySet["Job"]):
    """Ways to find and to begin a job."""

    def locked(self, pk: int) -> "Job":
        """Return the job, locked until the transaction ends; rows that point at it need not wait."""
        return self.select_for_update(no_key=True).get(pk=pk)

    def readable(self) -> Self:
        """Those that can be read by their address. Drafts and closed jobs are nowhere."""
        return self.filter(state__in=JobState.READABLE)

    def listed(self) -> Self:
        """Those in the public list, newest first: public, and their round is not over.

        A round ends at midnight where the work is; until the last zone has passed it, it stays.
        """
        last_zone = (clock.now() - timedelta(hours=12)).date()
        open_round = Q(closes_on=None) | Q(closes_on__gte=last_zone)
        listed = self.filter(open_round, state=JobState.PUBLIC)
        return listed.order_by("-published_at", "-pk")

    def live(self) -> Self:
        """Those that are not closed."""
        return self.exclude(state=JobState.CLOSED)

    def matching(self, query: str) -> Self:
        """Those in which every word of ``query`` occurs: title, summary, place or team."""
        found = self
        for word in text.clean_line(query, sys.maxsize).casefold().split()[:MOST_WORDS]:
            found = found.filter(words__contains=word)
        return found

    def seen_by(self, member: "Member") -> Self:
        """Admins and recruiters see all jobs; hiring managers those of their team, interviewers
        those with a stage of theirs; everybody those he stands for as contact or deputy.
        """
        if not member.is_active:
            return self.none()
        if rules.works_with_all(member):
            return self
        stages = Stage.objects.filter(job=OuterRef("pk"), members=member)
        own = Q(contact=member) | Q(deputy=member) | Q(Exists(stages))
        if member.role == Role.HIRING_MANAGER:
            own |= Q(Exists(JobMember.objects.filter(job=OuterRef("pk"), member=member)))
        return self.filter(own)

    def with_words(self) -> Self:
        """Together with the texts, the places and the people that a list shows: 2 queries more."""
        return self.select_related("contact", "deputy").prefetch_related("texts", "job_places__place")

    def whole(self) -> Self:
        """Together with everything the job page shows."""
        return (
            self.with_words()
            .select_related("form")
            .prefetch_related("stages__members", "criteria", "openings", "form__questions")
        )

    def for_search(self) -> Iterator["Job"]:
        """All jobs with what they are found by, in portions, for building the search anew."""
        return self.prefetch_related("texts").iterator(chunk_size=200)

    def for_desk(self, member: "Member") -> Self:
        """The jobs a member works on, as the desk lists them: live ones first, then by age."""
        seen = self.seen_by(member).with_words().prefetch_related("openings")
        is_closed = models.Case(models.When(state=JobState.CLOSED, then=1), default=0)
        return seen.order_by(is_closed, "-changed_at", "-pk")

    def draft(
        self,
        *,
        titles: Mapping[str, str],
        by: Actor,
        contact: "Member | None" = None,
        deputy: "Member | None" = None,
        plan: str = "standard",
        **facts: Any,
    ) -> "Job":
        """Begin a job with a title in each language given and a plan from ``plans.TEMPLATES``.

        ``facts`` are those of ``describe``. Raises TitleMissing, and what the verbs raise that it
        is made of. Nothing can be read by anybody before ``publish``.
        """
        if plan not in plans.TEMPLATES:
            raise UnknownValue(value=plan)
        now = clock.now()
        cleaned = wording.lines(titles, 200)
        if not cleaned:
            raise TitleMissing
        with transaction.atomic():
            job = self.create(created_at=now, changed_at=now, **described(facts))
            record("job.drafted", subject=job.key, by=by, at=now)
            for language, title in cleaned.items():
                job.write(language, title=title, by=by)
            job.set_plan(plans.TEMPLATES[plan](), by=by)
            if contact is not None:
                job.set_contact(contact, deputy=deputy, by=by)
        return job


# More words than this are a pasted text, not a search.
MOST_WORDS = 8
