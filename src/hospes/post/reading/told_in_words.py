"""Recipients and reasons out of the words of a report: for systems that send no RFC 3464 part.

One rule for all of them: a line that begins or ends with an address, or a sentence that says that
a mail to an address failed, names a recipient; what follows, up to the next one, is what was said.
"""

import re
from collections.abc import Iterable

MOST_RECIPIENTS = 100
MOST_SAID = 1000
ADDRESS = r"(?:\"[^\"\n]{1,64}\"|[^\s<>()\[\]\"',;:@=|：，。]{1,64})@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?"
_LABEL = r"(?:[A-Za-z][A-Za-z \t-]{0,30}|[\u4e00-\u9fff\u3040-\u30ff]{1,16})[:：][ \t]*"
_BEGINS = re.compile(
    rf"^[ \t>*•·-]{{0,12}}(?:{_LABEL})?[\"'<(]{{0,2}}({ADDRESS})[\"'>)]{{0,2}}"
    r"(?:[ \t]*<[^>\n]{1,200}>)?[ \t]*(?:$|[:：;,]|\.\.\.|\(|\[| on | invalid| error|被|不|无)",
    re.IGNORECASE,
)
_ANSWER = re.compile(rf"^[ \t<]{{0,6}}[45]\d\d[ -][^<\n]{{0,40}}<({ADDRESS})>", re.IGNORECASE)
_ENDS = re.compile(rf"^[^@\n]{{1,80}}[:：][ \t]*<?({ADDRESS})>?[ \t]*\.?$")
_SENTENCE = re.compile(
    r"(?:deliver\w*|message|e-?mail|mail|sent|send|reach|recipients?|group|to|收件人|地址|发送到|发往|发给"
    r"|投递到|寄给|寄往)"
    rf"[^@\n]{{0,60}}?[ \t<:：\"“「（(]({ADDRESS})",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^[ \t>]{0,8}(?:to|收件人|an|à)[ \t]*[:：]", re.IGNORECASE)
_NOT_A_RECIPIENT = re.compile(
    r"^[ \t>]{0,8}(?:from|reply-to|sender|cc|return-path|message-id|mail from|x-[\w-]+|发件人|寄件人|联系"
    r"|message-id)[ \t]*[:：]"
    r"|envelope-from|contact|postmaster@|mailer-daemon@",
    re.IGNORECASE,
)
_RETURNED = re.compile(
    r"^(?:[ \t>*|=_-]{0,80}(?:original (?:message|mail)|message (?:headers|text) follow|below (?:is"
    r"|this line is) a copy"
    r"|this is a copy of (?:the|your) message|unsent message|included is a copy|copy of (?:the|your) message"
    r"|undelivered message|returned message|original message headers|以下(?:是|为)(?:您的)?(?:原|退回)|原邮件"
    r"|原始邮件|原信"
    r"|ursprüngliche nachricht|message d'origine|mensaje original|message follows|original mail as follows"
    r").{0,120}|(?:return-path|received|x-envelope-from|dkim-signature):.{0,400})$",
    re.IGNORECASE | re.MULTILINE,
)


def report_of(text: str) -> str:
    """Return what stands before the letter that came back."""
    found = _RETURNED.search(text)
    return text[: found.start()] if found and text[: found.start()].strip() else text


def sections(text: str, *, ours: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Return (recipient, what was said) in the order of the text; ``ours`` are addresses that wrote the letter."""
    known = {address.lower() for address in ours}
    lines = text.splitlines()
    heads = [(number, address) for number, line in enumerate(lines) if (address := _named_by(line, known))]
    # "To: …" repeats the letter's own heading, unless nothing else names anybody.
    heads = [head for head in heads if not _HEADING.match(lines[head[0]])] or heads
    found: dict[str, str] = {}
    for place, (number, address) in enumerate(heads):
        end = heads[place + 1][0] if place + 1 < len(heads) else len(lines)
        if _ANSWER.match(lines[number]) and len(heads) > 1:
            end = number + 1
        said = " ".join(" ".join(lines[number:end]).split())
        found[address] = f"{found.get(address, '')} {said}".strip()[:MOST_SAID]
    return list(found.items())[:MOST_RECIPIENTS]


def _named_by(line: str, known: set[str]) -> str:
    short = line[:500]
    if "@" not in short or _NOT_A_RECIPIENT.search(short):
        return ""
    for shape in (_BEGINS, _ANSWER, _ENDS, _SENTENCE):
        named = shape.search(short)
        if named and named[1].lower() not in known:
            return named[1].rstrip(".")
    return ""
