"""How our journal entries read. Who acted stands beside the line."""

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hospes.journal.models import Entry

PLAIN: dict[str, Promise] = {
    "job.drafted": gettext_lazy("Began the job"),
    "job.copied": gettext_lazy("Began the job as a copy of another"),
    "job.described": gettext_lazy("Changed the job’s settings"),
    "job.contact_named": gettext_lazy("Named contact and deputy"),
    "job.handed_over": gettext_lazy("Handed the job over to a colleague"),
    "job.places_set": gettext_lazy("Changed the places"),
    "job.team_set": gettext_lazy("Changed the hiring team"),
    "job.pay_set": gettext_lazy("Changed the pay"),
    "job.intake_set": gettext_lazy("Changed how applications are taken in"),
    "job.plan_set": gettext_lazy("Changed the plan"),
    "job.stage_added": gettext_lazy("Added a stage to the plan"),
    "job.stage_changed": gettext_lazy("Changed a stage of the plan"),
    "job.stage_moved": gettext_lazy("Moved a stage of the plan"),
    "job.stage_removed": gettext_lazy("Took a stage out of the plan"),
    "job.criteria_set": gettext_lazy("Changed the criteria"),
    "job.questions_set": gettext_lazy("Changed the questions of the form"),
    "job.opening_opened": gettext_lazy("Opened a seat"),
    "job.published": gettext_lazy("Published the job"),
    "job.unlisted": gettext_lazy("Took the job off the list; it can be read by its address"),
    "job.unpublished": gettext_lazy("Took the job off the site"),
    "job.closing": gettext_lazy("Ended the job: it closes when everybody has heard"),
    "job.closed": gettext_lazy("Closed the job"),
    "job.reopened": gettext_lazy("Opened the job again as a draft"),
    "place.added": gettext_lazy("Added a place"),
    "place.changed": gettext_lazy("Changed a place"),
    "place.removed": gettext_lazy("Removed a place"),
}


def text_written(entry: Entry) -> str:
    return _("Wrote the text (%(language)s)") % {"language": entry.data["language"]}


def text_removed(entry: Entry) -> str:
    return _("Removed the text (%(language)s)") % {"language": entry.data["language"]}


def opening_filled(entry: Entry) -> str:
    return _("Filled opening %(number)d") % {"number": entry.data["number"]}


def opening_cancelled(entry: Entry) -> str:
    return _("Cancelled opening %(number)d") % {"number": entry.data["number"]}


def plain(sentence: Promise) -> Callable[[Entry], str]:
    """Return the sentence of a verb that reads the same for every job."""
    return lambda _entry: str(sentence)


SENTENCES: dict[str, Callable[[Entry], str]] = {
    **{verb: plain(sentence) for verb, sentence in PLAIN.items()},
    "job.text_written": text_written,
    "job.text_removed": text_removed,
    "job.opening_filled": opening_filled,
    "job.opening_cancelled": opening_cancelled,
}
