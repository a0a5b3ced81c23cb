"""Next step, more time, and no."""

from hospes.applications.models import Move
from hospes.cases.models import Ending
from hospes.promises.models import Promise
from tests.makers import make_member


def hiring_manager(house):
    hugo = make_member("Hugo Silva", role="hiring_manager")
    house.world.job.set_team([(hugo, "hiring_manager")], by=house.world.grace.actor)
    return hugo


def test_enter_is_enough_to_go_on(house):
    answer = house.post("advance")
    house.world.later(seconds=31)

    assert answer.status_code == 302
    assert Move.objects.filter(application=house.ada).count() == 1
    assert Promise.objects.get(case=house.case, kind="REVIEW").state == "kept"
    assert Promise.objects.get(case=house.case, kind="UPDATE").state == "made"


def test_the_letter_follows_the_stage_until_a_hand_changes_it(house):
    form = house.get("advance").context["form"]
    third = form.fields["stage"].choices[-1]

    page = house.post("advance", stage=third[0], do="preview")

    assert third[1] in page.context["form"]["text"].value()
    kept = house.post("advance", stage=third[0], text="My own words, by {date}.", do="preview")
    assert kept.context["form"]["text"].value() == "My own words, by {date}."


def test_a_letter_made_anew_is_read_before_it_is_sent(house):
    stages = house.get("advance").context["form"].fields["stage"].choices

    answer = house.post("advance", stage=stages[-1][0])

    assert answer.status_code == 422
    assert "made anew" in answer.content.decode()
    assert not Move.objects.exists()


def test_another_jobs_stage_is_refused(house):
    answer = house.post("advance", stage="999999", text="Own words {date}")

    assert answer.status_code == 422
    assert "Choose another stage of this job." in answer.content.decode()


def test_more_time_moves_the_date(house):
    answer = house.post("hold")
    house.world.later(seconds=31)

    assert answer.status_code == 302
    assert Promise.objects.filter(case=house.case, kind="REVIEW", state="renegotiated").exists()


def test_after_the_date_one_writes_instead(house):
    house.world.later(days=10)

    assert "asked for more time" not in house.get("case", show="history").content.decode()
    assert "hold" not in house.get("case").context["acts"]
    answer = house.post("hold", day="2026-12-31")
    assert answer.status_code == 422


def test_a_new_date_before_the_old_one_is_refused_at_the_date(house):
    answer = house.post("hold", day="2020-01-01", text="Soon {date}")

    assert answer.status_code == 422
    assert "The date must lie in the future." in answer.content.decode()


def test_a_no_with_a_plain_reason(house):
    answer = decline(house)
    house.world.later(seconds=31)

    assert answer.status_code == 302
    ending = Ending.objects.get()
    assert (ending.reason_kind, ending.reason_key, ending.approved_by) == ("plain", "start", house.world.grace)
    assert house.case.state == "closing"


def decline(house, **changes):
    facts = {"reason_kind": "plain", "plain": "start", "thanks": "the drawing of the gear train", **changes}
    page = house.post("decline", **facts, do="preview")
    form = page.context["form"]
    letter = {"text": form["text"].value(), "made": form["made"].value()}
    return house.client.post(house.url("decline"), {**letter, **facts})


def test_a_no_by_a_published_criterion(house):
    criterion = house.world.job.current_criteria()[0]

    decline(house, reason_kind="criterion", criterion=str(criterion.pk), plain="")
    house.world.later(seconds=31)

    assert Ending.objects.get().reason_text == criterion.text_in("en")


def test_a_no_without_a_reason_is_refused_at_the_reason(house):
    answer = house.client.post(house.url("decline"), {"thanks": "it", "text": "It is a no. Mine."})

    assert answer.status_code == 422
    assert "Say what decided it" in answer.content.decode()
    assert "It is a no. Mine." in answer.content.decode()


def test_a_no_that_does_not_say_so_is_refused_at_the_letter(house):
    answer = house.client.post(
        house.url("decline"), {"reason_kind": "plain", "plain": "pay", "thanks": "it", "text": "We will see."}
    )

    assert "must say plainly that it is a no" in answer.content.decode()


def test_filled_needs_a_filled_opening(house):
    facts = {"reason_kind": "plain", "plain": "filled", "thanks": "it", "text": "It is a no."}

    assert "No opening of this job is filled yet" in house.client.post(house.url("decline"), facts).content.decode()


def test_no_date_stands_in_a_no(house):
    facts = {"reason_kind": "plain", "plain": "pay", "thanks": "it", "text": "It is a no, by {date}."}

    assert house.client.post(house.url("decline"), facts).status_code == 422


def test_somebody_else_decided_meanwhile_and_the_text_stays(house):
    house.ada.advance(
        to=house.ada.job.stages.order_by("order")[1],
        by=house.world.dan,
        draft=house.ada.draft_advance(house.ada.job.stages.order_by("order")[1]),
    )

    answer = decline(house)

    assert answer.status_code == 422
    assert "Dan Okafor approved a letter at" in answer.content.decode()
    assert "the drawing of the gear train" in answer.content.decode()


def test_what_approval_writes_stands_there_before_the_press(house):
    page = house.get("decline").content.decode()

    assert "The result we promised, kept" in page
    assert "It is a no, and here is why" in page


def test_a_no_taken_back_can_be_written_on(house):
    decline(house)

    answer = house.message("undo", house.last())

    assert answer.url == house.url("decline")
    form = house.get("decline").context["form"]
    assert form["plain"].value() == "start"
    assert form["thanks"].value() == "the drawing of the gear train"


def test_the_hiring_manager_decides_in_his_own_job(house):
    house.sign_in(hiring_manager(house))

    assert house.post("advance").status_code == 302
    assert house.get("details").status_code == 404
    assert house.get("hand-over").status_code == 404
    assert house.get("aside").status_code == 404


def test_the_letter_is_made_anew_over_own_words_when_asked(house):
    facts = {"reason_kind": "plain", "plain": "pay", "thanks": "it", "text": "My own words.", "do": "make"}

    page = house.client.post(house.url("decline"), facts)

    assert page.status_code == 200
    assert "It is a no" in page.context["form"]["text"].value()
