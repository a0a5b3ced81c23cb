from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hospes.careers import caching, doors, job_page, listing, receipts
from hospes.careers.keeping import kept
from hospes.foundation import wording


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The list of jobs, in the language the browser asks for."""
    return redirect("careers:jobs", language=wording.code(get_language() or "en"))


@require_safe
def start(request: HttpRequest, language: str) -> HttpResponse:
    return redirect("careers:jobs", language=language)


@require_safe
@kept
def jobs(request: HttpRequest, language: str) -> HttpResponse:
    return caching.page(request, "careers/jobs.html", listing.context(request.GET, language))


@require_safe
@kept
def job(request: HttpRequest, language: str, public_id: str) -> HttpResponse:
    found = doors.job(public_id)
    if found is None:
        return doors.gone(request, language)
    return job_page.fresh(request, found, language)


@require_safe
@kept
def privacy(request: HttpRequest, language: str) -> HttpResponse:
    """What happens with data, in plain words."""
    notice = job_page.notice(language)
    if notice is None:
        raise Http404
    return caching.page(request, "careers/privacy.html", {"notice": notice, **listing.frame([])})


@require_safe
def sent(request: HttpRequest, language: str, sealed: str) -> HttpResponse:
    """The confirmation: what was sent, by when one hears, from whom."""
    facts = receipts.unpack(sealed)
    if facts is None:
        return caching.own(request, "careers/ran_out.html", listing.frame([]), status=410)
    return caching.own(request, "careers/sent.html", receipts.show(facts, language))
