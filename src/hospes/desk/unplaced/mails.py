"""All mails without a place, and one of them with what may be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language

from hospes.applications import strangers
from hospes.cases.models import Case
from hospes.conversations import belonging, filing
from hospes.desk.people import drawing
from hospes.desk.people.as_written import ShownAsWritten
from hospes.desk.people.listing import found
from hospes.desk.unplaced.doors import ArrivalView, UnplacedView, seen_by
from hospes.desk.unplaced.forms import AsideForm, CaseForm, MatterForm
from hospes.desk.unplaced.words import why
from hospes.foundation.text import shorten
from hospes.jobs.models import Job
from hospes.post.enums import Standing
from hospes.team import rules
from hospes.team.models import Member

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from hospes.post.models import Arrival
    from hospes.post.reading.mail import ReadMail

A_PAGE = 25
MOST_CASES = 20
SHOWN = 20_000


class UnplacedListView(UnplacedView):
    """What waits for a person, the longest waiting first; or what was put aside, the newest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        aside = request.GET.get("show") == "aside"
        rows = seen_by(self.member)
        if aside:
            rows = rows.exclude(standing=Standing.UNSORTED).order_by("-received_at", "-pk")
        else:
            rows = rows.filter(standing=Standing.UNSORTED).order_by("received_at", "pk")
        page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
        return self.show("unplaced/list.html", aside=aside, page=page, mails=[line(arrival) for arrival in page])


class UnplacedMailView(ArrivalView):
    """One mail: what it says, why it waits, and what may be done. Forms that came back stand in it as sent."""

    sent = ""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.page()

    @cached_property
    def mail(self) -> ReadMail:
        return self.arrival.read()

    @cached_property
    def query(self) -> str:
        return self.request.GET.get("q", "").replace("\0", "").strip()[:200]

    @cached_property
    def case_form(self) -> CaseForm:
        cases = [(case.public_id, _named(case)) for case in self._cases()]
        return CaseForm(self._data("case"), cases=cases)

    @cached_property
    def matter_form(self) -> MatterForm:
        people = Member.objects.filter(is_active=True).order_by("sort_key", "pk")
        contacts = [(str(each.pk), each.name) for each in people if rules.may_be_contact(each)]
        writer = filing.whose(self.mail)
        guess = self.arrival.guess.partition(":")[2] if self.arrival.guess.startswith("member:") else ""
        initial = {"name": writer.name or writer.address.partition("@")[0], "contact": guess or str(self.member.pk)}
        meant = strangers.job_meant(self.mail.subject)
        initial["job"] = meant.public_id if meant else ""
        return MatterForm(self._data("matter"), contacts=contacts, jobs=self._jobs(), initial=initial)

    @cached_property
    def aside_form(self) -> AsideForm:
        return AsideForm(self._data("aside"))

    def page(self, status: int = 200, refused: str = "") -> HttpResponse:
        shown = self.mail.text.strip()
        return self.show(
            "unplaced/mail.html",
            status=status,
            row=line(self.arrival),
            arrival=self.arrival,
            text=shorten(shown, SHOWN) if shown else "",
            rich=bool(self.mail.html),
            files=[file.name for file in self.mail.attachments],
            case_form=self.case_form,
            matter_form=self.matter_form,
            aside_form=self.aside_form,
            query=self.query,
            refused=refused,
            waits=self.arrival.standing == Standing.UNSORTED,
        )

    def _data(self, form: str) -> Any:
        return self.request.POST if self.sent == form else None

    def _jobs(self) -> list[tuple[str, str]]:
        """What somebody can be introduced for: the jobs that this member sees and that candidates can read."""
        language = get_language() or "en"
        rows = Job.objects.seen_by(self.member).readable().with_words()
        titles = [(job.public_id, job.title(language)) for job in rows]
        return sorted(titles, key=lambda row: row[1].casefold())

    def _cases(self) -> list[Case]:
        """The conversations that can be meant: what we guess, what these people have, what was looked for."""
        mine = Case.objects.seen_by(self.member)
        senders = belonging.candidates_with(filing.whose(self.mail).address)
        guess = self.arrival.guess.partition(":")[2] if self.arrival.guess.startswith("case:") else ""
        chosen = self.request.POST.get("case-case", "")
        rows = [*mine.filter(pk=int(guess or 0)), *mine.filter(candidate__in=senders), *mine.filter(public_id=chosen)]
        if self.query:
            rows += list(found(self.query, self.member).order_by("-opened_at")[:MOST_CASES])
        keys = list(dict.fromkeys(row.pk for row in rows))
        people = mine.select_related("candidate", "application__job").prefetch_related("application__job__texts")
        known = people.in_bulk(keys)
        return [known[key] for key in keys]


class WrittenMailView(ShownAsWritten, ArrivalView):
    """The mail as it was written."""

    def came(self) -> Arrival:
        return self.arrival

    def picture_url(self, number: int) -> str:
        return reverse("desk:unplaced-picture", args=[self.arrival.public_id, number])


class UnplacedWordsView(WrittenMailView):
    """What stands in the frame."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.words()


class UnplacedPictureView(WrittenMailView):
    """A picture in the frame."""

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        return self.picture(number)


def line(arrival: Arrival) -> dict[str, Any]:
    """A mail in one line."""
    return {
        "from": arrival.from_name or arrival.from_address,
        "address": arrival.from_address,
        "subject": arrival.subject,
        "at": arrival.received_at,
        "why": why(arrival.why),
        "url": reverse("desk:unplaced-mail", args=[arrival.public_id]),
    }


def _named(case: Case) -> str:
    return f"{case.candidate.name} · {drawing.title(case)}"
