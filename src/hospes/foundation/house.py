"""House settings: typed numbers and wishes of this house, each with a default in the code.

A room declares a frozen dataclass with defaults and registers it; a row exists only for what the
house set differently, for the company or for one job. ``read`` returns the dataclass, so that
verbs read ``read(PromiseSettings).review_days`` and the type checker reads along.
"""

from collections.abc import Callable
from dataclasses import Field, fields, replace
from typing import Any, ClassVar, Literal, Protocol, TypeVar, get_args, get_origin, get_type_hints

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hospes.foundation.models import HouseSetting
from hospes.foundation.refusals import Refusal
from hospes.foundation.registers import Register

COMPANY = "company"


class Settings(Protocol):
    """A frozen dataclass, every field with a default."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


S = TypeVar("S", bound=Settings)
kinds: Register[type[Any]] = Register("house settings")


class UnknownSetting(Refusal):
    """The dataclass has no such field."""

    sentence = _("There is no setting called %(name)s.")


class WrongValue(Refusal):
    """The value is not of the field's type; it would break every later reader."""

    sentence = _("The setting %(name)s cannot be set to %(value)s.")


def register(name: str) -> Callable[[type[S]], type[S]]:
    """Class decorator: keep this dataclass's settings under ``name`` (usually the room's)."""

    def keep(kind: type[S]) -> type[S]:
        kinds.add(name, kind)
        return kind

    return keep


def read(kind: type[S], *, job: int | None = None) -> S:
    """Return the settings in force: defaults, overlaid by the company's, then by one job's rows.

    A row whose field is gone or has another type by now is passed over.
    """
    prefix = f"{_name_of(kind)}."
    scopes = [COMPANY] if job is None else [COMPANY, f"job:{job}"]
    rows = HouseSetting.objects.filter(scope__in=scopes, key__startswith=prefix)
    found = {(row.scope, row.key.removeprefix(prefix)): row.value for row in rows}
    values: dict[str, Any] = {}
    for field in fields(kind):
        for scope in scopes:
            if (scope, field.name) in found and _fits(kind, field.name, found[scope, field.name]):
                values[field.name] = _typed(kind, field.name, found[scope, field.name])
    return kind(**values)


def write(kind: type[S], *, job: int | None = None, **values: Any) -> S:
    """Set some fields for the company, or for one job, and return the settings now in force.

    Raises UnknownSetting or WrongValue, and what the dataclass itself refuses; then nothing is set.
    """
    name = _name_of(kind)
    _refuse_misfits(kind, values)
    with transaction.atomic():
        replace(read(kind, job=job), **values)
        scope = COMPANY if job is None else f"job:{job}"
        for field, value in values.items():
            HouseSetting.objects.update_or_create(scope=scope, key=f"{name}.{field}", defaults={"value": value})
        return read(kind, job=job)


def forget(kind: type[S], field: str, *, job: int | None = None) -> S:
    """Drop one override, so that the next wider one (company, then default) holds again."""
    scope = COMPANY if job is None else f"job:{job}"
    HouseSetting.objects.filter(scope=scope, key=f"{_name_of(kind)}.{field}").delete()
    return read(kind, job=job)


def _name_of(kind: type[Any]) -> str:
    return next(name for name, registered in kinds.items() if registered is kind)


def _refuse_misfits(kind: type[Settings], values: dict[str, Any]) -> None:
    known = {field.name for field in fields(kind)}
    for name, value in values.items():
        if name not in known:
            raise UnknownSetting(name=name)
        if not _fits(kind, name, value):
            raise WrongValue(name=name, value=value)


def _fits(kind: type[Any], name: str, value: Any) -> bool:
    """Say whether a value, or its JSON form, is of the field's type (a bool is not a number)."""
    hint = get_type_hints(kind)[name]
    return value in get_args(hint) if get_origin(hint) is Literal else type(value) in _allowed(hint)


def _allowed(hint: Any) -> set[type[Any]]:
    origin = get_origin(hint)
    if origin is tuple:
        return {tuple, list}
    if isinstance(origin, type) and origin in (dict, list):
        return {origin}
    if origin is None:
        return {float, int} if hint is float else {hint}
    return {kind for part in get_args(hint) for kind in _allowed(part)}


def _typed(kind: type[Any], name: str, value: Any) -> Any:
    """JSON knows no tuples: give back what the field's type says."""
    return tuple(value) if get_origin(get_type_hints(kind)[name]) is tuple else value
