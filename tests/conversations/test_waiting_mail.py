"""A mail that nobody looks at is not forgotten: sorters within four working hours, people listed after (I10)."""

import pytest

from hospes.conversations import filing
from hospes.conversations.refusals import NotAQuestion
from hospes.foundation import clock, sweeping
from hospes.post.enums import Standing, Way
from hospes.post.models import Arrival
from hospes.team.models import Company
from tests.conftest import NOW
from tests.post.mails import letter as mail

pytestmark = pytest.mark.django_db(transaction=True)


def found(report: list[sweeping.Violation]) -> list[tuple[str, str]]:
    return [(each.code, each.subject) for each in report if each.code in {"I10", "unsorted"}]


def test_a_mail_that_no_sorter_saw_is_a_fault_after_four_working_hours(receiving, later):
    clock.set_to(NOW)
    arrival = Arrival.objects.take(mail(), way=Way.SMTP)

    # Monday evening in Toronto: the office opens at nine.
    later(hours=15)
    assert found(sweeping.sweep(clock.now()).found) == []
    later(hours=2)
    assert found(sweeping.sweep(clock.now()).found) == [("I10", arrival.key)]


def test_a_mail_that_waits_for_a_person_is_listed(receiving, later):
    clock.set_to(NOW)
    arrival = Arrival.objects.take(mail(), way=Way.SMTP)
    arrival.sort(by="test")
    Company.objects.all().delete()

    assert found(sweeping.sweep(clock.now()).listed) == []
    later(hours=24)
    report = sweeping.sweep(clock.now())
    assert (found(report.listed), found(report.found)) == ([("unsorted", arrival.key)], [])


def test_what_became_an_application_is_not_taken_out_of_a_thread(receiving):
    arrival = Arrival.objects.take(mail(), way=Way.SMTP)
    Arrival.objects.filter(pk=arrival.pk).update(standing=Standing.SORTED, sorted_as="case:1")
    with pytest.raises(NotAQuestion):
        filing.take_back(arrival, by=receiving.grace)
