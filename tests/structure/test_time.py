import ast

from django.db import models
from django.db.models.functions import Now

from tests.structure.rooms import SOURCE, dotted, imports, modules, name_of, our_models

CLOCK = SOURCE / "foundation" / "clock.py"
WALL_CLOCKS = {
    "timezone.now",
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "timezone.localdate",
    "timezone.localtime",
}


def test_no_field_takes_the_time_by_itself():
    fields = [
        str(field)
        for model in our_models()
        for field in model._meta.get_fields()
        if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    ]

    assert fields == []


def test_no_field_takes_the_databases_time():
    fields = [
        str(field)
        for model in our_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.Field) and isinstance(field.db_default, Now)
    ]

    assert fields == []


def test_the_clock_is_asked_only_in_foundation():

    asked = [
        name_of(file, node.lineno)
        for file, tree in modules()
        if file != CLOCK
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        if dotted(node.func) in WALL_CLOCKS or dotted(node.func).endswith(("datetime.now", "timezone.now"))
    ]

    assert asked == []


def test_now_of_the_database_is_not_imported():
    named = [
        name_of(file, line)
        for file, tree in modules()
        for name, line in imports(tree)
        if name in {"django.db.models.functions.Now", "django.utils.timezone.now", "time.time"}
    ]

    assert named == []
