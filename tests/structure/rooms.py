"""The house's map, as the structure tests need it: who stands on which floor."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models

SOURCE = Path(__file__).resolve().parents[2] / "src" / "hospes"
# From the ground up; rooms on one line do not know one another. Later rooms are named already.
FLOORS = (
    ("foundation",),
    ("journal",),
    ("search", "questionnaires", "post", "equality"),
    ("team",),
    ("calendars",),
    ("candidates", "jobs"),
    ("privacy",),
    ("cases",),
    ("touches",),
    ("promises",),
    ("conversations",),
    ("pools",),
    ("applications",),
    ("interviews",),
    ("evaluations",),
    ("offers",),
    ("nurture", "surveys", "referrals", "notices"),
    ("insights",),
    ("careers", "portal", "desk", "api", "mailroom", "integrations"),
    ("config", "demo"),
)
FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}
FACES = set(FLOORS[-2])
COMPOSE = set(FLOORS[-1])
ROOMS = [room for rooms in FLOORS[:-2] for room in rooms if (SOURCE / room).is_dir()]


def our_models() -> list[type[models.Model]]:
    """Every concrete model of ours, automatic tables between two models included."""
    ours = [model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("hospes.")]
    assert ours
    return ours


def modules(*rooms: str) -> Iterator[tuple[Path, ast.Module]]:
    """Every module of these rooms with its syntax tree; of all of Hospes without names. No migrations."""
    for file in sorted(SOURCE.rglob("*.py")):
        inside = file.relative_to(SOURCE)
        if "migrations" not in inside.parts and (not rooms or inside.parts[0] in rooms):
            yield file, ast.parse(file.read_text())


def name_of(file: Path, line: int | None = None) -> str:
    inside = str(file.relative_to(SOURCE))
    return f"{inside}:{line}" if line else inside


def dotted(node: ast.AST) -> str:
    """``timezone.now`` for the expression that says it, else an empty string."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


def imports(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Every imported dotted name with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)
