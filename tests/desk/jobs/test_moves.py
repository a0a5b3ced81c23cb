import pytest

from hospes.applications.models.submitting import Person
from hospes.conversations.models import Message
from hospes.promises.models import Promise
from tests.desk.jobs.browser import typed

LU = Person(name="王璐", email="lu@example.org", language="zh", zone="Asia/Shanghai")
BO = Person(name="Bo Holm", email="bo@example.org", language="en", zone="Europe/Oslo")


@pytest.fixture
def crowd(world):
    """Ada and Bo read English, 王璐 Chinese."""
    return [world.apply(), world.apply(BO, nonce="n-2"), world.apply(LU, nonce="n-3")]


@pytest.fixture
def url(world):
    return f"/desk/jobs/{world.job.public_id}/moves/"


def keys(applications):
    return [application.case.public_id for application in applications]


def dialog(client, url, applications, **query):
    page = client.get(url, {"card": keys(applications), **query})
    assert page.status_code == 200
    return page, typed(page, url)


def test_enter_is_enough_to_move_one(world, client, url, crowd):
    page, fields = dialog(client, url, crowd[:1])
    assert page.context["confirm"] == "Tell Ada Lovelace and move"

    answer = client.post(url, fields)

    assert answer.headers["Location"].endswith("/board/")
    world.later(seconds=31)
    assert str(world.fresh(crowd[0]).stage) == "A call"
    [letter] = world.office.messages("ada@example.org")[1:]
    assert "Ada" in letter.get_body(("plain",)).get_content()


def test_several_are_told_each_in_their_language_with_a_date_each(world, client, url, crowd):
    _page, fields = dialog(client, url, crowd)
    assert {"text_en", "text_zh"} <= fields.keys()
    assert "{greeting}" in fields["text_en"][0]

    client.post(url, {**fields, "to": world.job.plan()[2].pk})

    letters = {m.case_id: m for m in Message.objects.filter(act="advance")}
    assert [letters[row.pk].language for row in crowd] == ["en", "en", "zh"]
    assert "Bo" in letters[crowd[1].pk].text
    assert "{" not in "".join(letter.text for letter in letters.values())
    assert Promise.objects.filter(state="proposed", kind="UPDATE").count() == 3


def test_one_press_takes_all_of_them_back(world, client, url, crowd):
    _page, fields = dialog(client, url, crowd)
    client.post(url, fields)
    undo = client.session["toast"]["undo_url"]

    client.post(undo)

    assert not Message.objects.filter(act="advance").exists()
    assert client.session["toast"]["text"] == "3 letters are taken back."
    client.post(undo)
    assert "has left already" in client.session["toast"]["text"]


def test_undo_after_they_left_takes_nothing_back(world, client, url, crowd):
    _page, fields = dialog(client, url, crowd)
    client.post(url, fields)
    undo = client.session["toast"]["undo_url"]
    world.later(seconds=31)

    client.post(undo)

    assert Message.objects.filter(act="advance").count() == 3
    assert "has left already" in client.session["toast"]["text"]


def test_whoever_cannot_go_is_said_and_the_others_go(world, client, url, crowd):
    stage = world.job.plan()[1]
    _page, fields = dialog(client, url, crowd)
    crowd[0].advance(to=stage, by=world.dan, draft=crowd[0].draft_advance(stage))

    answer = client.post(url, fields)

    assert answer.status_code == 422
    [left] = answer.context["movers"]
    assert left["person"].name == "Ada Lovelace"
    assert "Dan Okafor approved a letter" in left["mover"].refused
    assert Message.objects.filter(act="advance").count() == 3
    assert "2 people are told" in answer.content.decode()


def test_whoever_was_shown_as_staying_needs_no_second_word(world, client, url, crowd):
    crowd[2].set_aside(by=world.dan, why="spam")
    page, fields = dialog(client, url, crowd)
    assert [bool(row["mover"].refused) for row in page.context["movers"]] == [False, False, True]

    assert client.post(url, fields).headers["Location"].endswith("/board/")


def test_whoever_stands_there_already_stays(world, client, url, crowd):
    page, _fields = dialog(client, url, crowd)

    look = client.post(url, {"card": keys(crowd), "to": world.job.plan()[0].pk, "do": "look"})

    assert all("Choose another stage" in row["mover"].refused for row in look.context["movers"])
    assert look.context["nobody"]
    assert not page.context["nobody"]


def test_looking_at_another_stage_brings_its_text_but_keeps_what_was_typed(world, client, url, crowd):
    _page, fields = dialog(client, url, crowd)
    fields["text_zh"] = ["我写的"]

    look = client.post(url, {**fields, "to": world.job.plan()[3].pk, "do": "look"})

    form = look.context["form"]
    assert "A talk with the team" in form["text_en"].value()
    assert form["text_zh"].value() == "我写的"
    assert not Message.objects.filter(act="advance").exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"text_en": ""}, "text_en"),
        ({"text_zh": "字" * 10_001}, "text_zh"),
        ({"text_en": "a\x00b"}, "text_en"),
        ({"to": "999999"}, "to"),
        ({"to": "'; --"}, "to"),
        ({"day": "soon"}, "day"),
    ],
)
def test_a_refused_dialog_comes_back_as_typed(world, client, url, crowd, change, field):
    _page, fields = dialog(client, url, crowd)

    answer = client.post(url, {**fields, "text_en": "Mine", **change})

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Message.objects.filter(act="advance").exists()


def test_a_chosen_day_counts_for_all_and_its_ceiling_is_said(world, client, url, crowd):
    page, fields = dialog(client, url, crowd[:2])
    days = [value for value, _words in page.context["form"].fields["day"].widget.choices if value]

    answer = client.post(url, {**fields, "day": "2099-01-01"})
    assert answer.status_code == 422
    assert "latest possible date" in answer.content.decode()

    assert client.post(url, {**fields, "day": days[-1]}).status_code == 302
    assert len(set(Promise.objects.filter(state="proposed").values_list("due", flat=True))) == 1


def test_words_of_any_kind_arrive_as_typed(world, client, url, crowd):
    _page, fields = dialog(client, url, crowd[:1])
    naughty = "<script>alert(1)</script> \u202eevil {nobody} %s ' -- 😀 {date}"

    assert client.post(url, {**fields, "text_en": naughty}).status_code == 302

    text = Message.objects.get(act="advance").text
    assert "<script>alert(1)</script> evil {nobody} %s" in text
    assert "{date}" not in text


def test_cards_of_nobody_are_not_found_and_none_leads_back(world, client, url, crowd):
    assert client.get(url, {"card": ["nobody", "\x00", "😀" * 300]}).status_code == 404
    assert client.get(url).headers["Location"].endswith("/board/")
    assert client.post(url, {}).status_code == 404
    assert client.get(f"{url}undo/").status_code == 302
    assert client.post(f"{url}undo/?message=²&message=999999999&message=x").status_code == 302


def test_saying_no_is_one_letter_per_person(world, client, crowd):
    at = f"/desk/jobs/{world.job.public_id}/declines/"

    one = client.get(at, {"card": keys(crowd[:1])})
    several = client.get(at, {"card": keys(crowd)})

    assert one.headers["Location"] == f"/desk/cases/{crowd[0].case.public_id}/decline/?back=board"
    assert all(f"/cases/{key}/decline/" in several.content.decode() for key in keys(crowd))
    assert client.get(at).status_code == 302
