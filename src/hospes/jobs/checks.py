"""What a job needs before people may read it, in plain sentences (P16, spec/career-site.md 7)."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from hospes.foundation import wording
from hospes.jobs.enums import LONGEST_ROUND, Intake, PayKind, StagePromise
from hospes.jobs.findings import Finding, block, warn
from hospes.jobs.registers import publish_checks

if TYPE_CHECKING:
    from hospes.jobs.models.job import Job

# One page, under five minutes: at most so many questions, so many of them required. Name, how to
# reach you, résumé and notice are asked by every form and count.
MOST_QUESTIONS, MOST_REQUIRED, ALWAYS_ASKED = 12, 5, 4


def findings(job: "Job") -> list[Finding]:
    """Return all findings, those that stand in the way first."""
    found = [finding for check in OWN for finding in check(job)]
    found += [finding for check in publish_checks.all() for finding in check(job)]
    return sorted(found, key=lambda finding: not finding.blocks)


def contact_is_reachable(job: "Job") -> Iterator[Finding]:
    """A named contact with an address of his own, and somebody who covers."""
    if job.contact is None:
        yield block("contact_missing", _("Name a contact: candidates write to a person."))
    elif not job.contact.has_working_address:
        yield block(
            "contact_unreachable",
            _("%(name)s cannot be reached: name another contact.") % {"name": job.contact.name},
        )


def deputy_covers(job: "Job") -> Iterator[Finding]:
    """Somebody else who answers when the contact cannot; alone, one says so."""
    if job.contact is None:
        return
    deputy = job.deputy or job.contact.deputy_for_case()
    if deputy is not None and deputy.has_working_address:
        return
    if type(job.contact).objects.active().exclude(pk=job.contact.pk).exists():
        yield block("deputy_missing", _("Name a deputy who can be reached, for when the contact is away."))
    else:
        yield warn("nobody_covers", _("You work alone here: the page will say that nobody covers."))


def says_something(job: "Job") -> Iterator[Finding]:
    """A text in at least one language, with what one would do."""
    texts = list(job.texts.all())
    if not texts:
        yield block("text_missing", _("Write the job’s text in at least one language."))
    for text in texts:
        if not text.work and not text.summary:
            language = wording.code(text.language)
            yield block(
                f"work_missing_{language}",
                _("Say what one would do, in the text “%(title)s”.") % {"title": text.title},
            )
    missing = [code for code in wording.codes() if code not in {text.language for text in texts}]
    if texts and missing:
        yield warn(
            "language_missing",
            _("There is no text in: %(languages)s. Readers see the other language.")
            % {"languages": ", ".join(missing)},
        )


def texts_are_of_one_age(job: "Job") -> Iterator[Finding]:
    """One text that was changed days after the other may say something else."""
    written = sorted(job.texts.all(), key=lambda text: text.written_at)
    if len(written) > 1 and written[-1].written_at - written[0].written_at > timedelta(days=1):
        yield warn(
            "text_is_older",
            _("“%(older)s” is older than “%(newer)s”: do both still say the same?")
            % {"older": written[0].title, "newer": written[-1].title},
        )


def has_a_plan(job: "Job") -> Iterator[Finding]:
    """Stages, and by when one hears after the first."""
    plan = job.plan()
    if not plan:
        yield block("plan_missing", _("Give the job a plan: the steps, and by when one hears."))
    elif not any(stage.promise_kind == StagePromise.REVIEW for stage in plan):
        yield block("review_missing", _("Say in the plan within how many days an application is read."))
    undated = any(stage.promise_kind and stage.promise_days is None for stage in plan)
    if undated and job.decision_on is None:
        yield block("decision_undated", _("The plan promises a decision on a date: name the date."))


def has_criteria(job: "Job") -> Iterator[Finding]:
    """What we decide by."""
    if not job.current_criteria():
        yield block("criterion_missing", _("Name at least one criterion: every no refers to one."))


def pay_is_stated(job: "Job") -> Iterator[Finding]:
    """What it pays."""
    if not job.pay_is_stated:
        yield block("pay_missing", _("Say what it pays."))
    elif job.pay_kind == PayKind.ON_REQUEST:
        yield warn("pay_on_request", _("In some places the law wants the pay range on the page."))


def has_a_place(job: "Job") -> Iterator[Finding]:
    """Where one works, and the hours and holidays that dates count in."""
    if not job.places():
        yield block("place_missing", _("Say where one would work."))


def round_closes(job: "Job") -> Iterator[Finding]:
    """A round has a closing date, ahead of us, within 40 days."""
    if job.intake != Intake.ROUND:
        return
    today = job.today()
    if job.closes_on is None:
        yield from round_without_date()
    elif job.closes_on < today:
        yield block("round_is_over", _("The closing date has passed: name a new one."))
    elif job.closes_on > today + timedelta(days=LONGEST_ROUND):
        yield block(
            "round_too_long",
            _("The closing date is more than %(days)d days away.") % {"days": LONGEST_ROUND},
        )


def round_without_date() -> Iterator[Finding]:
    """Nobody can apply in time to a round that does not say when it closes."""
    yield block("closing_date_missing", _("A round needs a closing date."))


def form_is_short(job: "Job") -> Iterator[Finding]:
    """One page, in under five minutes."""
    questions = job.questions()
    required = sum(question.required for question in questions)
    if len(questions) + ALWAYS_ASKED > MOST_QUESTIONS:
        yield warn(
            "form_too_long",
            _("The form asks %(asked)d things; more than %(most)d make people give up.")
            % {"asked": len(questions) + ALWAYS_ASKED, "most": MOST_QUESTIONS},
        )
    if required + ALWAYS_ASKED > MOST_REQUIRED:
        yield warn(
            "form_too_strict",
            _("The form requires %(asked)d answers; %(most)d are enough to begin with.")
            % {"asked": required + ALWAYS_ASKED, "most": MOST_REQUIRED},
        )


def says_whether_it_is_real(job: "Job") -> Iterator[Finding]:
    """A real vacancy, or interest collected: said either way; and a seat behind a real one."""
    if job.real_vacancy is None:
        yield warn("vacancy_unsaid", _("Say whether there is a vacancy now."))
    elif job.real_vacancy and not job.open_seats():
        yield warn("opening_missing", _("It says there is a vacancy, but no opening is open."))


def says_what_machines_do(job: "Job") -> Iterator[Finding]:
    """What machines do on the way to a decision, even if that is nothing."""
    if not job.machines_used:
        yield warn("machines_unsaid", _("Say what programs do in the selection, even if nothing."))


OWN: tuple[Callable[["Job"], Iterable[Finding]], ...] = (
    contact_is_reachable,
    deputy_covers,
    says_something,
    texts_are_of_one_age,
    pay_is_stated,
    has_a_place,
    has_a_plan,
    has_criteria,
    round_closes,
    form_is_short,
    says_whether_it_is_real,
    says_what_machines_do,
)
