"""From bytes to text, also where the mail says a wrong charset, an unknown one, or none."""

import codecs
import re

# Names that mail programs give, and the codec that reads more of what they really send.
_MEANT = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "csgb2312": "gb18030",
    "cp936": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "ascii",
    "ansi_x3.4-1968": "ascii",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "unicode-1-1-utf-7": "utf-7",
    "utf8mb4": "utf-8",
    "utf-8-sig": "utf-8",
}
# Codecs of Python that are no charset of mail; some of them are slow on purpose-made bytes.
_NO_CHARSET = frozenset(
    {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem", "palmos"}
)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:+-]{0,39}")
_WIDE = re.compile(r"utf[-_]?(16|32|7)|iso[-_]?2022|hz", re.IGNORECASE)
_HIGH = re.compile(rb"[\x80-\xff]")
_UNIT = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]|[\x80-\xff]")
_COMMON = {  # lead and trail bytes of the characters that fill ordinary texts
    "gb18030": re.compile(rb"[\xa1\xa3\xb0-\xd7][\xa1-\xfe]"),
    "big5hkscs": re.compile(rb"[\xa1\xa4-\xc6][\x40-\x7e\xa1-\xfe]"),
    "cp932": re.compile(rb"[\x81-\x83\x88-\x97][\x40-\x7e\x80-\xfc]"),
}
_GB_RARER = re.compile(rb"[\xd8-\xf7][\xa1-\xfe]")
_KANA = re.compile(rb"\x82[\x9f-\xf1]|\x83[\x40-\x96]")
_CYRILLIC = re.compile(rb"[\xc0-\xff]{3,}")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_ASCII = bytes(range(128))
_SAMPLE = 20_000


def decoded(data: bytes, declared: str = "") -> str:
    """Return ``data`` as text: as declared if that holds, else as it looks. Never fails.

    NULs and halves of surrogate pairs are taken out: no database stores them.
    """
    return _UNSTORABLE.sub("", _text(data, _codec(declared)))


def known(name: str) -> bool:
    """Say whether this is the name of a charset that can be read here."""
    return _codec(name) != ""


def _text(data: bytes, codec: str) -> str:
    if data.isascii() and not _WIDE.match(codec):
        return data.decode("ascii")
    if not _WIDE.match(codec):
        mistaken = _really_utf8(data, codec)
        if mistaken is not None:
            return mistaken
        if codec in {"", "ascii", "utf-8"}:
            codec = _guess(data)
    return data.decode(codec, errors="replace")


def _codec(declared: str) -> str:
    """Return the codec for a declared charset; '' where there is none by this name."""
    name = declared.strip(" \t\"'").split("*")[0].lower()
    if not _NAME.fullmatch(name):
        return ""
    name = _MEANT.get(name, name)
    try:
        found = codecs.lookup(name)
        b"a".decode(name, errors="replace")  # refuses codecs from bytes to bytes
    except (LookupError, UnicodeError, ValueError):
        return ""
    return "" if found.name.replace("_", "-") in _NO_CHARSET else found.name


def _really_utf8(data: bytes, codec: str) -> str | None:
    """Return the text if it is UTF-8, whatever was declared; None if it is not.

    Two bytes of GB18030 or Big5 may look like one letter of UTF-8 (联通 does), so where one of these
    was declared most letters must be beyond the two-byte ones.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if codec in {"", "ascii", "utf-8"} or codec.startswith(("cp125", "iso8859")):
        return text
    high = [letter for letter in text[:_SAMPLE] if letter > "\x7f"]
    return text if sum(letter > "\u07ff" for letter in high) * 2 > len(high) else None


def _guess(data: bytes) -> str:
    """Return the codec that undeclared bytes look like; they are not all UTF-8."""
    # Words before the first foreign letter say nothing.
    start = len(data) - len(data.lstrip(_ASCII))
    sample = data[start : start + _SAMPLE]
    high = len(_HIGH.findall(sample))
    replaced = sample.decode("utf-8", errors="replace").count("\ufffd")
    if replaced * 20 < high:
        return "utf-8"  # UTF-8 with a scratch, or cut in the middle of a letter
    units = len(_UNIT.findall(sample))
    scores = {codec: len(common.findall(sample)) / units for codec, common in _COMMON.items()}
    if scores["gb18030"]:
        scores["gb18030"] += len(_GB_RARER.findall(sample)) / units / 2  # names are full of them
    if not _KANA.search(sample):
        del scores["cp932"]  # the quotation marks of Windows look like its letters
    best = max(scores, key=lambda codec: scores[codec])
    if scores[best] > 0.6:
        return best
    letters = sum(len(run) for run in _CYRILLIC.findall(sample))
    return "cp1251" if letters * 10 > high * 7 else "cp1252"
