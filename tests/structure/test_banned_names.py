"""What ruff's TID251 cannot tell apart by folder, and names that say nothing."""

import ast
from pathlib import Path

from tests.structure.rooms import COMPOSE, FACES, ROOMS, SOURCE, imports, modules, name_of

TESTS = SOURCE.parents[1] / "tests"
SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "services", "service", "managers", "signals"}
FACE_ONLY = ("django.http", "django.shortcuts", "django.urls", "django.views", "django.forms", "django_htmx")


def test_no_module_has_a_name_that_says_nothing():
    named = [
        str(path.relative_to(SOURCE.parents[1]))
        for root in (SOURCE, TESTS)
        for path in root.rglob("*")
        if path.stem in SAY_NOTHING and (path.is_dir() or path.suffix == ".py")
    ]

    assert named == []


def test_rooms_know_nothing_of_http():
    named = [
        f"{name_of(file, line)} {name}"
        for file, tree in modules(*ROOMS)
        for name, line in imports(tree)
        if name.startswith(FACE_ONLY)
    ]

    assert named == []


def test_only_post_the_mailroom_and_the_demos_post_office_speak_smtp():
    named = {
        file.relative_to(SOURCE).parts[0]
        for file, tree in modules()
        for name, _line in imports(tree)
        if name.startswith(("smtplib", "aiosmtpd", "django.core.mail"))
    }

    assert named - {"post", "mailroom", "demo"} == set()


def test_there_are_no_signals_between_rooms():
    named = [
        f"{name_of(file, line)} {name}"
        for file, tree in modules()
        for name, line in imports(tree)
        if name.startswith(("django.dispatch", "django.db.models.signals"))
    ]

    assert named == []


def test_there_are_no_mocks():
    named = [
        f"{file.relative_to(TESTS)} {name}"
        for file in sorted(TESTS.rglob("*.py"))
        for name, _line in imports(ast.parse(file.read_text()))
        if name.startswith(("unittest.mock", "mock", "time_machine", "freezegun"))
    ]

    assert named == []


def test_faces_and_compose_are_imported_by_no_room():
    upward = [
        f"{name_of(file, line)} {name}"
        for file, tree in modules(*ROOMS)
        for name, line in imports(tree)
        if name.split(".")[:1] == ["hospes"] and name.split(".")[1:2] and name.split(".")[1] in FACES | COMPOSE
    ]

    assert upward == []


def test_no_committed_file_names_a_package_index():
    pinned = sorted((SOURCE.parents[1] / "requirements").glob("*.txt"))

    naming = [file.name for file in pinned if "://" in file.read_text() or "--find-links" in file.read_text()]

    assert [file.name for file in pinned] == ["boot.txt", "dev.txt", "runtime.txt"]
    assert naming == []


def test_every_pinned_package_has_a_hash():
    for file in sorted(Path(SOURCE.parents[1] / "requirements").glob("*.txt")):
        blocks = file.read_text().replace("\\\n", " ").splitlines()
        bare = [line for line in blocks if "==" in line and not line.lstrip().startswith("#") and "sha256:" not in line]

        assert bare == [], file.name
