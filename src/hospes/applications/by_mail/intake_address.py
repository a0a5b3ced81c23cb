"""A job's own address for one source, which nobody can guess: what comes there is for this job, from there (P17)."""

from __future__ import annotations

from hospes.foundation import house, tokens
from hospes.jobs.models import Job
from hospes.post.settings import ReceivingSettings

PURPOSE = "intake-address"
LOCAL = "apply"
# Names of sources as they stand in an address.
SOURCES = {
    "board": "",
    "boss": "BOSS直聘",
    "zhilian": "智联招聘",
    "51job": "前程无忧",
    "liepin": "猎聘",
    "lagou": "拉勾",
    "indeed": "Indeed",
    "linkedin": "LinkedIn",
}


def address_for(job: Job, source: str = "board") -> str | None:
    """The address to give to a board, or None while no receiver is set up."""
    domain = house.read(ReceivingSettings).domain
    if not domain or source not in SOURCES:
        return None
    return f"{LOCAL}+{job.public_id}-{source}-{tokens.sign_lower(PURPOSE, job.public_id, source)}@{domain}"


def job_of(address: str) -> tuple[Job, str] | None:
    """The job and the source an address was made for; None for every other address."""
    before, _at, domain = address.strip().strip("<>").lower().rpartition("@")
    local, _plus, token = before.partition("+")
    public_id, _dash, rest = token.partition("-")
    source, _dash2, mac = rest.partition("-")
    if not domain or domain != house.read(ReceivingSettings).domain.lower() or local != LOCAL:
        return None
    if source not in SOURCES or not tokens.check_lower(mac, PURPOSE, public_id, source):
        return None
    job = Job.objects.filter(public_id=public_id).first()
    return (job, SOURCES[source]) if job is not None else None


def is_known(address: str) -> bool:
    """Whether the receiver takes mail for this address."""
    return job_of(address) is not None
