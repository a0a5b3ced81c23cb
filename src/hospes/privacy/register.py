"""What is held about one candidate: every room's holdings, followed down to the person.

A room says in ``holdings`` what each of its models holds; how its rows lead to the candidate is
read from the foreign keys, so a new model is found without a line here.
"""

from collections import deque
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext

from hospes.candidates.models import Candidate
from hospes.foundation import holdings
from hospes.foundation.holdings import Holding


@dataclass(frozen=True)
class Held:
    """One kind of thing we hold, in the reader's language.

    ``count`` is how many rows, or None where rows carry only keys and cannot be counted by person.
    """

    room: str
    what: str
    until: str
    on_erasure: str
    count: int | None


def held_about(candidate: Candidate) -> list[Held]:
    """Everything held about ``candidate``, with reasons; kinds of which there is nothing are left out.

    One query per kind that leads to a candidate.
    """
    kinds = [kind for kind in holdings.register.all() if kind.about == "candidate"]
    return [held for kind in kinds if (held := _held(kind, candidate)).count != 0]


def path_to_candidate(model: type[models.Model]) -> str | None:
    """Return the shortest lookup from ``model`` to its candidate (``case__candidate``), or None.

    The candidate itself is ``pk``. Keys to members are not followed: who works here is no candidate.
    """
    ways: deque[tuple[type[models.Model], str]] = deque([(model, "")])
    seen = {model}
    while ways:
        here, way = ways.popleft()
        if here is Candidate:
            return f"{way}pk"
        for field in here._meta.get_fields():
            target = field.related_model
            if not _points_down(field) or not isinstance(target, type) or target in seen:
                continue
            seen.add(target)
            ways.append((target, f"{way}{field.name}__"))
    return None


def _points_down(field: object) -> bool:
    return isinstance(field, models.ForeignKey)


def _held(kind: Holding, candidate: Candidate) -> Held:
    return Held(
        room=kind.model._meta.app_label,
        what=gettext(str(kind.holds)),
        until=gettext(str(kind.keeps)),
        on_erasure=gettext(str(kind.erases)),
        count=_count(kind.model, candidate),
    )


def _count(model: type[models.Model], candidate: Candidate) -> int | None:
    way = path_to_candidate(model)
    return models.QuerySet(model).filter(**{way: candidate.pk}).count() if way else None
