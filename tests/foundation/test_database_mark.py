import threading

import pytest
from django.db import connections, transaction

from hospes.foundation import beats, database_mark


@pytest.mark.django_db(transaction=True)
def test_the_mark_stays_while_nothing_is_committed(now):
    beats.beat("worker")

    first = database_mark.mark()

    assert first is not None
    assert database_mark.mark() == first


@pytest.mark.django_db(transaction=True)
def test_our_own_commit_changes_it(now):
    first = database_mark.mark()

    beats.beat("worker")

    assert database_mark.mark() != first


@pytest.mark.django_db(transaction=True)
def test_the_commit_of_another_connection_changes_it(now):
    def elsewhere() -> None:
        beats.beat("worker")
        connections.close_all()

    first = database_mark.mark()
    other = threading.Thread(target=elsewhere)
    other.start()
    other.join()

    assert database_mark.mark() != first


@pytest.mark.django_db(transaction=True)
def test_inside_a_transaction_there_is_none():
    with transaction.atomic():
        assert database_mark.mark() is None
