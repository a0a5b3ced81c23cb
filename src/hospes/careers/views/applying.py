from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from hospes.careers import caching, doors, job_page, limits, receipts, sending
from hospes.careers.forms.apply import ApplyForm
from hospes.careers.forms.person import Known
from hospes.foundation.refusals import Refusal


@csrf_exempt  # a public form without a session: OriginMiddleware and the form's number guard it
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, language: str, public_id: str) -> HttpResponse:
    """Take in an application. A GET leads to the form, which stands on the job's page."""
    limits.refuse_flood_of_bytes(request)
    job = doors.job(public_id)
    if job is None:
        return doors.gone(request, language)
    if request.method != "POST":
        return redirect(f"{reverse('careers:job', args=[language, public_id])}#apply")
    form = ApplyForm(request.POST, request.FILES, known=Known(job=job, language=language))
    return take_in(request, form) if form.is_valid() else back(request, form, 422)


def take_in(request: HttpRequest, form: ApplyForm) -> HttpResponse:
    """Submit, and lead to the confirmation."""
    if limits.is_too_much(request, "apply"):
        form.add_error(None, limits.sentence(form.job))
        return back(request, form, 429)
    try:
        sent = sending.send(form)
    except Refusal as refused:
        form.add_error(None, str(refused))
    else:
        sealed = receipts.of_application(sent, form.job, form.person())
        return caching.see_other(reverse("careers:sent", args=[form.language, sealed]))
    return back(request, form, 422)


def back(request: HttpRequest, form: ApplyForm, status: int) -> HttpResponse:
    """Give the form back with everything in it, files too."""
    if not limits.is_too_much(request, "keep"):
        form.keep_files()
    return job_page.again(request, form, status)
