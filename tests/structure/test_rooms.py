"""Every room introduces itself, says what it holds, and stays small enough to be read."""

import ast

import pytest

from hospes.foundation import holdings
from tests.structure.rooms import FACES, ROOMS, SOURCE, modules, name_of, our_models

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40


@pytest.mark.parametrize("room", ROOMS)
def test_room_introduces_itself(room):
    package = ast.parse((SOURCE / room / "__init__.py").read_text())

    assert len(ast.get_docstring(package) or "") > 40
    assert len(package.body) == 1


def test_every_model_says_what_it_holds():
    ours = [model for model in our_models() if not model._meta.auto_created]

    assert holdings.silent(ours) == []


def test_every_verb_has_a_docstring():
    silent = [
        name_of(file, node.lineno)
        for file, tree in modules(*ROOMS)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if "by" in {argument.arg for argument in node.args.kwonlyargs} and not ast.get_docstring(node)
    ]

    assert silent == []


def test_no_module_is_too_long_to_be_read():
    long = [name_of(file) for file, _tree in modules() if len(file.read_text().splitlines()) > LONGEST_MODULE]

    assert long == []


def test_no_function_is_too_long_to_be_read():
    long = [
        f"{name_of(file, node.lineno)} {node.name}"
        for file, tree in modules(*ROOMS, *FACES)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and lines_of(node) > LONGEST_FUNCTION
    ]

    assert long == []


def lines_of(function: ast.FunctionDef) -> int:
    """Count the lines without the docstring, which says what for and may be long."""
    first = function.body[0]
    said = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    words = first.end_lineno - first.lineno + 1 if said else 0
    return function.end_lineno - function.lineno + 1 - words


def test_imports_stand_at_the_top():
    inside = [
        name_of(file, inner.lineno)
        for file, tree in modules()
        if file.name != "apps.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]

    assert inside == []
