import pytest

from hospes.applications.models.submitting import Person
from hospes.conversations.models import Message
from tests.desk.jobs.browser import typed


@pytest.fixture
def bots(world):
    return [world.apply(Person(name=f"Bot {n}", email=f"bot{n}@example.org"), nonce=f"n-{n}") for n in range(2)]


@pytest.fixture
def url(world):
    return f"/desk/jobs/{world.job.public_id}/asides/"


def sent(client, url, rows, **changes):
    page = client.get(url, {"card": [row.case.public_id for row in rows]})
    return client.post(url, typed(page, url, **changes))


def test_several_are_put_aside_with_a_reason_and_restored_by_undo(world, client, url, bots):
    letters = Message.objects.count()
    assert sent(client, url, bots, why="bot").status_code == 302
    assert [world.fresh(row).case.state for row in bots] == ["closed", "closed"]
    assert Message.objects.count() == letters

    client.post(client.session["toast"]["undo_url"])

    assert [world.fresh(row).case.state for row in bots] == ["open", "open"]


def test_without_a_reason_nothing_happens(world, client, url, bots):
    answer = sent(client, url, bots)

    assert answer.status_code == 422
    assert "why" in answer.context["form"].errors
    assert sent(client, url, bots, why="ugly").status_code == 422
    assert world.fresh(bots[0]).case.state == "open"


def test_whoever_was_spoken_with_is_refused_and_the_rest_goes(world, client, url, bots):
    case = bots[0].case
    Message.objects.receive(case, words="I am real", by=case.candidate.actor)

    answer = sent(client, url, bots, why="spam")

    assert answer.status_code == 422
    [person] = answer.context["people"]
    assert "Please answer the person" in person["refused"]
    assert world.fresh(bots[1]).case.state == "closed"


def test_after_thirty_days_it_is_too_late_to_restore(world, client, url, bots):
    sent(client, url, bots, why="spam")
    undo = client.session["toast"]["undo_url"]
    world.later(days=31)

    client.post(undo)

    assert "30 days" in client.session["toast"]["text"]
    assert client.get(url).status_code == 302
    assert client.get(f"{url}undo/").status_code == 302
