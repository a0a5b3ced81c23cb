"""How Han names read in Latin letters: by pinyin, surnames as surnames (practice P26)."""

import re
import unicodedata

from pypinyin import lazy_pinyin

HAN = "[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]"
_RUN = re.compile(f"{HAN}+")
_WORD = re.compile(r"[^\W_]+")
_ACCENTS = re.compile("[\u0300-\u036f]")
_STROKES = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"})
_BETWEEN_HAN = re.compile(rf"(?<={HAN})\s+(?={HAN})")
_UMLAUT = re.compile("[üǖǘǚǜÜǕǗǙǛ]")

# Surnames that pypinyin reads otherwise when they begin a name (traditional forms too), and those of
# two characters, which are looked at first.
SURNAMES = {
    "万俟": "mo qi", "尉迟": "yu chi", "长孙": "zhang sun", "单于": "chan yu", "澹台": "tan tai",
    "令狐": "ling hu", "独孤": "du gu", "皇甫": "huang fu", "宇文": "yu wen", "鲜于": "xian yu",
    "单": "shan", "單": "shan", "曾": "zeng", "曽": "zeng", "仇": "qiu", "区": "ou", "區": "ou",
    "解": "xie", "查": "zha", "盖": "ge", "蓋": "ge", "朴": "piao", "樸": "piao", "缪": "miao",
    "繆": "miao", "翟": "zhai", "乐": "yue", "樂": "yue", "洗": "xian", "种": "chong", "覃": "qin",
    "召": "shao", "繁": "po", "折": "she", "黑": "he", "员": "yun", "員": "yun", "贠": "yun",
    "隗": "wei", "祭": "zhai", "牟": "mu", "秘": "bi", "句": "gou", "阚": "kan", "能": "nai",
    "佴": "nai", "郇": "xun", "薄": "bo", "卜": "bu", "粘": "nian", "重": "chong", "乜": "nie",
    "都": "du", "藏": "zang", "晟": "cheng",
}  # fmt: skip


def has_han(text: str) -> bool:
    """Say whether ``text`` has a Han character."""
    return bool(_RUN.search(text))


def joined(text: str) -> str:
    """Return ``text`` without the blanks between two Han characters: 王 璐 is layout, not spelling."""
    return _BETWEEN_HAN.sub("", text)


def folded(text: str) -> str:
    """Return ``text`` as it is compared and found: compatibility forms, case and accents folded."""
    flat = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFC", _ACCENTS.sub("", flat).translate(_STROKES))


def syllables(name: str, reading: str = "") -> list[str]:
    """Return how a name reads, word by word: ``王璐`` is ``["wang", "lu"]``.

    ``reading`` is what a person corrected (``zēng guófān``) and is taken as it is. Words that are
    not Han stay words. In pinyin ``ü`` is written ``v``, as people type it.
    """
    said = _UMLAUT.sub("v", reading) if has_han(name) else reading
    return _WORD.findall(folded(said or _RUN.sub(_read, joined(name))))


def initials(words: list[str]) -> str:
    """Return the first letters: ``wl``."""
    return "".join(word[0] for word in words)


def _read(run: re.Match[str]) -> str:
    han = run.group()
    # Only the beginning of a name can be a surname.
    at_start = not run.string[: run.start()].strip()
    surname = next((han[:n] for n in (2, 1) if at_start and han[:n] in SURNAMES), "")
    rest = lazy_pinyin(han[len(surname) :])
    return f" {' '.join([SURNAMES.get(surname, ''), *rest])} "
