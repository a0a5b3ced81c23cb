"""The doctor: what is missing or wrong in this installation, in words, and what to do about it."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from hospes.config.worker import BEAT_EVERY, SWEEP_EVERY
from hospes.foundation import beats, clock
from hospes.post.dns_checks.looking import look as look_at_names
from hospes.post.models import MailServer
from hospes.team.mail_domains import mail_domains
from hospes.team.models import Company, Member

GOOD, LOOK, BAD = "good", "look", "bad"
LEAST_FREE_BYTES = 500 * 1024 * 1024


@dataclass(frozen=True)
class Finding:
    """One sentence. ``bad`` means that something does not work, ``look`` that somebody should know."""

    state: str
    about: str
    sentence: str


Findings = Iterator[Finding]


def examine() -> list[Finding]:
    """Look at everything. What needs the database is left out where the database is not there."""
    findings = [*data_folder(), *secrets(), *static_files(), *the_clock(), *addresses()]
    database_findings = list(database())
    findings += database_findings
    if all(finding.state != BAD for finding in database_findings):
        for look in (people, mail, names, worker):
            findings += guarded(look)
    return findings


def guarded(look: Callable[[], Findings]) -> list[Finding]:
    try:
        return list(look())
    except DatabaseError as error:
        return [Finding(BAD, look.__name__, f"The database refused a question: {error}")]


def data_folder() -> Findings:
    folder = Path(settings.DATA)
    if not os.access(folder, os.W_OK):
        yield Finding(BAD, "data folder", f"{folder} cannot be written to.")
        return
    free = shutil.disk_usage(folder).free
    state = GOOD if free >= LEAST_FREE_BYTES else LOOK
    yield Finding(state, "data folder", f"{folder}, {free // 1024**2:,} MB free.")
    if folder.stat().st_mode & 0o077:
        yield Finding(LOOK, "data folder", f"Others on this machine may read it. Better: chmod 700 {folder}")


def secrets() -> Findings:
    for name in ("secret-key", "field-key"):
        file = Path(settings.DATA) / name
        if file.exists() and file.stat().st_mode & 0o077:
            yield Finding(BAD, "keys", f"Others on this machine may read {file}. Do: chmod 600 {file}")
    yield Finding(GOOD, "keys", "They lie in the data folder. Back them up with it: without them links are void.")


def static_files() -> Findings:
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        yield Finding(LOOK, "static files", "Not collected yet; “hospes serve” does it.")
        return
    yield Finding(GOOD, "static files", "Collected.")


def the_clock() -> Findings:
    ahead = clock.offset()
    if ahead:
        yield Finding(
            LOOK, "clock", f"It is moved by {ahead}, as demos and tests do: {clock.now():%Y-%m-%d %H:%M} UTC."
        )
    elif settings.MOVABLE_CLOCK:
        yield Finding(LOOK, "clock", "It can be moved (HOSPES_CLOCK=movable). Leave that off where people apply.")
    else:
        yield Finding(GOOD, "clock", f"{clock.now():%Y-%m-%d %H:%M} UTC. Please compare it with a watch.")


def addresses() -> Findings:
    hosts = ", ".join(settings.ALLOWED_HOSTS)
    yield Finding(GOOD, "addresses", f"Answers to {hosts}. Another name, or a proxy: HOSPES_HOSTS and HOSPES_ORIGINS.")


def database() -> Findings:
    place = settings.DATABASES["default"]["NAME"]
    try:
        connection.ensure_connection()
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        yield Finding(BAD, "database", f"{connection.vendor} ({place}) does not answer: {error}")
        return
    if waiting:
        yield Finding(BAD, "database", f"{len(waiting)} migrations wait. Do: hospes migrate (or hospes serve).")
        return
    yield Finding(GOOD, "database", f"{connection.vendor} ({place}), up to date.")


def people() -> Findings:
    if Company.objects.current() is None:
        yield Finding(LOOK, "people", "Not set up yet. “hospes serve” prints the link that opens the house.")
        return
    members = list(Member.objects.active().order_by("pk"))
    yield Finding(GOOD if members else BAD, "people", f"{len(members)} members have access.")
    if len(members) == 1:
        yield Finding(LOOK, "people", "One member works alone: nobody covers, and candidates are told so.")
    for member in members:
        cover = member.deputy_for_case()
        if cover is None and len(members) > 1:
            yield Finding(BAD, "people", f"Nobody who can be reached covers for {member.name}.")
        elif cover is not None and member.standing_deputy is None and len(members) > 2:
            yield Finding(LOOK, "people", f"{member.name} named no deputy; {cover.name} covers.")
        if not member.has_working_address:
            yield Finding(BAD, "people", f"Mail to {member.name} <{member.email}> comes back.")


def mail() -> Findings:
    for own in MailServer.objects.in_trouble().exclude(serves=""):
        yield Finding(BAD, "mail", f"{own} (sends for {own.served}) said: {own.last_error}")
    server = MailServer.objects.current()
    if server is None:
        yield Finding(
            LOOK, "mail", "No outgoing mail server yet. Desk, Settings, Mail: letters wait until there is one."
        )
        return
    if server.last_error:
        yield Finding(BAD, "mail", f"{server} said: {server.last_error}")
    elif not MailServer.objects.bounce_path_healthy(clock.now()):
        yield Finding(LOOK, "mail", f"{server}: {server.why_unproved(clock.now())} (Settings, Mail)")
    else:
        yield Finding(GOOD, "mail", f"{server} accepted mail on {server.last_accepted_at:%Y-%m-%d %H:%M} UTC.")


def names() -> Findings:
    """What the DNS says about our mail; takes some seconds at most where nobody answers."""
    for found in look_at_names(mail_domains()):
        yield Finding(found.level.value, "dns", f"{found.domain}: {found.sentence}")


def worker() -> Findings:
    now = clock.now()
    for name, every in (("worker", BEAT_EVERY), ("sweeper", SWEEP_EVERY)):
        yield alive(name, beats.last(name), now, every * 2 + timedelta(seconds=10))
    broken = beats.facts("sweeper").get("violations", 0)
    if broken:
        yield Finding(BAD, "sweeper", f"violations = {broken}. “hospes sweep” names them.")


def alive(name: str, last: datetime | None, now: datetime, patience: timedelta) -> Finding:
    if last is None:
        return Finding(LOOK, name, "Never seen. “hospes serve” starts it, or “hospes worker”.")
    if now - last > patience:
        return Finding(BAD, name, f"Last seen {last:%Y-%m-%d %H:%M} UTC. Mail and dates wait. Start: hospes worker")
    return Finding(GOOD, name, f"Last seen {last:%Y-%m-%d %H:%M} UTC.")
