"""What an engine finds is what a plain reading of the rule says; run on both engines.

The rule in words: an entry is found when the asker has its audience, its kind is asked for, and
one alternative of the query is there whole: a whole token, or one that begins so.
"""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from hospes.search import catalogue, tokens
from hospes.search.catalogue import Draft
from hospes.search.models import Entry

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

WORDS = [
    "王璐", "王", "璐", "产品经理", "经理 上海", "Robotics", "robot", "C++", "c#", "o'neil@x.org", "o'neil", "a\\b",
    "é", "ÉCOLE", "ecole", '"', "AND", "OR NOT", "NEAR", "names : x", "*", "a*", "\\", "'", "+4930901820",
    "0030 901820", "ß", "ſ", "ı", "İ", "Ꭰ", "ꭰ", "\U00031350", "हिन्दी", "ไทย", "\u0301", "𝒜", "x:*A", "!", "(", "ﬁ",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=4).map(" ".join)
DRAFTS = st.lists(
    st.tuples(TEXTS, TEXTS, st.sampled_from(["recruiting", "public"]), st.integers(0, 3)), min_size=1, max_size=5
)


def holds(held: set[str], wanted: tokens.Query) -> bool:
    return any(
        all(any(t == term.token if term.whole else t.startswith(term.token) for t in held) for term in terms)
        for terms in wanted
    )


def expected(rows: list[Entry], typed: str) -> list[str]:
    """Return keys in order: names first, then the newest."""
    wanted = tokens.query(typed)
    hits = []
    for row in rows:
        names, words = set(row.names.split()), set(row.words.split())
        if row.audience == "recruiting" and holds(names | words, wanted):
            hits.append((not holds(names, wanted), -row.at.timestamp(), -row.pk, row.key))
    return [key for *_order, key in sorted(hits)]


@st.composite
def searches(draw: st.DrawFn) -> tuple[list[tuple[str, str, str, int]], list[str]]:
    """Draw some things and some queries, most of them beginnings of what is there."""
    drafts = draw(DRAFTS)
    said = sorted({word for name, words, *_rest in drafts for word in [*name.split(), *words.split()]})
    beginnings = st.sampled_from(said or ["x"]).flatmap(lambda word: st.integers(1, 9).map(lambda at: word[:at]))
    queries = st.lists(beginnings | st.sampled_from(said or ["x"]), min_size=1, max_size=2).map(" ".join) | TEXTS
    return drafts, draw(st.lists(queries, min_size=1, max_size=5))


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(searches())
def test_the_engine_finds_what_the_rule_says(drawn: tuple[list[tuple[str, str, str, int]], list[str]]):
    drafts, queries = drawn
    Entry.objects.all().delete()
    catalogue.write(
        "thing",
        [
            Draft(
                key=str(number),
                title="thing",
                audience=audience,
                names=tokens.of_name(name),
                words=[*tokens.of_text(words), *tokens.of_exact([words])],
                at=NOON + timedelta(days=days),
            )
            for number, (name, words, audience, days) in enumerate(drafts)
        ],
    )
    rows = list(Entry.objects.all())

    for typed in queries:
        wanted = expected(rows, typed)
        event(f"{len(wanted)} found")
        assert [entry.key for entry in catalogue.find(typed, audiences=["recruiting"])] == wanted
