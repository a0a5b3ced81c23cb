"""Who may do what with which job: others' jobs are 404, as if they did not exist."""

import pytest
from django.test import Client

from hospes.conversations.models import Message
from hospes.jobs.models import Job

EDITS = ["visibility/", "texts/en/", "openings/{opening}/", *(f"parts/{part}/" for part in ("pay", "plan", "team"))]
DECIDES = ["board/", "lanes/{stage}/", "ended/", "put-aside/", "moves/", "declines/", "asides/"]
UNDOES = ["moves/undo/", "asides/undo/"]
READS = [""]
CAN = {
    "helen": {"edit", "decide", "read"},
    "grace": {"edit", "decide", "read"},
    "hugo": {"decide", "read"},
    "iris": {"read"},
    "mallory": set(),
}
ROUTES = [("edit", path) for path in EDITS] + [("decide", p) for p in DECIDES + UNDOES] + [("read", p) for p in READS]


@pytest.mark.parametrize("who", CAN)
@pytest.mark.parametrize(("what", "path"), ROUTES)
def test_each_route_opens_for_those_who_may(world, client, hugo, iris, mallory, who, what, path):
    people = {"helen": world.helen, "grace": world.grace, "hugo": hugo, "iris": iris, "mallory": mallory}
    client.force_login(people[who])
    address = at(world, path)

    answer = client.get(address) if what != "edit" else client.post(address, {"do": "fill", "state": "unlisted"})

    assert (answer.status_code != 404) == (what in CAN[who])


def at(world, path):
    return f"/desk/jobs/{world.job.public_id}/" + path.format(
        opening=world.job.openings.first().pk, stage=world.job.plan()[0].pk
    )


def test_a_hiring_manager_moves_on_his_own_board_only(world, client, hugo, mallory):
    ada = world.apply()
    told = {"card": ada.case.public_id, "to": world.job.plan()[2].pk, "text_en": "Come and talk."}

    client.force_login(mallory)
    assert client.post(at(world, "moves/"), told).status_code == 404
    client.force_login(hugo)
    assert client.post(at(world, "moves/"), told).status_code == 302
    assert Message.objects.get(act="advance").approved_by == hugo


def test_who_only_reads_sees_plan_and_criteria_and_no_form(world, client, iris):
    client.force_login(iris)

    page = client.get(at(world, "")).content.decode()

    assert "You have repaired machines" in page
    assert "A talk with the team" in page
    assert "/parts/" not in page
    assert at(world, "board/") not in page


def test_opening_an_address_changes_nothing(world, client):
    world.apply()
    before = (Job.objects.get(pk=world.job.pk).changed_at, Message.objects.count())

    for _what, path in ROUTES:
        assert client.get(at(world, path)).status_code in {200, 302, 404}

    assert (Job.objects.get(pk=world.job.pk).changed_at, Message.objects.count()) == before
    assert Job.objects.get(pk=world.job.pk).state == "public"


def test_a_form_from_elsewhere_is_refused(world):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(world.grace)

    assert careful.post(at(world, "visibility/"), {"state": "draft"}).status_code == 403
    assert Job.objects.get(pk=world.job.pk).state == "public"
