"""From a form that is right to an application, once: pressed twice, in two tabs, or after the back button."""

from datetime import date

from django.db import IntegrityError, transaction

from hospes.applications.models import Application
from hospes.applications.models.submitting import Submission
from hospes.careers.forms.apply import ApplyForm
from hospes.cases.enums import State
from hospes.cases.refusals import AlreadyOpen
from hospes.foundation import tokens
from hospes.privacy.enums import How, Purpose
from hospes.privacy.models import Consent

MOST_AGAIN = 20


def send(form: ApplyForm) -> Submission:
    """Submit the application and write down the consent, in one transaction.

    Two presses at the same instant meet in the database; the one that comes second then finds the
    first one's application. Raises what ``submit`` refuses.
    """
    try:
        return submit(form)
    except (AlreadyOpen, IntegrityError):
        return submit(form)


def submit(form: ApplyForm) -> Submission:
    with transaction.atomic():
        sent = Application.objects.submit(
            form.job,
            form.person(),
            nonce=nonce(form),
            files=form.incoming(),
            checked=form.checked,
            shown=shown(form),
        )
        if sent.promises:
            candidate = sent.application.case.candidate
            Consent.objects.give(
                candidate=candidate,
                purpose=Purpose.APPLICATION,
                how=How.FORM,
                language=form.language,
                by=candidate.actor,
            )
    return sent


def shown(form: ApplyForm) -> date | None:
    """The day by which the page said one hears; nothing where it was changed on the way."""
    try:
        return date.fromisoformat(form.data.get("hears", ""))
    except ValueError:
        return None


def nonce(form: ApplyForm) -> str:
    """The number under which a form counts once.

    The page's own number may come from a cache and stand in two people's forms; together with who they
    are it is one form's. Somebody who applies again after the end gets a new one.
    """
    told = form.cleaned_data
    who = (told["name"].casefold(), told["email"].casefold(), "".join(told["phone"].split()))
    own = tokens.sign("careers.apply", form.job.pk, told["nonce"][:64], *who)
    for again in range(MOST_AGAIN):
        number = f"{own}-{again}"
        known = Application.objects.select_related("case").filter(nonce=number).first()
        if known is None or known.case.state == State.OPEN:
            break
    return number
