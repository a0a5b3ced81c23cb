from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hospes.foundation import wording
from hospes.jobs.models import Job
from hospes.team.models import Company


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Jobs may be found; people's own pages and the desk may not."""
    lines = [
        "User-agent: *",
        "Disallow: /p/",
        "Disallow: /desk/",
        f"Sitemap: {base(request)}{reverse('careers:sitemap')}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every listed job in every language; unlisted ones are nowhere."""
    found = [(job.public_id, job.changed_at.date()) for job in Job.objects.listed()]
    context = {"base": base(request), "jobs": found, "codes": wording.codes()}
    return render(request, "careers/sitemap.xml", context, content_type="application/xml; charset=utf-8")


def base(request: HttpRequest) -> str:
    """Return the address of this installation, as letters give it."""
    company = Company.objects.current()
    return (company.public_url if company else "").rstrip("/") or f"{request.scheme}://{request.get_host()}"
