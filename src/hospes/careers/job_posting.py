"""The job once more for search engines, as schema.org's JobPosting: only what the page itself says."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from hospes.jobs.enums import Employment, JobState, PayKind
from hospes.jobs.models import Job

# Their vocabulary; a kind they have no word for is OTHER.
KINDS = {
    Employment.FULL_TIME: ["FULL_TIME"],
    Employment.FULL_OR_PART_TIME: ["FULL_TIME", "PART_TIME"],
    Employment.PART_TIME: ["PART_TIME"],
    Employment.FIXED_TERM: ["TEMPORARY"],
    Employment.INTERNSHIP: ["INTERN"],
    Employment.FREELANCE: ["CONTRACTOR"],
}
# A data block is never run, but a page ends where "</script" stands.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def data(job: Job, language: str) -> SafeString:
    """Return the JSON of a listed job; nothing for one that is not to be found."""
    text = job.text(language)
    if job.state != JobState.PUBLIC or text is None or job.published_at is None:
        return mark_safe("")
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": text.title,
        "description": "\n\n".join(filter(None, [text.summary, text.work, text.needs, text.honest])),
        "datePosted": job.published_at.date().isoformat(),
        "identifier": job.public_id,
        "employmentType": KINDS.get(Employment(job.employment), ["OTHER"]),
        "directApply": True,
        "jobLocation": [place(each.name_in(language), each.country) for each in job.places() if not each.remote],
        **pay(job),
    }
    if job.closes_on:
        said["validThrough"] = job.closes_on.isoformat()
    return mark_safe(json.dumps(said, ensure_ascii=False).translate(ESCAPES))  # noqa: S308 -- escaped above


def place(name: str, country: str) -> dict[str, Any]:
    address = {"@type": "PostalAddress", "addressLocality": name, "addressCountry": country}
    return {"@type": "Place", "address": {key: value for key, value in address.items() if value}}


def pay(job: Job) -> dict[str, Any]:
    if job.pay_kind not in PayKind.IN_AMOUNTS or job.pay_low is None or job.pay_high is None:
        return {}
    unit = "HOUR" if job.pay_kind == PayKind.HOURLY else "MONTH" if job.pay_months else "YEAR"
    value = {
        "@type": "QuantitativeValue",
        "minValue": float(job.pay_low),
        "maxValue": float(job.pay_high),
        "unitText": unit,
    }
    return {"baseSalary": {"@type": "MonetaryAmount", "currency": job.currency, "value": value}}
