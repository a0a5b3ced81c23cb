"""Names as they may stand in a group chat, where more people read than need to know."""

_HAN = range(0x4E00, 0xA000)


def shortened(name: str) -> str:
    """Say “Amara Okafor” as “Amara O.”, 陈思远 as 陈**; a single name stays."""
    words = name.split()
    if len(words) > 1:
        return f"{words[0]} {words[-1][0]}."
    if len(name) > 1 and ord(name[0]) in _HAN:
        return name[0] + "*" * (len(name) - 1)
    return name
