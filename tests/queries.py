"""Counting queries: a list must not ask more often because it is longer."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext


def count(look: Callable[[], Any]) -> int:
    """How many queries a look takes."""
    with CaptureQueriesContext(connection) as captured:
        look()
    return len(captured)


def same_number(look: Callable[[], Any], *, grow: Callable[[], Any]) -> int:
    """Compare one row with three. The first look is not counted: it fills what is read once per process."""
    look()
    one = count(look)
    grow()
    grow()
    three = count(look)
    assert one == three, f"{one} queries for one row, {three} for three"
    return one
