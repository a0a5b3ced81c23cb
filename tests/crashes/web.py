"""The web server is killed while people send forms: what the page had acknowledged is there, with its file."""

import hashlib
import http.client
import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from functools import partial
from uuid import uuid4

from django.db import connections

from hospes.applications.models import Application
from hospes.candidates.models import Document
from hospes.config import serving
from hospes.foundation import clock, files, sweeping
from tests.crashes.nursery import Told
from tests.crashes.scenes import House

# Seconds. A machine that is busy with other work starts a server slowly.
PATIENCE = 60


class Form:
    """One person's form: the same number and the same file however often it is sent."""

    def __init__(self, number: int, fields: list[str]) -> None:
        self.email = f"w{number}@example.org"
        self.cv = f"I am number {number}. {uuid4()}\n".encode() * 400
        self.typed = {
            "name": f"Walker {number}",
            "email": self.email,
            "nonce": uuid4().hex,
            "zone": "America/Toronto",
            "consent": "on",
            **dict.fromkeys(fields, "A loom."),
        }

    def body(self) -> tuple[bytes, str]:
        edge = uuid4().hex
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in self.typed.items()
        ]
        head = f'--{edge}\r\nContent-Disposition: form-data; name="resume"; filename="cv.txt"\r\n'
        parts += [f"{head}Content-Type: text/plain\r\n\r\n".encode(), self.cv, f"\r\n--{edge}--\r\n".encode()]
        return b"".join(parts), f"multipart/form-data; boundary={edge}"


class Site:
    """The web server as ``serve`` starts it, in a group of its own."""

    def __init__(self, path: str) -> None:
        self.path = path
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def start(self) -> None:
        connections.close_all()
        command = serving.web_command("127.0.0.1", self.port, 1, 4)
        self.process = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)
        self.until(lambda: self.status("GET", "/en/jobs/"), "the site does not answer")

    def until(self, ask: Callable[[], int], complaint: str) -> int:
        """Ask until there is an answer. An open port is none: the server listens before it can speak."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if status := ask():
                return status
            time.sleep(0.05)
        raise AssertionError(complaint)

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def send(self, form: Form) -> bool:
        """Whether the form was acknowledged; a line that breaks acknowledges nothing."""
        return self.answer(form) == 303

    def answer(self, form: Form) -> int:
        """The status; 0 if the line broke."""
        body, kind = form.body()
        return self.status("POST", self.path, body, {"Content-Type": kind})

    def status(self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> int:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            line.request(method, path, body, headers or {})
            return line.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            line.close()


def web_killed(house: House, kills: int = 3, each: int = 6) -> Told:
    """Two people at a time send forms; the server is killed after some answers; who got none sends again."""
    told = Told("web killed")
    fields = [question.field for question in house.job.questions()]
    site = Site(f"/en/jobs/{house.job.public_id}/apply/")
    acknowledged: list[Form] = []
    waiting: list[Form] = []
    for kill in range(kills):
        forms = waiting + [Form(kill * each + number, fields) for number in range(each)]
        told.tried += len(forms)
        site.start()
        waiting = until_killed(site, forms, acknowledged, after=house.chance.randint(1, each - 2))
    site.start()
    told.tried += len(waiting)
    answers = [(form, site.until(partial(site.answer, form), "no answer at all")) for form in waiting]
    site.kill()
    acknowledged += [form for form, status in answers if status == 303]
    told.lost += [f"{form.email} was answered with {status}" for form, status in answers if status != 303]
    told.acknowledged = len(acknowledged)
    look(told, acknowledged)
    return told


def until_killed(site: Site, forms: list[Form], acknowledged: list[Form], *, after: int) -> list[Form]:
    """Send until ``after`` were acknowledged, kill, and return the forms that got no answer."""
    queue, lock, enough = list(forms), threading.Lock(), threading.Event()
    got: list[Form] = []

    def person() -> None:
        while not enough.is_set():
            with lock:
                form = queue.pop(0) if queue else None
            if form is None:
                return
            if site.send(form):
                got.append(form)
                if len(got) >= after:
                    enough.set()

    people = [threading.Thread(target=person) for _ in range(2)]
    for one in people:
        one.start()
    while not enough.wait(0.02) and any(one.is_alive() for one in people):
        continue
    site.kill()
    for one in people:
        one.join()
    acknowledged += got
    return [form for form in forms if form not in got]


def look(told: Told, acknowledged: list[Form]) -> None:
    """Each acknowledged form is one application with its file, byte for byte."""
    for form in acknowledged:
        found = list(Application.objects.filter(case__candidate__addresses__address=form.email).distinct())
        if not found:
            told.lost.append(f"{form.email} was acknowledged")
            continue
        if len(found) > 1:
            told.doubled.append(f"{form.email} has {len(found)} applications")
        document = Document.objects.filter(candidate=found[0].case.candidate).first()
        if document is None or digest(document.key) != hashlib.sha256(form.cv).hexdigest():
            told.lost.append(f"the file of {form.email}")
    told.lost += [f"{found}" for found in sweeping.sweep(clock.now()).found if found.code != "I14"]


def digest(key: str) -> str:
    with files.open_file(key) as stream:
        return hashlib.sha256(stream.read()).hexdigest()
