from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from hospes.foundation import clock
from hospes.journal.models import Entry
from hospes.privacy import queries
from hospes.privacy.enums import Purpose
from hospes.privacy.models import Consent, Notice
from hospes.privacy.refusals import UnknownPurpose, UnknownWay
from tests.privacy.conftest import NOW
from tests.privacy.test_notice import TEXT


def give(candidate, purpose="pool", **facts) -> Consent:
    facts = {"how": "form", "language": "en", "by": candidate.actor} | facts
    return Consent.objects.give(candidate=candidate, purpose=purpose, **facts)


def test_a_consent_names_the_notice_it_was_given_under(ada):
    consent = give(ada, language="zh-hans")

    assert (consent.notice_version, consent.language, consent.how) == ("built-in 1", "zh", "form")
    assert consent.stands
    assert consent.given_at - NOW < timedelta(minutes=1)
    entry = Entry.objects.get(verb="consent.given")
    assert (entry.by, entry.data) == (ada.actor, {"purpose": "pool", "how": "form"})


def test_agreeing_twice_is_agreeing_once(ada):
    assert give(ada) == give(ada, how="page")
    assert Entry.objects.filter(verb="consent.given").count() == 1


def test_a_newer_notice_is_agreed_to_anew(ada, helen):
    give(ada)
    Notice.objects.publish(texts={"en": TEXT}, by=helen.actor)

    assert give(ada).notice_version == "1"
    assert Consent.objects.standing().count() == 2


def test_a_consent_is_somebody_s_and_to_something(ada, bob):
    give(ada)

    assert Consent.objects.holds(ada, Purpose.POOL)
    assert not Consent.objects.holds(ada, Purpose.ABROAD)
    assert not Consent.objects.holds(bob, Purpose.POOL)


def test_withdrawing_ends_it_and_keeps_the_row(ada, bob, helen):
    give(ada)
    Notice.objects.publish(texts={"en": TEXT}, by=helen.actor)
    give(ada)
    give(bob)

    assert Consent.objects.withdraw(candidate=ada, purpose="pool", by=ada.actor) == 2
    assert Consent.objects.withdraw(candidate=ada, purpose="pool", by=ada.actor) == 0

    assert (Consent.objects.holds(ada, "pool"), Consent.objects.holds(bob, "pool")) == (False, True)
    assert Consent.objects.filter(candidate=ada).count() == 2
    assert Entry.objects.filter(verb="consent.withdrawn").count() == 2


def test_what_was_withdrawn_may_be_given_again(ada):
    give(ada)
    Consent.objects.withdraw(candidate=ada, purpose="pool", by=ada.actor)

    assert give(ada).stands
    assert Consent.objects.count() == 2


@pytest.mark.parametrize(
    ("facts", "refusal"), [({"purpose": "ads"}, UnknownPurpose), ({"how": "telepathy"}, UnknownWay)]
)
def test_bad_facts_are_refused(ada, facts, refusal):
    with pytest.raises(refusal):
        give(ada, **facts)


@pytest.mark.parametrize("change", [{"purpose": "ads"}, {"how": "x"}, {"withdrawn_at": NOW - timedelta(days=1)}])
def test_the_database_refuses_what_no_verb_would_write(ada, change):
    give(ada)

    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.update(**change)


def test_the_choices_show_the_newest_word(ada, bob, django_assert_num_queries):
    give(ada, "pool")
    give(ada, "abroad")
    give(bob, "sensitive")
    clock.set_to(NOW + timedelta(hours=1))
    Consent.objects.withdraw(candidate=ada, purpose="pool", by=ada.actor)

    with django_assert_num_queries(1):
        choices = queries.choices_of(ada)

    assert [choice.purpose for choice in choices] == list(Purpose)
    assert {choice.purpose for choice in choices if choice.stands} == {Purpose.ABROAD}
    assert {choice.purpose for choice in choices if choice.consent} == {Purpose.ABROAD, Purpose.POOL}


def test_a_purpose_reads_as_a_sentence(ada):
    assert str(give(ada)) == "We may keep in touch with you about later openings"
    assert Purpose.APPLICATION not in Purpose.SEPARATE
