"""What the move dialog shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from hospes.conversations.settings import ConversationSettings
from hospes.desk.jobs import choices
from hospes.desk.people import dates
from hospes.foundation import house
from hospes.promises.enums import Kind

if TYPE_CHECKING:
    from hospes.desk.jobs.forms_moves import MovesForm
    from hospes.desk.jobs.moving import Moving
    from hospes.jobs.models import Stage


def days(moving: Moving) -> choices.Choices:
    """The days that may be named for all of them; first of all, each their own."""
    first = [("", _("The first date you can keep"))]
    if not moving.movers:
        return first
    case = moving.movers[0].application.case
    return [*first, *dates.choices(case, Kind.UPDATE, now=moving.now, language=choices.language())]


def looked(form: MovesForm, moving: Moving, stages: dict[str, Stage]) -> MovesForm:
    """The dialog for another stage: its own text, unless somebody wrote into the one that was there."""
    was = stages.get(form.data.get("was", ""))
    before = type(moving)(moving.movers, was, moving.member, moving.now).texts() if was else {}
    data = form.data.copy()
    for code, text in type(moving)(moving.movers, moving.to, moving.member, moving.now).texts().items():
        typed = data.get(f"text_{code}", "").replace("\r\n", "\n")
        if not typed or typed == before.get(code):
            data[f"text_{code}"] = text
    form.data = data
    return form


def context(moving: Moving, form: MovesForm) -> dict[str, Any]:
    """Heading, people, texts and the words on the button."""
    stage = moving.to.name_in(choices.language())
    going = [mover for mover in moving.movers if not mover.refused]
    names = {code: name for code, _html, name in choices.languages()}
    return {
        "form": form,
        "movers": [
            {"person": mover.person, "language_name": names.get(mover.language, mover.language), "mover": mover}
            for mover in moving.movers
        ],
        "cards": [mover.application.case.public_id for mover in moving.movers],
        "was": moving.to.pk,
        "heading": heading(moving, stage),
        "confirm": confirm(moving, len(going)),
        "nobody": not going,
        "tokens": any("{greeting}" in text for text in moving.texts().values()),
        "undo_line": _("{n} s to take it back").format(n=house.read(ConversationSettings).undo_seconds),
    }


def heading(moving: Moving, stage: str) -> str:
    if len(moving.movers) == 1:
        name = moving.movers[0].person.name
        return _("Move {name} to {stage}").format(name=name, stage=stage)
    return _("Move {n} people to {stage}").format(n=len(moving.movers), stage=stage)


def confirm(moving: Moving, going: int) -> str:
    """The words on the button: whom it tells."""
    if len(moving.movers) == 1:
        return _("Tell {name} and move").format(name=moving.movers[0].person.called_or_name)
    return _("Tell {n} and move").format(n=going)
