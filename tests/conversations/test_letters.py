import pytest
from django.utils.translation import gettext_lazy as _

from hospes.conversations import facts
from hospes.conversations.letters import Letter, fill, letters, render
from hospes.conversations.letters.letter import KNOWN, LetterRegister
from hospes.foundation import clock
from hospes.team.enums import AddressForm
from hospes.team.models import Company


def test_a_paragraph_whose_fact_is_missing_is_left_out():
    whole = render("no", "en", {"greeting": "Dear Ada,", "job": "Smith", "reason": "the start", "thanks": "the plan"})
    part = render("no", "en", {"greeting": "Dear Ada,", "job": "Smith", "reason": ""})

    assert "What decided it: the start." in whole.text
    assert "What decided it" not in part.text
    assert "{" not in part.text


def test_the_date_stays_a_token_until_a_promise_fills_it():
    draft = render("update", "en", {"greeting": "Dear Ada,", "job": "Smith"})

    assert "{date}" in draft.text
    assert "by Tue 1 Dec." in fill(draft.text, {"date": "Tue 1 Dec"})


def test_braces_that_a_person_typed_stay_as_typed():
    assert fill("{smile} {date}", {"date": "today"}) == "{smile} today"


def test_every_letter_asks_only_for_facts_that_are_provided():
    assert all(letter.placeholders() <= KNOWN for letter in letters)


def test_a_letter_that_asks_for_more_is_refused():
    register = LetterRegister("test")

    with pytest.raises(ValueError, match="weather"):
        register.write(Letter("x", _("Subject"), (_("Nice {weather}"),)))


def test_a_case_without_a_job_or_a_company_is_written_about_all_the_same(case):
    case.about = "data"
    Company.objects.all().delete()

    known = facts.of_case(case)

    assert (known["job"], known["company"], known["name"]) == ("", "", "Ada Lovelace")
    assert facts.page_link(case).startswith("/p/")


def test_a_company_may_say_ni(case):
    Company.objects.update(address_form=AddressForm.NI)

    assert facts._form(Company.objects.current()) == "你"
    assert facts._form(None) == "您"


def test_words_are_read_in_the_readers_language_and_hours_in_his_zone(case):
    assert facts.in_language(_("Open"), "en") == "Open"
    assert facts.date_line("en").endswith("{date}.")
    assert facts.hour(clock.now(), "UTC") == f"{clock.now():%H:%M}"
