"""Mailgun, SendGrid, Postmark and Brevo on loopback, in the shape that their documentation gives.

``with Provider("postmark") as house``: it knows the key KEY and the domain DOMAIN, keeps each letter as ``Got``, and
answers as its original does. ``house.answers`` are answers in its stead: (status, body), or None, which takes the
letter and drops the line without a word.
"""

import base64
import json
import re
import threading
from dataclasses import dataclass, field
from email import message_from_bytes
from email.utils import parseaddr
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

KEY, DOMAIN = "key-of-the-house", "mg.harbourlight.example"


@dataclass
class Got:
    """A letter as the provider understood it."""

    to: list[str]
    sender: str
    subject: str
    text: str
    html: str
    headers: dict[str, str]
    reply_to: str
    files: list[tuple[str, bytes]] = field(default_factory=list)
    custom: dict[str, str] = field(default_factory=dict)
    watched: Any = None


class Provider:
    """One of the four."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.letters: list[Got] = []
        self.asked: list[str] = []
        self.answers: list[tuple[int, Any] | None] = []

    def __enter__(self) -> "Provider":  # noqa: PYI034 -- a name reads better here
        house = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.answer()

            def do_POST(self) -> None:
                self.answer()

            def answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                house.asked.append(f"{self.command} {self.path}")
                told = house.answered(self, body)
                if house.answers:
                    told = house.answers.pop(0)
                if told is None:
                    self.close_connection = True
                    return
                status, words = told
                said = (
                    b"" if words is None else words.encode() if isinstance(words, str) else json.dumps(words).encode()
                )
                self.send_response(status)
                if status in {301, 307}:
                    self.send_header("Location", self.path)
                self.send_header("Content-Length", str(len(said)))
                self.end_headers()
                self.wfile.write(said)

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def settings(self, **more: Any) -> dict[str, Any]:
        """What ``MailServer.objects.configure`` takes to send by it."""
        facts = {"kind": self.kind, "host": "127.0.0.1", "port": self.port, "security": "none", "password": KEY}
        return {**facts, "username": DOMAIN if self.kind == "mailgun" else "", **more}

    def answered(self, call: BaseHTTPRequestHandler, body: bytes) -> tuple[int, Any]:
        return getattr(self, f"_{self.kind}")(call, body)

    def _mailgun(self, call: BaseHTTPRequestHandler, body: bytes) -> tuple[int, Any]:
        login = base64.b64encode(f"api:{KEY}".encode()).decode()
        if call.headers.get("Authorization") != f"Basic {login}":
            return 401, "Forbidden"
        if call.path != f"/v3/{DOMAIN}/messages":
            return 404, {"message": f"Domain not found: {call.path.split('/')[2]}"}
        form, files = _form(call.headers.get("Content-Type", ""), body)
        if "from" not in form:
            return 400, {"message": "from parameter is missing"}
        self.letters.append(
            Got(
                to=[form["to"]],
                sender=form["from"],
                subject=form["subject"],
                text=form.get("text", ""),
                html=form.get("html", ""),
                headers={name[2:]: value for name, value in form.items() if name.startswith("h:")},
                reply_to=form.get("h:Reply-To", ""),
                files=files,
                watched=(form.get("o:tracking-opens"), form.get("o:tracking-clicks")),
            )
        )
        return 200, {"id": "<20261124.1@mg.harbourlight.example>", "message": "Queued. Thank you."}

    def _sendgrid(self, call: BaseHTTPRequestHandler, body: bytes) -> tuple[int, Any]:
        if call.headers.get("Authorization") != f"Bearer {KEY}":
            words = "The provided authorization grant is invalid, expired, or revoked"
            return 401, {"errors": [{"field": None, "message": words}]}
        if (call.command, call.path) == ("GET", "/v3/scopes"):
            return 200, {"scopes": ["mail.send"]}
        told = json.loads(body)
        (whom,) = told["personalizations"]
        contents = {each["type"]: each["value"] for each in told["content"]}
        tracking = told["tracking_settings"]
        self.letters.append(
            Got(
                to=[_address(each) for name in ("to", "cc", "bcc") for each in whom.get(name, [])],
                sender=_address(told["from"]),
                subject=whom.get("subject") or told["subject"],
                text=contents.get("text/plain", ""),
                html=contents.get("text/html", ""),
                headers=told.get("headers", {}),
                reply_to=_addresses(told.get("reply_to_list", [])),
                files=[(each["filename"], base64.b64decode(each["content"])) for each in told.get("attachments", [])],
                custom=whom.get("custom_args", {}),
                watched=(tracking["open_tracking"]["enable"], tracking["click_tracking"]["enable"]),
            )
        )
        return 202, None

    def _postmark(self, call: BaseHTTPRequestHandler, body: bytes) -> tuple[int, Any]:
        if call.headers.get("X-Postmark-Server-Token") != KEY:
            return 401, {"ErrorCode": 10, "Message": "Request does not contain a valid Server token."}
        if (call.command, call.path) == ("GET", "/server"):
            return 200, {"ID": 1, "Name": "Harbour Light"}
        told = json.loads(body)
        self.letters.append(
            Got(
                to=[told["To"], *[told[name] for name in ("Cc", "Bcc") if told.get(name)]],
                sender=told["From"],
                subject=told["Subject"],
                text=told.get("TextBody", ""),
                html=told.get("HtmlBody", ""),
                headers={each["Name"]: each["Value"] for each in told.get("Headers", [])},
                reply_to=told.get("ReplyTo", ""),
                files=[(each["Name"], base64.b64decode(each["Content"])) for each in told.get("Attachments", [])],
                watched=(told.get("TrackOpens"), told.get("TrackLinks")),
            )
        )
        name = {"MessageID": "0a129aee-e1cd-480d-b08d-4f48548ff48d"}
        return 200, {"To": told["To"], "SubmittedAt": "2026-11-24T15:00:00Z", "ErrorCode": 0, "Message": "OK"} | name

    def _brevo(self, call: BaseHTTPRequestHandler, body: bytes) -> tuple[int, Any]:
        if call.headers.get("api-key") != KEY:
            return 401, {"code": "unauthorized", "message": "Key not found"}
        if (call.command, call.path) == ("GET", "/v3/account"):
            return 200, {"email": "house@harbourlight.example"}
        told = json.loads(body)
        self.letters.append(
            Got(
                to=[_address(each) for name in ("to", "cc", "bcc") for each in told.get(name, [])],
                sender=_address(told["sender"]),
                subject=told["subject"],
                text=told.get("textContent", ""),
                html=told.get("htmlContent", ""),
                headers=told.get("headers", {}),
                reply_to=_address(told["replyTo"]) if "replyTo" in told else "",
                files=[(each["name"], base64.b64decode(each["content"])) for each in told.get("attachment", [])],
            )
        )
        return 201, {"messageId": "<202611241500.1@smtp-relay.mailin.fr>"}


def bare(addresses: list[str]) -> list[str]:
    """The addresses without names."""
    return [parseaddr(each)[1] for each in addresses]


def _address(told: dict[str, str]) -> str:
    return f"{told['name']} <{told['email']}>" if told.get("name") else told["email"]


def _addresses(told: list[dict[str, str]]) -> str:
    return ", ".join(_address(each) for each in told)


def _form(kind: str, body: bytes) -> tuple[dict[str, str], list[tuple[str, bytes]]]:
    if not kind.startswith("multipart/"):
        return dict(parse_qsl(body.decode(), keep_blank_values=True)), []
    # Names come as bare UTF-8, as browsers send them; the reader of mails takes that for a defect.
    form, files, names = {}, [], re.findall(rb'filename="([^"]*)"', body)
    for part in message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body).get_payload():
        data = part.get_payload(decode=True)
        if part.get_filename():
            files.append((names.pop(0).decode(), data))
        else:
            form[part.get_param("name", header="content-disposition")] = data.decode()
    return form, files
