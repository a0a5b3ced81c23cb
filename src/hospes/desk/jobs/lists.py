"""The list of jobs."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from hospes.applications.queries import end_of_day
from hospes.desk.doors import MemberView
from hospes.desk.jobs import choices, listing
from hospes.foundation import clock
from hospes.jobs.enums import JobState
from hospes.team import rules

TAGS = {JobState.PUBLIC: "kept", JobState.UNLISTED: "info", JobState.CLOSED: "", JobState.DRAFT: "due"}
SORTS = {"date": _("Nearest date"), "waiting": _("Most waiting"), "changed": _("Changed last"), "contact": _("Contact")}


class JobsView(MemberView):
    """Jobs this member may see, with who waits and until when."""

    active = "jobs"

    def get(self, request: HttpRequest) -> HttpResponse:
        wanted = self.wanted
        page = listing.found(self.member, wanted)
        return self.show(
            "jobs.html",
            page=page,
            jobs=[self.row(job) for job in page],
            wanted=wanted,
            found=page.paginator.count,
            narrowed=bool(wanted.words or wanted.state or wanted.contact),
            selects=self.selects(),
            new_url=reverse("desk:new-job") if rules.may_edit_jobs(self.member) else "",
        )

    @cached_property
    def wanted(self) -> listing.Wanted:
        """What was typed and chose."""
        told = self.request.GET
        names = ("state", "contact", "sort", "page")
        return listing.Wanted(words=told.get("q", ""), **{name: told[name] for name in names if name in told})

    @cached_property
    def now(self) -> Any:
        return clock.now()

    @cached_property
    def midnight(self) -> Any:
        return end_of_day(self.now, self.member.zone)

    def selects(self) -> list[dict[str, Any]]:
        """The filters and the order, as selects of one form."""
        states = [("", _("Any state")), *JobState.choices]
        return [
            {"name": "state", "label": _("State"), "value": self.wanted.state, "options": states},
            {
                "name": "contact",
                "label": _("Contact"),
                "value": self.wanted.contact,
                "options": choices.or_nothing(choices.contacts(), str(_("Any contact"))),
            },
            {"name": "sort", "label": _("Order"), "value": self.wanted.sort, "options": [*SORTS.items()]},
        ]

    def row(self, job: Any) -> dict[str, Any]:
        """What one line shows."""
        decides = rules.may_decide(self.member)
        language = choices.language()
        return {
            "title": job.title(language),
            "places": ", ".join(job.places_in(language)),
            "url": reverse("desk:board" if decides else "desk:job", args=[job.public_id]),
            "state_label": job.get_state_display(),
            "state_tag": TAGS[job.state],
            "contact": job.contact,
            "waiting": job.waiting if decides else "",
            "nearest": job.nearest if decides else None,
            "edit_url": reverse("desk:job", args=[job.public_id]) if rules.may_edit_jobs(self.member) else "",
        }
