"""A page is drawn once for everybody, and never a moment longer than it is true."""

import pytest

from hospes.jobs.models import Job
from tests.careers.pages import words
from tests.world import World

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def address(now):
    return f"/en/jobs/{World().job.public_id}/"


# On PostgreSQL a commit in any database of the cluster is another mark, and tests share one: not counted there.
def test_the_second_reader_costs_no_reading(client, address, django_assert_max_num_queries):
    first = client.get(address)
    with django_assert_max_num_queries(1):
        second = client.get(address)

    assert words(second) == words(first)
    assert second.headers["ETag"] == first.headers["ETag"]
    assert second.content != first.content  # each form has a number of its own


def test_who_has_it_gets_no_bytes(client, address, django_assert_max_num_queries):
    etag = client.get(address).headers["ETag"]
    with django_assert_max_num_queries(1):
        known = client.get(address, headers={"If-None-Match": etag})

    assert (known.status_code, known.content) == (304, b"")


@pytest.mark.postgresql_path
def test_a_job_that_is_taken_down_is_gone_at_once(client, address):
    job = Job.objects.get()
    assert client.get(address).status_code == 200

    job.unpublish(by=job.contact.actor)

    assert client.get(address).status_code != 200


@pytest.mark.postgresql_path
def test_dates_grow_old_with_the_clock(client, address, later):
    before = words(client.get(address))

    later(days=1)

    assert words(client.get(address)) != before


def test_a_search_and_another_host_are_other_pages(client, address):
    client.get("/en/jobs/")

    assert words(client.get("/en/jobs/?q=nothing-like-it")) != words(client.get("/en/jobs/"))


def test_strangers_cannot_fill_the_memory(client, address, monkeypatch):
    monkeypatch.setattr("hospes.careers.keeping.MOST", 1)
    client.get("/en/jobs/?q=one")

    assert client.get("/en/jobs/?q=two").status_code == 200
    assert client.get("/en/jobs/?q=two").status_code == 200
