from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from hospes.applications import questions
from hospes.careers import caching, doors, job_page, limits, receipts
from hospes.careers.forms.ask import AskForm
from hospes.careers.forms.person import Known
from hospes.foundation.refusals import Refusal


@csrf_exempt  # a public form without a session: OriginMiddleware guards it
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, language: str, public_id: str) -> HttpResponse:
    """Take in a question before applying."""
    limits.refuse_flood_of_bytes(request)
    job = doors.job(public_id)
    if job is None:
        return doors.gone(request, language)
    if request.method != "POST":
        return redirect(f"{reverse('careers:job', args=[language, public_id])}#ask")
    form = AskForm(request.POST, known=Known(job=job, language=language))
    return take_in(request, form) if form.is_valid() else job_page.again(request, form, 422)


def take_in(request: HttpRequest, form: AskForm) -> HttpResponse:
    """Ask, and lead to the confirmation."""
    if limits.is_too_much(request, "ask"):
        form.add_error(None, limits.sentence(form.job))
        return job_page.again(request, form, 429)
    try:
        asked = questions.ask(form.job, form.person(), words=form.cleaned_data["question"])
    except Refusal as refused:
        form.add_error(None, str(refused))
    else:
        sealed = receipts.of_question(form.job, form.person(), asked.written_at)
        return caching.see_other(reverse("careers:sent", args=[form.language, sealed]))
    return job_page.again(request, form, 422)
