"""``{% load ui %}``: icons, faces, promises, dates and plain text, drawn alike on every page."""

from datetime import date, datetime
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hospes.config import icons, portraits, promise_marks, reading
from hospes.foundation import clock, showing

register = template.Library()

register.filter("paragraphs", reading.paragraphs)
register.filter("place", reading.place)
register.filter("pick", reading.pick)


@register.simple_tag(takes_context=True)
def languages(context: template.Context) -> list[dict[str, object]]:
    """``{% languages as choices %}``: the same page in each language; empty where the address names none."""
    request = context.get("request")
    return reading.languages(request.path, request.GET.urlencode()) if request else []


@register.simple_tag
def own_languages() -> list[dict[str, object]]:
    """``{% own_languages as choices %}``: every language of this installation, for a switch that posts."""
    return reading.own_languages()


@register.simple_tag
def icon(name: str, classes: str = "", label: str = "") -> SafeString:
    """``{% icon "clock" %}``; with ``label=`` it is spoken, without it is decoration."""
    return icons.icon(name, classes=classes, label=label)


@register.simple_tag
def avatar(person: Any, size: str = "", alt: str = "") -> SafeString:
    """``{% avatar member "lg" %}``: portrait, or initials while there is none.

    ``person`` has ``name`` (and perhaps ``portrait``), or is a name. ``size`` is xs, sm, lg, xl, 2xl.
    The name usually stands beside it, so ``alt`` is empty unless the picture stands alone.
    """
    name = person if isinstance(person, str) else str(getattr(person, "name", person))
    portrait = "" if isinstance(person, str) else str(getattr(person, "portrait", "") or "")
    classes = f"avatar avatar--{size}" if size else "avatar"
    if portrait in portraits.drawn():
        source = static(f"img/people/{portrait}.svg")
        return format_html('<img class="{}" src="{}" alt="{}" width="96" height="96">', classes, source, alt)
    signs = portraits.initials(name)
    if alt:
        return format_html(
            '<span class="{} avatar--initials" role="img" aria-label="{}">{}</span>', classes, alt, signs
        )
    return format_html('<span class="{} avatar--initials" aria-hidden="true">{}</span>', classes, signs)


@register.inclusion_tag("components/_promise.html")
def promise_pill(promise: Any, zone: str, now: datetime | None = None, *, bare: bool = False) -> dict[str, Any]:
    """``{% promise_pill promise zone %}``: state and date of a promise for a reader in ``zone``."""
    at = now or clock.now()
    settled = getattr(promise, "repaired_at", None) or getattr(promise, "kept_at", None)
    look = promise_marks.mark(
        standing=str(promise.standing(at)), due=promise.due, now=at, zone=zone, settled=settled, around=promise.around
    )
    return {"state": look.state, "text": look.text, "bare": bare}


@register.inclusion_tag("components/_promise.html")
def due_pill(due: datetime, zone: str, now: datetime | None = None) -> dict[str, Any]:
    """``{% due_pill job.nearest zone %}``: a date that is owed, where only the date is at hand."""
    look = promise_marks.mark(standing="made", due=due, now=now or clock.now(), zone=zone)
    return {"state": look.state, "text": look.text, "bare": False}


@register.filter
def promise_glyph(state: str) -> str:
    """Icon of a promise state."""
    return promise_marks.GLYPHS[state]


@register.filter
def promise_word(state: str) -> str:
    """Word of a promise state, for eyes that see no colour."""
    return promise_marks.WORDS[state]()


@register.filter
def day(value: date | datetime | None) -> str:
    """``{{ date|day }}``: "Thu 26 Nov", 11 月 26 日（周四）. Give a local date, not an instant."""
    if value is None:
        return ""
    return showing.day(value.date() if isinstance(value, datetime) else value, reading.page_language())


@register.simple_tag
def instant(due: datetime, zone: str, owner_zone: str = "") -> SafeString:
    """``{% instant due candidate.zone contact.zone %}``: a ``<time>`` in the reader's zone, ours beside it."""
    words = showing.instant(due, zone, owner_zone or zone, reading.page_language())
    return format_html('<time datetime="{}">{}</time>', due.isoformat(timespec="minutes"), words)


@register.simple_tag
def wall_clock(zone: str, now: datetime | None = None) -> str:
    """``{% wall_clock member.zone %}``: the hour there, now."""
    return reading.hour(now or clock.now(), zone)


@register.simple_tag
def html_lang(code: str = "") -> str:
    """Value for a ``lang`` attribute; without a code, the language of the page."""
    return reading.html_language(code or reading.page_language())


@register.filter
def lang(text: object) -> SafeString:
    """``{{ name|lang }}``: the text, marked with its language where it differs from the page's."""
    return reading.marked(str(text))


@register.filter
def widget(field: Any) -> str:
    """Kind of a bound form field's widget: input, textarea, select, radios, boxes, box, file, hidden."""
    kinds = {
        "Textarea": "textarea",
        "Select": "select",
        "SelectMultiple": "select",
        "RadioSelect": "radios",
        "CheckboxSelectMultiple": "boxes",
        "CheckboxInput": "box",
        "FileInput": "file",
        "ClearableFileInput": "file",
        "HiddenInput": "hidden",
    }
    for kind in type(field.field.widget).__mro__:
        if kind.__name__ in kinds:
            return kinds[kind.__name__]
    return "input"


@register.filter
def required(field: Any) -> bool:
    """Whether a bound field must be answered."""
    return bool(field.field.required)


@register.simple_tag
def control(field: Any, classes: str = "", **attributes: Any) -> SafeString:
    """``{% control field %}``: the field's own widget in our look.

    Django itself points ``aria-describedby`` at ``…_helptext`` and ``…_error``, which ``_field.html`` draws.
    """
    names = {key.replace("_", "-"): value for key, value in attributes.items() if value not in ("", None, False)}
    kind = widget(field)
    plain = {"input", "textarea", "select"}
    if kind in plain:
        names["class"] = " ".join(filter(None, ["input", classes, field.field.widget.attrs.get("class", "")]))
    if field.errors:
        names["aria-invalid"] = "true"
    return field.as_widget(attrs=names)
