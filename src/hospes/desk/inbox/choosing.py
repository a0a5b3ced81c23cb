"""What the reader of the inbox chose, and what there is to choose from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.utils.http import urlencode
from django.utils.translation import get_language

from hospes.applications.inbox import Wanted
from hospes.jobs.models import Job
from hospes.team.models import Member
from hospes.team.rules import works_with_all

if TYPE_CHECKING:
    from django.http import QueryDict

EVERYBODY = "everybody"


@dataclass(frozen=True)
class Chosen:
    """The choices as they stand in the address, and as the rooms understand them."""

    asked: dict[str, str]
    wanted: Wanted
    people: list[Member]
    jobs: list[tuple[str, str]]
    teams: list[tuple[str, str]]

    @property
    def query(self) -> str:
        """The choices as a query, to be carried from page to page."""
        kept = {name: value for name, value in self.asked.items() if value}
        return f"?{urlencode(kept)}" if kept else ""

    @property
    def narrowed(self) -> bool:
        """Whether something besides one's own inbox was chosen."""
        return any(self.asked[name] for name in ("whose", "job", "team"))


def read(told: QueryDict, member: Member) -> Chosen:
    """Read the choices; what does not exist, or is not to be seen, counts as not chosen.

    At first everybody sees what he answers for himself; a hiring manager all of his jobs.
    """
    language = get_language() or "en"
    jobs = list(Job.objects.seen_by(member).prefetch_related("texts").order_by("pk"))
    people = list(Member.objects.filter(is_active=True).order_by("name")) if works_with_all(member) else []
    by_key = {job.public_id: job for job in jobs}
    by_pk = {str(person.pk): person for person in people}
    teams = {job.team_key: job.team_name_in(language) for job in jobs if job.team_key}
    asked = {name: told.get(name, "").replace("\0", "") for name in ("show", "whose", "job", "team")}
    known = {"show": {"all"}, "whose": {EVERYBODY, *by_pk}, "job": by_key, "team": teams}
    asked = {name: value if value in known[name] else "" for name, value in asked.items()}
    wanted = Wanted(
        waiting=asked["show"] != "all",
        whose=_whose(asked["whose"], by_pk, member),
        job=by_key.get(asked["job"]),
        team=asked["team"],
    )
    titles = [(job.public_id, job.title(language)) for job in jobs]
    return Chosen(asked, wanted, people, titles, sorted(teams.items()))


def waiting(wanted: Wanted) -> Wanted:
    """The same choices, but only what waits."""
    return replace(wanted, waiting=True)


def _whose(asked: str, people: dict[str, Any], member: Member) -> Member | None:
    if asked == EVERYBODY or not works_with_all(member):
        return None
    return people.get(asked, member)
