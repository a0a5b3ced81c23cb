"""Asking the full-text index: one expression, two engines.

Both get the tokens as they are (never through the engine's own word splitting): SQLite's FTS5
separates at white space only, PostgreSQL builds the vector from the array of tokens. So the same
tokens give the same results (tests/search/test_same_results.py).
"""

import enum
from collections.abc import Callable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Func
from django.db.models.sql.compiler import SQLCompiler

from hospes.search.tokens import Query, Term


class Column(enum.Enum):
    """Where to look: FTS5's column filter, and PostgreSQL's vector."""

    ALL = "", "tokens"
    NAMES = "names : ", "name_tokens"


class Matches(Func):
    """True where an entry holds one of the query's alternatives whole."""

    output_field = BooleanField()
    conditional = True

    def __init__(self, query: Query, column: Column) -> None:
        super().__init__()
        self.query = query
        self.within, self.vector = column.value

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        asked = _written(self.query, " AND ", " OR ", _fts5)
        found = "SELECT rowid FROM search_index WHERE search_index MATCH %s"
        return f"search_entry.id IN ({found})", (f"{self.within}({asked})",)

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        asked = _written(self.query, " & ", " | ", _tsquery)
        return f"(search_entry.{self.vector} @@ %s::tsquery)", (asked,)


def _written(query: Query, every: str, any_of: str, write: Callable[[Term], str]) -> str:
    return any_of.join(f"({every.join(map(write, terms))})" for terms in query)


def _fts5(term: Term) -> str:
    quoted = '"' + term.token.replace('"', '""') + '"'
    return quoted if term.whole else f"{quoted} *"


def _tsquery(term: Term) -> str:
    quoted = "'" + term.token.replace("\\", "\\\\").replace("'", "''") + "'"
    return quoted if term.whole else f"{quoted}:*"
