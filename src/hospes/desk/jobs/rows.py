"""Parts that are lists: every row is typed at once; buttons move and take out; one free row adds."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.db import transaction
from django.forms import BoundField

from hospes.desk.jobs import choices
from hospes.desk.jobs.parts import sentences
from hospes.desk.jobs.worded import WordedForm
from hospes.foundation import wording
from hospes.foundation.refusals import Refusal
from hospes.jobs.models import Job
from hospes.team.models import Member

MOST = 60


class RowForm(WordedForm):
    """One row. ``row`` is the number of what it changes, empty for a new one; ``main`` makes it count."""

    main: ClassVar[str]
    row = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def is_blank(self) -> bool:
        """Whether nothing was typed into a free row."""
        if not self.is_bound or self.data.get(self.add_prefix("row")):
            return False
        typed = (self.data.get(self.add_prefix(name), "") for name in self.names_of(self.main))
        return not any(str(each).strip() for each in typed)

    @property
    def called(self) -> str:
        """The words by which one knows the row."""
        words = {name.rpartition("_")[2]: str(self[name].value() or "") for name in self.names_of(self.main)}
        return wording.pick(words, choices.language())

    @property
    def gist(self) -> str:
        """What else is said of a folded row."""
        return ""

    @property
    def is_new(self) -> bool:
        """Whether this is the free row at the end."""
        return not self["row"].value()


class RowsForm:
    """A list as one form. Subclasses name ``row_class``, ``rows_of``, ``draft``, ``old``, ``change``."""

    key: ClassVar[str]
    title: ClassVar[Any]
    hint: ClassVar[Any] = ""
    add: ClassVar[Any]
    row_class: ClassVar[type[RowForm]]
    template = "desk/jobs/_rows.html"
    folded = False
    ordered = True

    def __init__(self, data: Any = None, *, job: Job) -> None:
        self.job, self.data, self.is_bound = job, data, data is not None
        self.above: list[str] = []
        if data is None:
            self.rows = [self.row(number, initial=known) for number, known in enumerate([*self.rows_of(job), {}])]
        else:
            self.rows = [self.row(number, data=data) for number in range(typed_rows(data, self.key))]

    def row(self, number: int, **facts: Any) -> RowForm:
        prefix = f"{self.key}-{number}"
        return self.row_class(prefix=prefix, **facts)

    def rows_of(self, job: Job) -> list[dict[str, Any]]:
        """What stands in the rows at first, each with its ``row``."""
        raise NotImplementedError

    def draft(self, row: RowForm) -> Any:
        """A row as the verb takes it."""
        raise NotImplementedError

    def old(self, mentioned: set[int]) -> list[Any]:
        """What exists but was not among the rows (added meanwhile, elsewhere): it stays."""
        raise NotImplementedError

    def change(self, drafts: list[Any], by: Member) -> None:
        """The verb."""
        raise NotImplementedError

    def is_valid(self) -> bool:
        # Each is asked, so that every row says what is wrong.
        answers = [row.is_blank() or row.is_valid() for row in self.rows]
        return all(answers)

    def save(self, by: Member, do: str = "") -> bool:
        """Change the list as typed and as ``do`` says (``up:2``, ``down:2``, ``remove:2``), or show why not."""
        if not self.is_valid():
            return False
        mentioned = {row.cleaned_data["row"] for row in self.typed() if row.cleaned_data["row"]}
        try:
            with transaction.atomic():
                drafts = [self.draft(row) for row in arranged(self.rows, do)]
                self.change([*drafts, *self.old(mentioned)], by)
        except Refusal as refusal:
            self.above = sentences(refusal)
            return False
        return True

    def typed(self) -> list[RowForm]:
        return [row for row in self.rows if not row.is_blank()]

    def non_field_errors(self) -> list[str]:
        """What is said above the rows."""
        return [*self.above, *(str(error) for row in self.bad() for error in row.non_field_errors())]

    @property
    def errors(self) -> list[str]:
        """Every error, for the summary."""
        return [*self.above, *(str(error) for row in self.bad() for errors in row.errors.values() for error in errors)]

    def bad(self) -> list[RowForm]:
        return [row for row in self.rows if self.is_bound and not row.is_blank() and row.errors]

    def __iter__(self) -> Iterator[BoundField]:
        """The fields with errors, for the summary."""
        return (field for row in self.bad() for field in row)


def typed_rows(data: Any, key: str) -> int:
    """How many rows the page sent."""
    count = str(data.get(f"{key}-n", "0"))
    return min(int(count), MOST) if count.isdecimal() and len(count) < 5 else 0


def arranged(rows: list[RowForm], do: str) -> list[RowForm]:
    """The rows that count, after one was moved or taken out."""
    what, _colon, which = do.partition(":")
    here = int(which) if which.isdecimal() and len(which) < 5 else -1
    order = [number for number, row in enumerate(rows) if not row.is_blank()]
    if here in order:
        at = order.index(here)
        to = {"up": max(at - 1, 0), "down": min(at + 1, len(order) - 1)}.get(what, at)
        order.pop(at)
        if what != "remove":
            order.insert(to, here)
    return [rows[number] for number in order]
