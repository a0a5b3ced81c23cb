"""A provider's call as plain facts, and what it hands over."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import SMTP
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from hospes.foundation import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hospes.post.told_by_provider import Event

MOST_FIELDS = 1000
# Headers that the rebuilt mail makes by itself.
_OF_THE_BODY = {"content-type", "content-transfer-encoding", "mime-version", "content-disposition", "content-length"}


class CannotRead(Exception):
    """The call is not in the shape that the provider describes."""


@dataclass(frozen=True)
class Part:
    """One field of a form, or one file in it."""

    data: bytes
    name: str = ""
    content_type: str = ""

    @property
    def text(self) -> str:
        return self.data.decode("utf-8", "replace")


@dataclass(frozen=True)
class Call:
    """What came: the body as it was, its headers, and its form or JSON once read."""

    body: bytes
    headers: Mapping[str, str]
    content_type: str = ""
    form: dict[str, Part] = field(default_factory=dict)
    json: Any = None

    def word(self, name: str) -> str:
        """A field of the form as text; '' if there is none."""
        return self.form[name].text if name in self.form else ""

    def files(self) -> list[Part]:
        return [part for part in self.form.values() if part.name]


@dataclass(frozen=True)
class Mail:
    """A mail that is handed over, as it was sent, with its envelope."""

    raw: bytes
    sender: str
    recipients: tuple[str, ...]


@dataclass(frozen=True)
class Handed:
    """Everything in one call."""

    mails: tuple[Mail, ...] = ()
    events: tuple[Event, ...] = ()


def read(body: bytes, headers: Mapping[str, str]) -> Call:
    """Take a call apart. Raises CannotRead."""
    kind = headers.get("Content-Type", "")
    if kind.startswith("application/json"):
        try:
            return Call(body, headers, kind, json=json.loads(body))
        except (ValueError, RecursionError) as error:
            raise CannotRead from error
    return Call(body, headers, kind, form=_form(kind, body))


def _form(kind: str, body: bytes) -> dict[str, Part]:
    """The fields of a form. Django's own reader stops at 2.5 MB; a mail may have ten times that."""
    if not kind.startswith("multipart/form-data"):
        try:
            pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
        except ValueError as error:
            raise CannotRead from error
        return {name: Part(value.encode()) for name, value in pairs}
    whole = message_from_bytes(b"Content-Type: " + kind.encode("ascii", "replace") + b"\r\n\r\n" + body)
    parts = whole.get_payload()
    if not isinstance(parts, list) or len(parts) > MOST_FIELDS:
        raise CannotRead
    fields = {}
    for part in (part for part in parts if isinstance(part, Message)):
        name = part.get_param("name", header="content-disposition")
        if isinstance(name, str):
            data = part.get_payload(decode=True)
            fields[name] = Part(bytes(data or b""), part.get_filename() or "", part.get_content_type())
    return fields


def rebuilt(headers: Iterable[tuple[str, str]], plain: str, html: str, files: Iterable[Part]) -> bytes:
    """Put a mail together again where the provider kept its original for itself."""
    mail = EmailMessage(policy=SMTP.clone(raise_on_defect=False))
    for name, value in headers:
        if name.lower() not in _OF_THE_BODY and name.isascii() and name.replace("-", "").isalnum():
            _put(mail, name, value)
    mail.set_content(plain or "")
    if html:
        mail.add_alternative(html, subtype="html")
    for file in files:
        main, _slash, sub = (file.content_type or "application/octet-stream").partition("/")
        told = (main, sub) if sub and main not in {"text", "multipart", "message"} else ("application", "octet-stream")
        mail.add_attachment(file.data, maintype=told[0], subtype=told[1], filename=file.name or "file")
    return mail.as_bytes()


def _put(mail: EmailMessage, name: str, value: str) -> None:
    try:
        mail[name] = text.clean_line(value, 20_000)
    except (ValueError, text.TooLong):
        return  # A header that may stand once, twice; or one that is no header.


def pairs(told: Any) -> list[tuple[str, str]]:
    """Headers as a list of pairs, in either of the shapes providers use."""
    if not isinstance(told, list):
        return []
    listed = [(entry.get("Name"), entry.get("Value")) if isinstance(entry, dict) else entry for entry in told]
    return [(str(entry[0]), str(entry[1])) for entry in listed if isinstance(entry, (list, tuple)) and len(entry) == 2]


def within(told: Any, name: str) -> dict[str, Any]:
    """The object of that name in a JSON object; an empty one where there is none."""
    found = told.get(name) if isinstance(told, dict) else None
    return found if isinstance(found, dict) else {}


def unpacked(told: str) -> bytes:
    """Base64, or nothing where it is none."""
    try:
        return base64.b64decode(told)
    except (binascii.Error, ValueError):
        return b""


def loaded(told: str) -> Any:
    """JSON in a field of a form; None where it is none."""
    try:
        return json.loads(told)
    except (ValueError, RecursionError):
        return None
