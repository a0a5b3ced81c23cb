import threading

import pytest
from django.db import connections, transaction

from hospes.foundation import beats, database_mark


@pytest.mark.django_db(transaction=True)
def test_the_mark_stays_while_nothing_is_committed(now):
    beats.beat("worker")

    assert database_mark.mark() is not None
    # On PostgreSQL other databases of the cluster, those of other tests, count too: now and then all are quiet.
    assert any(database_mark.mark() == database_mark.mark() for _ in range(1000))


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
