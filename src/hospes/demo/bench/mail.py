"""``bench mail``: letters out against a bare smtplib loop, mails in against a bare aiosmtpd; memory at a long queue."""

from __future__ import annotations

import json
import os
import smtplib
import subprocess
import threading
import time
from itertools import count
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection

from hospes.config import serving
from hospes.demo.bench import copying, servers
from hospes.demo.bench.figures import BenchFailed, Report
from hospes.demo.bench.sinks import sink
from hospes.foundation import house
from hospes.post.models import Arrival, Envelope, MailServer
from hospes.post.settings import ReceivingSettings

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (1_000, 50_000)
# So many are sent of each queue, and so many come in.
LETTERS = 300
SENDERS = 4
# What a letter writes, each on the disk before the next step: claimed, in hand, handing over, answer noted, accepted.
COMMITS = 5
JOBS = "jobs@in.example"
WORDS = "Thank you for your application. We read it this week and write to you on Friday.\n" * 12


def run() -> Report:
    """Measure. The data folder must be empty and ours alone."""
    report = Report("mail")
    serving.prepare()
    with sink("bare") as port:
        _out(report, port)
    _in(report)
    return report


def _out(report: Report, port: int) -> None:
    """Our worker, as it runs, against smtplib: the same letters to the same server."""
    MailServer.objects.configure(host="127.0.0.1", port=port, security="none")
    letters = [_letter(number) for number in range(LETTERS)]
    wire = [(each.from_address, each.to_address, each.parcel(each.queued_at).data) for each in letters]
    one = _rate(len(wire), lambda: _over_one_line(port, wire))
    each = _rate(len(wire), lambda: _a_line_each(port, wire))
    report.figures["letters out: smtplib, one connection (1/s)"] = round(one)
    report.figures["letters out: smtplib, one each (1/s)"] = round(each)
    commits = _rate(len(wire), lambda: _commits(letters))
    report.figures["the database alone: commits (1/s)"] = round(commits)
    memory = []
    for size in SIZES:
        _queue(size)
        connection.close()
        found = _worker()
        memory.append(found["memory"])
        what = f"letters out, {size} waiting"
        report.figures[f"{what}: our worker (1/s)"] = round(found["rate"])
        report.figures[f"{what}: memory (MB)"] = round(found["memory"], 1)
        report.ratios[f"{what}: ours / smtplib, one connection"] = round(found["rate"] / one, 3)
        report.ratios[f"{what}: ours / smtplib, one each"] = round(found["rate"] / each, 3)
        report.ratios[f"{what}: commits of ours / commits alone"] = round(found["rate"] * COMMITS / commits, 3)
    report.ratios["memory, 50000 waiting / 1000 waiting"] = round(memory[1] / memory[0], 3)


def _in(report: Report) -> None:
    """Our receiver, which keeps every mail, against one that keeps none: the same senders, one after the other."""
    house.write(ReceivingSettings, domain="in.example", jobs_address=JOBS)
    connection.close()
    found, numbers = {}, count()
    for kind in ("bare", "ours"):
        with sink(kind) as port:
            _send_in(port, numbers, SENDERS)
            found[kind] = _rate(LETTERS, lambda: _send_in(port, numbers, LETTERS))
    if Arrival.objects.count() != LETTERS + SENDERS:
        raise BenchFailed(f"{Arrival.objects.count()} of {LETTERS + SENDERS} mails were kept.")
    report.figures["mails in: our receiver (1/s)"] = round(found["ours"])
    report.figures["mails in: aiosmtpd alone (1/s)"] = round(found["bare"])
    report.ratios["mails in: ours / aiosmtpd alone"] = round(found["ours"] / found["bare"], 3)


def _letter(number: int) -> Envelope:
    return Envelope.objects.queue(
        key=f"bench:{number}",
        from_name="Grace Hopper",
        from_address="grace@bench.example",
        to_name="Ada Lovelace",
        to_address=f"ada{number}@example.org",
        subject="Your application",
        text=WORDS,
    )


def _queue(size: int) -> None:
    """Copy letters that wait until there are ``size``."""
    pattern = Envelope.objects.get(key="bench:0")
    missing = size - Envelope.objects.waiting().count()
    begin = Envelope.objects.order_by("-pk")[0].pk
    copying.letters(pattern, range(begin, begin + missing))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _commits(letters: list[Envelope]) -> None:
    """Change a row and wait for the disk, each by itself (SQLite writes nothing where nothing changes)."""
    for letter in letters:
        Envelope.objects.filter(pk=letter.pk).update(last_error=letter.key)


def _over_one_line(port: int, wire: list[tuple[str, str, bytes]]) -> None:
    with smtplib.SMTP("127.0.0.1", port, local_hostname="localhost") as line:
        for sender, recipient, data in wire:
            line.sendmail(sender, [recipient], data)


def _a_line_each(port: int, wire: list[tuple[str, str, bytes]]) -> None:
    for letter in wire:
        _over_one_line(port, [letter])


def _send_in(port: int, numbers: count[int], number: int) -> None:
    """Let four senders send so many mails, each over a connection of its own."""
    wrong: list[str] = []

    def go_on(share: int) -> None:
        try:
            with smtplib.SMTP("127.0.0.1", port, local_hostname="localhost") as line:
                for _ in range(share):
                    line.sendmail("ada@example.org", [JOBS], _mail(next(numbers)))
        except (smtplib.SMTPException, OSError) as error:
            wrong.append(str(error))

    threads = [threading.Thread(target=go_on, args=(number // SENDERS,)) for _ in range(SENDERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise BenchFailed(wrong[0])


def _mail(number: int) -> bytes:
    head = f"From: Ada <ada@example.org>\r\nTo: {JOBS}\r\nSubject: Question\r\nMessage-ID: <{number}@example.org>\r\n"
    return f"{head}\r\n{WORDS}".replace("\n", "\r\n").replace("\r\r", "\r").encode()


def _rate(number: int, act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return number / (time.perf_counter() - began)


def _worker() -> dict[str, float]:
    """What ``hands`` says, in a process of its own."""
    environment = {**os.environ, "HOSPES_DATA": str(settings.DATA)}
    done = subprocess.run(servers.beside("hands", str(LETTERS)), env=environment, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        raise BenchFailed("The worker did not come to an end.")
    return dict(json.loads(done.stdout))
