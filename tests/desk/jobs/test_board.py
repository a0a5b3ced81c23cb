from datetime import timedelta

import pytest

from hospes.applications.models import Application
from hospes.applications.models.submitting import Person
from hospes.candidates.models import Candidate
from hospes.cases.models import Case
from hospes.conversations.models import Message
from hospes.foundation import clock
from hospes.foundation.public_ids import new
from hospes.promises.models import Promise


@pytest.fixture
def url(world):
    return f"/desk/jobs/{world.job.public_id}/"


def crowd(world, count):
    """So many applicants at once, without the verbs: only to be drawn."""
    now = clock.now()
    people = Candidate.objects.bulk_create(
        [
            Candidate(name=f"Person {n:04}", sort_key=f"person {n:04}", created_at=now, public_id=new())
            for n in range(count)
        ]
    )
    facts = {"kind": "application", "about": world.job.key, "contact": world.grace, "deputy": world.dan}
    cases = Case.objects.bulk_create(
        [Case(candidate=person, opened_at=now, public_id=new(), **facts) for person in people]
    )
    stages = world.job.plan()
    Application.objects.bulk_create(
        [
            Application(case=case, job=world.job, stage=stages[n % len(stages)], submitted_at=now, nonce=f"b-{n}")
            for n, case in enumerate(cases)
        ]
    )
    dated = {"kind": "REVIEW", "state": "made", "made_at": now, "made_by": "machine:test", "calendar": "CA-ON"}
    Promise.objects.bulk_create(
        [
            Promise(case=case, due=now + timedelta(hours=n + 1), owner=world.grace, deputy=world.dan, **dated)
            for n, case in enumerate(cases)
        ]
    )


@pytest.mark.parametrize("count", [1, 3, 2000])
def test_the_first_screen_costs_twelve_queries_for_any_number(world, client, url, count, django_assert_num_queries):
    crowd(world, count)
    client.get(f"{url}board/")

    with django_assert_num_queries(12):
        page = client.get(f"{url}board/")

    assert page.context["waiting"] == count
    assert max(len(lane["cards"]) for lane in page.context["lanes"]) <= 25


def test_a_card_says_who_what_next_by_when_and_who_looks_after(world, client, url):
    world.apply()

    page = client.get(f"{url}board/")

    [card] = page.context["lanes"][0]["cards"]
    assert (card["person"].name, str(card["next"]), card["owner"]) == ("Ada Lovelace", "First answer", world.grace)
    assert card["touch"]["text"] == "No word from a person yet"
    assert page.context["lanes"][1]["sla"] == "You hear within 5 working days"


def test_a_missed_date_stands_on_the_card_until_somebody_writes(world, client, url):
    application = world.apply()
    world.later(days=10)

    [card] = client.get(f"{url}board/").context["lanes"][0]["cards"]

    assert card["late"]
    assert card["promise"].case_id == application.pk


def test_what_is_leaving_and_what_is_closing_is_marked(world, client, url):
    application = world.apply()
    stage = world.job.plan()[2]
    application.advance(to=stage, by=world.grace, draft=application.draft_advance(stage))

    def card():
        return next(card for lane in client.get(f"{url}board/").context["lanes"] for card in lane["cards"])

    assert card()["mark"] == "A letter leaves in a moment"
    assert card()["move_url"] == ""
    world.later(seconds=31)
    assert card()["touch"]["text"] == "Wrote today"
    world.later(days=5)
    assert card()["touch"]["level"] == "cool"
    Case.objects.update(state="closing")
    assert "not arrived" in card()["mark"]


def test_names_are_found_also_by_pinyin(world, client, url):
    world.apply(Person(name="王璐", email="lu@example.org"), nonce="n-2")
    world.apply()

    def found(words):
        lanes = client.get(f"{url}board/", {"q": words}).context["lanes"]
        return [card["person"].name for lane in lanes for card in lane["cards"]]

    assert found("wang") == ["王璐"]
    assert found("lovelace ADA") == ["Ada Lovelace"]
    assert found("\x00'; --😀") == []


def test_a_lane_is_shown_whole_by_pages(world, client, url):
    crowd(world, 300)
    stage = world.job.plan()[0]

    page = client.get(f"{url}lanes/{stage.pk}/", {"page": "2"})

    assert len(page.context["cards"]) == 10
    assert client.get(f"{url}board/").context["lanes"][0]["more_url"] == f"{url}lanes/{stage.pk}/"
    assert client.get(f"{url}lanes/999999/").status_code == 404


def test_ended_and_put_aside_are_lists_of_their_own(world, client, url):
    ended = world.apply()
    world.apply(Person(name="Spam Bot", email="bot@example.org"), nonce="n-2").set_aside(by=world.grace, why="spam")
    ended.withdraw()
    world.later(hours=30)

    assert [card["person"].name for card in client.get(f"{url}put-aside/").context["cards"]] == ["Spam Bot"]
    assert "Spam Bot" not in client.get(f"{url}ended/").content.decode()
    assert client.get(f"{url}ended/").status_code == 200


def test_decision_day_stands_above_the_board(world, client, url):
    day = world.job.today() + timedelta(days=20)
    world.job.set_intake("rolling", by=world.grace.actor, decision_on=day)

    facts = [fact["text"] for fact in client.get(f"{url}board/").context["facts"]]

    assert facts[0].startswith("Decision day")
    assert facts[-1] == "1 open seat"


def test_no_score_stands_anywhere(world, client, url):
    world.apply()

    assert "score" not in client.get(f"{url}board/").content.decode().lower()
    assert Message.objects.count() == 1
