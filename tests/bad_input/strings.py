"""What is typed: the Big List of Naughty Strings, and worse."""

import json
import random
from pathlib import Path

SEED = 20261124
WORSE = [
    "\0",
    "a\0b",
    "\u202eevil\u202c",
    "\udcff\ud800",
    "\ufeff\u200b",
    "😀" * 300,
    "林" * 2000,
    "x" * 100_000,
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</textarea><script>alert(1)</script>",
    "{0.__class__}{date}%(name)s{{ 7*7 }}{% load i18n %}",
    "a\r\nBcc: all@example.org",
]
WRONG = [
    "",
    "../../etc/passwd",
    "-1",
    "0",
    "1e9",
    "２",
    "NaN",
    "9" * 40,
    "2026-02-30",
    "0000-00-00",
    "None",
    "[]",
    "x" * 300,
]


def naughty(corpora: Path) -> list[str]:
    found: list[str] = json.loads((corpora / "malicious-input" / "blns" / "blns.json").read_text("utf-8"))
    return [*WORSE, *found]


def mixed(strings: list[str]) -> list[str]:
    """The same, in an order that the seed gives."""
    return random.Random(SEED).sample(strings, len(strings))
