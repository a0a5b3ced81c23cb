"""What the database itself refuses, on both engines."""

import pytest
from django.db import IntegrityError, transaction

from hospes.conversations.models import Message


@pytest.mark.parametrize("wrong", [{"approved_by": None}, {"state": "proved"}, {"case": None}], ids=str)
def test_a_letter_that_cannot_be_is_refused(letter, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=letter.pk).update(**wrong)


def test_one_decision_is_on_its_way(world, case):
    from tests.conversations.conftest import DRAFT

    for _number in range(2):
        Message.objects.approve(case, DRAFT, by=world.grace)

    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(case=case, state="approved").update(act="decline")
