"""Actors, refusals, public ids, registers, holdings: a few lines each."""

import pickle

import pytest
from django.utils.translation import gettext_lazy as _

from hospes.foundation import actors, holdings, public_ids
from hospes.foundation.models import Beat, Job
from hospes.foundation.refusals import Refusal
from hospes.foundation.registers import AlreadyRegistered, Register, Roll


class TooEarly(Refusal):
    sentence = _("%(name)s is not here yet.")


def test_actors_are_keys_and_can_be_read_back():
    assert [actors.member(7), actors.candidate("k3v9x2m4pq"), actors.machine("worker")] == [
        "member:7",
        "candidate:k3v9x2m4pq",
        "machine:worker",
    ]
    assert [actors.member_id(actor) for actor in ("member:7", "member:x", "machine:7")] == [7, None, None]
    assert [actors.candidate_id(actor) for actor in ("candidate:k3", "candidate:", "member:7")] == ["k3", None, None]


@pytest.mark.parametrize(("actor", "human"), [("member:7", True), ("candidate:k3", True), ("machine:worker", False)])
def test_machines_are_not_human(actor, human):
    assert actors.is_human(actor) is human


def test_a_refusal_says_the_fact_in_a_sentence():
    assert str(TooEarly(name="Ada")) == "Ada is not here yet."
    assert str(Refusal()) == "That is not possible."


def test_a_refusal_keeps_its_facts_across_processes():
    copy = pickle.loads(pickle.dumps(TooEarly(name="Ada")))

    assert (copy.facts, str(copy)) == ({"name": "Ada"}, "Ada is not here yet.")


def test_public_ids_have_ten_characters_without_look_alikes():
    made = {public_ids.new() for _ in range(500)}

    assert len(made) == 500
    assert {len(each) for each in made} == {10}
    assert not set("".join(made)) & set("0o1li")


def test_a_public_id_field_is_unique_and_makes_its_own_value():
    field = public_ids.PublicIdField()

    assert (field.unique, field.max_length, field.editable, field.has_default()) == (True, 10, False, True)
    assert field.clone().deconstruct()[3] == field.deconstruct()[3]


def test_a_register_keeps_order_and_refuses_doubles():
    register: Register[int] = Register("numbers")
    register.add("two", 2)
    register.add("one", 1)

    with pytest.raises(AlreadyRegistered, match="numbers: one"):
        register.add("one", 3)

    assert (register.all(), register.keys(), register.items()) == ([2, 1], ["two", "one"], [("two", 2), ("one", 1)])
    assert (register.get("one"), register.get("six"), register["two"]) == (1, None, 2)
    assert (list(register), len(register), "one" in register) == ([2, 1], 2, True)


def test_a_roll_takes_the_key_from_the_thing():
    roll: Roll[str] = Roll("words", key=str.lower)
    roll.add("Guest")

    with pytest.raises(AlreadyRegistered):
        roll.add("guest")

    assert roll.remove("guest") == "Guest"
    assert roll.all() == []


def test_every_model_of_the_ground_says_what_it_holds():
    assert holdings.silent([Beat, Job]) == []
    assert holdings.register["foundation.Job"].about == "nobody"


def test_a_model_that_says_nothing_is_named():
    beats = holdings.register.remove("foundation.Beat")

    silent = holdings.silent([Job, Beat])

    holdings.register.add(beats)
    assert silent == ["foundation.Beat"]
