"""Messages that only say thanks or "received": proposed to be put aside together, by a person (practice P6).

Conservative: every word must be one of thanks, greeting or agreement. A question, a file, or a single
other word, and the message waits for an answer like any other.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from hospes.conversations.enums import Direction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hospes.conversations.models import Message
    from hospes.team.models import Member

LONGEST = 200
REASON = _("Only thanks or “received”; nothing was asked.")

# One of these must be there; what is in the second list may stand around it.
_THANKS_WORDS = """
ok okay okey kk thanks thank thx tks ty cheers great perfect wonderful excellent noted understood received
appreciated appreciate roger alright fine sure 好 好的 好滴 好哒 好嘞 好呀 好啊 收到 已收到 收到了 收到啦
邮件已收到 邮件收到 已阅 谢谢 谢谢你 谢谢您 谢啦 多谢 感谢 感谢您 非常感谢 十分感谢 万分感谢 太感谢了 明白
明白了 了解 了解了 已了解 知道了 知道啦 已知悉 知悉 没问题 没有问题 可以 可以的 行 行的 嗯 嗯嗯 辛苦了 您辛苦了
辛苦啦 辛苦您了 麻烦您了 麻烦了 不客气 不用谢
"""
_AROUND_WORDS = """
hi hello dear hey good morning afternoon evening day best kind warm regards wishes sincerely yours and for the
your reply answer message mail email e-mail update letter information info quick fast prompt help time letting
me know getting back to response very much so a lot all that this it is then have nice lovely weekend week rest
of you too take care bye talk soon speak see with in my we i from again looking forward hearing many got sounds
clear will do no problem course well everything 您好 你好 哈喽 老师 的 了 啦 回复 您的回复 你的回复 您的答复
您的来信 您的邮件 您的通知 您的告知 告知 通知 反馈 您的反馈 及时回复 邮件 来信 耐心解答 解答 祝好 顺祝商祺 此致
敬礼 祝您工作顺利 祝工作顺利 祝您生活愉快 祝您周末愉快 周末愉快 祝您一切顺利 期待您的回复 期待 哦 哈 呢 吧 那 我
这边 感谢您的 非常 十分 再次
"""
_THANKS = frozenset(_THANKS_WORDS.split())
_AROUND = frozenset(_AROUND_WORDS.split())
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_LATIN = re.compile(r"[a-z][a-z'-]*")
_ASKS = re.compile(r"[?0-9@吗嗎]|https?:")
_KNOWN = _THANKS | _AROUND
_LONGEST_FIRST = sorted((word for word in _KNOWN if _HAN.fullmatch(word)), key=len, reverse=True)


def only_thanks(words: str, *names: str) -> bool:
    """Whether a text says nothing but thanks, in English or Chinese. ``names`` may stand in it."""
    text = unicodedata.normalize("NFKC", words).lower()
    if len(text) > LONGEST or _ASKS.search(text):
        return False
    for name in names:
        for part in {name.lower(), *name.lower().split()} - {""}:
            text = text.replace(part, " ") if _HAN.search(part) else re.sub(rf"\b{re.escape(part)}\b", " ", text)
    latin = _LATIN.findall(text)
    han = _pieces("".join(_HAN.findall(text)))
    other = _LATIN.sub("", _HAN.sub("", text))
    if han is None or any(word not in _KNOWN for word in latin) or any(sign.isalpha() for sign in other):
        return False
    return any(word in _THANKS for word in (*latin, *han))


def proposed(messages: Iterable[Message]) -> list[Message]:
    """Return those that may be put aside together, with ``REASON``. Files and the people of the case are looked at."""
    return [message for message in messages if _may_be(message)]


def dismiss_together(messages: Iterable[Message], *, by: Member, why: str = "") -> int:
    """Put each aside, one by one, with one reason; return how many. Raises what ``dismiss`` raises."""
    count = 0
    for message in proposed(messages):
        message.dismiss(by=by, why=why or str(REASON))
        count += 1
    return count


def _may_be(message: Message) -> bool:
    if message.direction != Direction.IN or message.answered_at is not None or message.dismissed_at is not None:
        return False
    if message.files.all():
        return False
    case = message.case
    return only_thanks(message.text, case.contact.name, case.candidate.name, case.candidate.called)


def _pieces(text: str) -> list[str] | None:
    """Cut a Chinese text into known words, the longest first; None if something else stands in it."""
    found: list[str] = []
    while text:
        word = next((word for word in _LONGEST_FIRST if text.startswith(word)), None)
        if word is None:
            return None
        found.append(word)
        text = text[len(word) :]
    return found
