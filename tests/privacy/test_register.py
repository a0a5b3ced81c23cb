import pytest
from django.apps import apps

from hospes.candidates.models import Candidate
from hospes.foundation import holdings
from hospes.foundation.holdings import Holding
from hospes.journal import sentences
from hospes.journal.models import Entry
from hospes.privacy import register
from hospes.privacy.models import Consent, Notice
from hospes.privacy.sentences import SENTENCES
from hospes.team.models import Member
from tests.privacy.test_consent import give


def rooms_models():
    return [model for model in apps.get_models() if model.__module__.startswith("hospes.")]


def held(candidate) -> dict[str, register.Held]:
    return {each.what: each for each in register.held_about(candidate)}


def test_every_model_of_every_room_says_what_it_holds():
    assert holdings.silent(rooms_models()) == []


def test_every_holding_says_whose_and_why():
    odd = [
        holding.model._meta.label
        for holding in holdings.register.all()
        if holding.about not in {"candidate", "member", "nobody"}
        or not all([holding.holds, holding.keeps, holding.erases])
    ]

    assert odd == []


def test_what_leads_to_a_candidate_is_about_a_candidate():
    """A room cannot keep something about a person and call it nobody's."""
    silent = [
        holding.model._meta.label
        for holding in holdings.register.all()
        if register.path_to_candidate(holding.model) and holding.about == "nobody"
    ]

    assert silent == []


@pytest.mark.parametrize(
    ("model", "path"), [(Candidate, "pk"), (Consent, "candidate__pk"), (Member, None), (Notice, None)]
)
def test_the_way_to_the_candidate_is_read_from_the_keys(model, path):
    assert register.path_to_candidate(model) == path


def test_what_we_hold_is_counted_per_person(ada, bob):
    give(ada, "pool")
    give(ada, "abroad")
    give(bob)

    consents = held(ada)["what you agreed to, when, and what you took back"]
    assert (consents.room, consents.count) == ("privacy", 2)
    assert consents.until
    assert consents.on_erasure


def test_what_we_do_not_hold_is_left_out(ada):
    assert "what you agreed to, when, and what you took back" not in held(ada)


def test_rows_that_carry_only_keys_are_named_without_a_count(ada):
    assert [each.count for each in register.held_about(ada) if each.room == "journal"] == [None]


def test_the_register_names_the_person_s_own_row(ada):
    counts = {each.room: each.count for each in register.held_about(ada) if each.room == "candidates"}

    assert counts


@pytest.mark.parametrize("count", [1, 3])
def test_the_register_costs_one_query_per_kind(ada, count, django_assert_num_queries):
    for purpose in ["pool", "abroad", "sensitive"][:count]:
        give(ada, purpose)
    kinds: list[Holding] = [kind for kind in holdings.register.all() if kind.about == "candidate"]

    with django_assert_num_queries(sum(register.path_to_candidate(kind.model) is not None for kind in kinds)):
        register.held_about(ada)


@pytest.mark.parametrize(
    ("verb", "data", "read"),
    [
        ("consent.given", {"purpose": "pool"}, "Agreed: We may keep in touch with you about later openings"),
        (
            "consent.withdrawn",
            {"purpose": "abroad"},
            "Took back: Colleagues in another country may see your application",
        ),
        ("notice.published", {"version": 2}, "New notice about data: version 2"),
    ],
)
def test_entries_read_as_sentences(verb, data, read):
    assert sentences.read(Entry(verb=verb, subject="consent:1", data=data)) == read
    assert verb in SENTENCES
