"""Words after which a person comes first (practice P29). Only shown as a hint; nothing is stored about anybody."""

import re

_ENGLISH = re.compile(
    r"\b(suicid\w*|kill myself|end my life|self[- ]harm\w*|depress(?:ed|ion)|panic attack\w*|hospital\w*|cancer|"
    r"chemotherapy|miscarriage|bereave\w*|funeral|passed away|breakdown|desperate|evict(?:ed|ion))\b",
    re.IGNORECASE,
)
_CHINESE = re.compile(r"自杀|轻生|不想活|活不下去|抑郁|焦虑症|崩溃|绝望|住院|癌|化疗|流产|去世|丧事|葬礼")


def person_first(*texts: str) -> bool:
    """Whether somebody may be in need, so that a person should read or ring before anything else is done."""
    return any(_ENGLISH.search(text) or _CHINESE.search(text) for text in texts)
