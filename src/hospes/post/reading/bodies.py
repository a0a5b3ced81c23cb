"""Which parts of a mail are its words and which are attached: the algorithm of RFC 8621, section 4.1.4."""

from dataclasses import dataclass, field

from hospes.post.reading.structure import MULTIPART, PLAIN, Part

HTML = "text/html"
_SHOWN = ("image/", "audio/", "video/")


@dataclass
class Bodies:
    """The parts to show where plain text is wanted, where HTML is wanted, and all that is attached."""

    plain: list[Part] = field(default_factory=list)
    rich: list[Part] = field(default_factory=list)
    attached: list[Part] = field(default_factory=list)


def sorted_out(mail: Part) -> Bodies:
    """Say what each part of the mail is for."""
    bodies = Bodies()
    _sort([mail], "mixed", bodies, bodies.plain, bodies.rich, alternative=False)
    return bodies


def _sort(
    parts: list[Part], way: str, bodies: Bodies, plain: list[Part] | None, rich: list[Part] | None, *, alternative: bool
) -> None:
    """Sort one level. ``plain`` and ``rich`` are None where this branch has its word in the other already."""
    had = len(bodies.plain), len(bodies.rich)
    for number, part in enumerate(parts):
        if part.children:
            inner = part.type.removeprefix(MULTIPART)
            within = alternative or inner == "alternative"
            _sort(part.children, inner, bodies, plain, rich, alternative=within)
        elif not _is_shown(part, way, leads=number == 0):
            bodies.attached.append(part)
        elif way == "alternative":
            _offered(part, bodies).append(part)
        else:
            rich = None if alternative and part.type == PLAIN else rich
            plain = None if alternative and part.type == HTML else plain
            for words in (plain, rich):
                if words is not None:
                    words.append(part)
            if part.type.startswith(_SHOWN):
                bodies.attached.append(part)
    if way == "alternative" and plain is not None and rich is not None:
        _lend(bodies, *had)


def _is_shown(part: Part, way: str, *, leads: bool) -> bool:
    if part.disposition.value == "attachment":
        return False
    if part.type.startswith(_SHOWN):
        return leads or way != "related"
    return part.type in {PLAIN, HTML} and (leads or (way != "related" and not part.name))


def _offered(part: Part, bodies: Bodies) -> list[Part]:
    return {PLAIN: bodies.plain, HTML: bodies.rich}.get(part.type, bodies.attached)


def _lend(bodies: Bodies, plain: int, rich: int) -> None:
    """Where an alternative offered one form only, it stands in for the other."""
    if len(bodies.plain) == plain:
        bodies.plain += bodies.rich[rich:]
    elif len(bodies.rich) == rich:
        bodies.rich += bodies.plain[plain:]
