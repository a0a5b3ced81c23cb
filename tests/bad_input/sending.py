"""Sends what nobody should, takes it back, and counts what came of it."""

import re
from http.cookies import SimpleCookie
from typing import Any

from django.db import transaction
from django.test import Client

from tests.bad_input.reading import Form, Page
from tests.bad_input.strings import SEED

ANSWERS = {200, 204, 302, 303, 304, 400, 403, 404, 405, 409, 410, 413, 415, 422, 429}


class Stranger:
    """A browser in wrong hands. Each thing sent is taken back, so that the next meets the same house."""

    def __init__(self, client: Client, caplog: Any) -> None:
        self.client = client
        self.client.raise_request_exception = False
        self.caplog = caplog
        self.tried = 0
        self.broke: list[str] = []

    def send(self, what: str, address: str, data: Any = None, method: str = "post", **more: Any) -> Any:
        self.tried += 1
        cookies = SimpleCookie(self.client.cookies)
        answer = None
        with transaction.atomic():
            try:
                answer = getattr(self.client, method)(address, *(data if isinstance(data, tuple) else (data,)), **more)
            except Exception as error:  # noqa: BLE001 -- every one of them is a finding
                self.broke.append(f"{what}: {error!r:.200}")
            transaction.set_rollback(True)
        self.client.cookies = cookies
        if answer is not None:
            self.look(what, answer)
        return answer

    def look(self, what: str, answer: Any) -> None:
        """An answer in words, nothing in it that runs, and nothing in the log."""
        if answer.status_code not in ANSWERS:
            self.broke.append(f"{what}: {answer.status_code}")
        # Django notes under its own name what it refused as suspicious; everything else is ours.
        records = [each for each in self.caplog.records if not each.name.startswith("django.security")]
        traces = [record for record in records if record.exc_info]
        if traces:
            self.broke.append(f"{what}: logged {traces[0].exc_info[1]!r:.200} {where(traces[0])}")
        self.caplog.clear()
        if answer.streaming:
            b"".join(answer.streaming_content)  # read to its end, the file is closed
        if (
            answer.streaming
            or answer.request["REQUEST_METHOD"] == "HEAD"
            or not answer.headers.get("Content-Type", "").startswith("text/html")
        ):
            return
        page = Page(answer.content.decode())
        self.broke += [f"{what}: {fault}" for fault in page.faults]
        if answer.status_code >= 400 and len(" ".join("".join(page.words).split())) < 20:
            self.broke.append(f"{what}: {answer.status_code} without a sentence")

    def fill(self, what: str, form: Form, address: str, typed: dict[str, str]) -> Any:
        """Send the form as it stands, with what is typed; nothing may be lost where it comes back."""
        data = {**form.values, **{name: [sendable(string)] for name, string in typed.items()}}
        shown = {name: string[:30] for name, string in typed.items()}
        answer = self.send(f"{what} {shown}", form.action or address, data)
        if answer is not None and answer.status_code == 422:
            self.broke += [f"{what}: lost {name} {typed[name][:30]!r}" for name in lost(form, typed, answer)]
        return answer

    def count(self, what: str) -> None:
        """Say what was tried; fail if anything broke."""
        print(f"bad input, {what}: {self.tried} tried, {len(self.broke)} broke (seed {SEED})")  # noqa: T201
        assert not self.broke, "\n".join(sorted(self.kinds().values()))
        assert self.tried > 0

    def kinds(self) -> dict[str, str]:
        """One finding of each kind, with what was typed."""
        return {re.sub(r"[{'\"].*['\"}]", "…", each): each[:300] for each in reversed(self.broke)}


def where(record: Any) -> str:
    trace = record.exc_info[2]
    while trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"


def sendable(string: str) -> str:
    """Halves of surrogate pairs cannot leave a browser as UTF-8; the bytes they would be, can."""
    return string.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def plain(string: str) -> bool:
    return bool(string) and string.isprintable() and string == " ".join(string.split()) and len(string) < 200


def lost(form: Form, typed: dict[str, str], answer: Any) -> list[str]:
    """Fields one types into whose words did not come back with the refusal (passwords never do)."""
    shown: dict[str, set[str]] = {}
    for each in Page(answer.content.decode()).forms:
        for name, values in each.values.items():
            shown.setdefault(name, set()).update(values)
    free = [name for name in typed if name in form.free - form.secret and name in shown]
    return [name for name in free if plain(typed[name]) and not any(typed[name] in value for value in shown[name])]
