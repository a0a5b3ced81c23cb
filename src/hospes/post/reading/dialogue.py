"""What a server answered, and to which command, out of the texts of many mail systems."""

import re

from hospes.post.reading.hardness import Step

# An enhanced status code (RFC 3463), not a piece of an IP address, a version or a number.
_CODE = re.compile(r"(?<![\w.])([245]\.\d{1,3}\.\d{1,3})(?![\w]|\.\d)")
_AFTER_A_REPLY = re.compile(r"\b[245]\d\d[ :-]{1,2}[\"'#(<]{0,2}([245]\.\d{1,3}\.\d{1,3})(?![\w]|\.\d)")
_NOTHING_SAID = re.compile(r"[245]\.0\.0")
_PLACES: tuple[tuple[Step, re.Pattern[str]], ...] = (
    (
        Step.DATA,
        re.compile(
            r"end of (?:message|data)|(?:final|following|in reply to|after|the) (?:the )?(?:data|text"
            r"|bdat)\b(?: command)?"
            r"|after i sent the message|\btext command|smtp:data|\[data\]",
            re.IGNORECASE,
        ),
    ),
    (
        Step.RCPT,
        re.compile(
            r"(?:reply to|after|following|our|the) rcpt|does not like recipient|\[rcpt_to\]|smtp:rcpt|rcpt command",
            re.IGNORECASE,
        ),
    ),
    (
        Step.MAIL,
        re.compile(
            r"(?:reply to|after|following|our|the) mail(?: |_)?from|sender was rejected|smtp:mail", re.IGNORECASE
        ),
    ),
    (
        Step.CONNECT,
        re.compile(
            r"initial connection|refused to talk|(?:reply to|after|following|our) (?:the )?(?:ehlo|helo)"
            r"|smtp:(?:connect|helo|ehlo)",
            re.IGNORECASE,
        ),
    ),
)
_ASKED = re.compile(r">>> ?(DATA|RCPT|MAIL|EHLO|HELO|BDAT)", re.IGNORECASE)
_ANSWERED_NO = re.compile(r"<<< ?[45]\d\d")
_STEPS = {"data": Step.DATA, "bdat": Step.DATA, "rcpt": Step.RCPT, "mail": Step.MAIL}


def status_in(said: str) -> str:
    """Return the enhanced status code that a text gives, the telling one where it gives several, else ''."""
    codes: list[str] = [*_AFTER_A_REPLY.findall(said), *_CODE.findall(said)]
    return best_status(*codes)


def best_status(*codes: str) -> str:
    """Return the first code that says what is wrong, else the first that says that something is, else ''."""
    given = [code for code in codes if code]
    wrong = [code for code in given if not code.startswith("2.")]
    telling = [code for code in wrong if not _NOTHING_SAID.fullmatch(code)]
    return next(iter((*telling, *wrong, *given)), "")


def step_in(text: str) -> Step:
    """Return where in the dialogue the server said no, as far as the text tells."""
    asked = Step.UNKNOWN
    for line in text.splitlines():
        if question := _ASKED.search(line):
            asked = _STEPS.get(question[1].lower(), Step.CONNECT)
        elif asked and _ANSWERED_NO.search(line):
            return asked
    flat = " ".join(text.split())
    return next((step for step, place in _PLACES if place.search(flat)), Step.UNKNOWN)
