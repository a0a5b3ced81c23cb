"""A file as a part of a mail: base64, its name in any script (RFC 2183, RFC 2231)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from email import encoders, policy
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from urllib.parse import quote

# One line of a long name; with its number and the indent it stays below 78 characters.
_PIECE = 54


@dataclass(frozen=True, kw_only=True)
class Enclosed:
    """A file that goes with a letter."""

    name: str
    content_type: str
    data: bytes


def beside(body: Message, files: Sequence[Enclosed], wire: policy.Compat32) -> Message:
    """Return the body with its files behind it; the body itself where there are none."""
    if not files:
        return body
    mixed = MIMEMultipart("mixed", policy=wire)
    mixed.attach(body)
    for each in files:
        mixed.attach(_part(each, wire))
    return mixed


def _part(file: Enclosed, wire: policy.Compat32) -> Message:
    main, _slash, sub = file.content_type.partition("/")
    part = MIMEBase(main, sub, policy=wire)
    part.set_payload(file.data)
    encoders.encode_base64(part)
    part["Content-Disposition"] = f"attachment;\n {_named(file.name)}"
    return part


def _named(name: str) -> str:
    """The name as parameters of RFC 2231: percent-encoded, so that nothing in it can begin another header."""
    encoded = quote(name, safe="")
    if name == encoded and len(name) <= _PIECE:
        return f'filename="{name}"'
    pieces = [""]
    for letter in re.findall("%..|.", encoded):
        if len(pieces[-1]) + len(letter) > _PIECE:
            pieces.append("")
        pieces[-1] += letter
    pieces[0] = "utf-8''" + pieces[0]
    return ";\n ".join(f"filename*{n}*={piece}" for n, piece in enumerate(pieces))
