"""The run: one person at a time, everything on one screen, and an end that says who heard."""

from django.urls import reverse

from hospes.applications.models.submitting import Person
from tests.queries import same_number


def run(house, **query):
    return house.client.get(reverse("desk:run"), query)


def start(house):
    return house.client.post(reverse("desk:run"))


def end(house):
    return house.client.get(reverse("desk:run-end"))


def send(house, page, **changes):
    """Press the button of the run."""
    form = page.context["form"]
    values = {name: form[name].value() for name in form.fields}
    sent = {name: value for name, value in values.items() if value not in (None, False, "")}
    return house.client.post(page.context["action"], {**sent, **changes})


def kim(house):
    return house.world.apply(Person(name="Kim", email="kim@example.org", zone="Asia/Seoul"), nonce="n-kim")


def test_nobody_waits(house):
    assert run(house).url == reverse("desk:run-end")
    assert "Nobody is waiting for you" in end(house).content.decode()


def test_late_ones_come_first_then_questions_then_calls(by_phone):
    other = kim(by_phone)
    by_phone.world.later(days=9)
    by_phone.world.apply(Person(name="Wu", phone="+1 416 555 0199", zone="America/Toronto"), nonce="n-wu")
    start(by_phone)

    faces = [runner["person"].name for runner in run(by_phone).context["runners"]]

    assert faces[-1] == "Wu"
    assert set(faces[:3]) == {"Ada Lovelace", "Bo", "Kim"}
    assert other.case.public_id in by_phone.client.session["run"]["cases"]


def test_a_missed_date_comes_with_the_word_about_it(house):
    house.world.later(days=10)
    start(house)

    page = run(house)

    assert page.context["mode"] == "compose"
    assert "I did not keep that" in page.context["form"]["text"].value()
    assert send(house, page).status_code == 302
    assert run(house, after=house.ada.case.public_id).url == reverse("desk:run-end")


def test_the_end_names_who_heard_and_who_was_late(house):
    house.world.later(days=10)
    start(house)
    house.world.later(minutes=4)
    send(house, run(house))

    page = end(house).content.decode()

    assert "Nobody is waiting for you" in page
    assert "4 minutes." in page
    assert "all before their date but Ada Lovelace" in page


def test_going_on_without_acting_leaves_the_date(house):
    house.world.later(days=10)
    start(house)

    page = run(house)
    answer = house.client.get(page.context["next_url"])

    assert answer.url == reverse("desk:run-end")
    assert "One person still waits: Ada Lovelace" in end(house).content.decode()
    assert "Nobody has heard from you in this run." in end(house).content.decode()


def test_a_question_is_answered_in_the_run(house):
    question = house.ask()
    start(house)
    page = run(house)

    assert page.context["form"]["answers"].value() == question.pk
    send(house, page, text="Yes.")
    house.world.later(seconds=31)

    question.refresh_from_db()
    assert question.answered_at is not None


def test_who_is_to_be_called_comes_with_the_number(by_phone):
    start(by_phone)
    page = run(by_phone)

    assert page.context["mode"] == "call"
    assert "+1 416 555 0142" in page.content.decode()
    send(by_phone, page, outcome="spoke", words="Told.")
    assert "Called" in end(by_phone).content.decode()


def test_a_first_word_in_time_is_a_decision(house):
    from hospes.foundation import clock

    due = house.ada.case.promises.get(kind="REVIEW").due
    house.world.later(seconds=(due - clock.now()).total_seconds() - 3600)
    start(house)

    page = run(house)

    assert page.context["mode"] == "advance"
    assert page.context["no_url"]
    assert page.context["time_url"]
    assert send(house, page).status_code == 302


def test_what_was_refused_in_the_run_keeps_the_words(house):
    house.world.later(days=10)
    start(house)

    answer = send(house, run(house), text="Only this.", promise="")

    assert answer.status_code == 422
    assert "Only this." in answer.content.decode()
    assert answer.context["form"]["back"].value() == "run"


def test_taken_back_is_not_heard(house):
    house.world.later(days=10)
    start(house)
    send(house, run(house))
    house.message("undo", house.last())

    assert "One person still waits" in end(house).content.decode()


def test_strangers_have_an_empty_run(house):
    house.world.later(days=10)

    for stranger in house.strangers():
        house.sign_in(stranger)
        assert run(house, person=house.ada.case.public_id).url == reverse("desk:run-end")


def test_the_number_of_queries_does_not_grow(house):
    house.world.later(days=10)
    names = iter("abcdef")

    def grow():
        name = next(names)
        house.world.apply(Person(name=name, email=f"{name}@example.org", zone="Asia/Seoul"), nonce=name)
        house.world.later(days=10)

    same_number(lambda: run(house, person=house.ada.case.public_id), grow=grow)


def test_a_key_begins_the_no_with_its_reason(house):
    from hospes.foundation import clock

    due = house.ada.case.promises.get(kind="REVIEW").due
    house.world.later(seconds=(due - clock.now()).total_seconds() - 3600)
    start(house)

    reason = run(house).context["reasons"][0]
    page = house.client.get(reason["url"])
    stranger = house.get("decline", criterion="999999")

    assert f"criterion={page.context['form']['criterion'].value()}" in reason["url"]
    assert reason["label"] in page.content.decode()
    assert page.context["form"]["back"].value() == "run"
    assert [pick["checked"] for pick in page.context["criteria"]].count(True) == 1
    assert [pick["checked"] for pick in stranger.context["criteria"]].count(True) == 0
