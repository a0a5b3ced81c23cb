from hospes.applications.models import Application
from hospes.jobs.models import Job
from tests.desk.jobs.browser import typed


def save(world, client, part, old=None, **changes):
    """Send the list as it stands (or as it stood in ``old``), with changes."""
    url = f"/desk/jobs/{world.job.public_id}/"
    action = f"{url}parts/{part}/"
    changes = {f"{part}-{name}" if name != "do" else name: value for name, value in changes.items()}
    return client.post(action, {**(old or typed(client.get(url), action)), **changes})


def fields(world, client, part):
    url = f"/desk/jobs/{world.job.public_id}/"
    return typed(client.get(url), f"{url}parts/{part}/")


def fresh(world):
    return Job.objects.whole().get(pk=world.job.pk)


def criteria(world):
    return [each.text["en"] for each in fresh(world).current_criteria()]


def test_a_criterion_is_added_reworded_moved_and_taken_out(world, client):
    save(world, client, "criteria", **{"3-text_en": "You can swim", "0-text_en": "You repaired robots"})
    assert criteria(world) == ["You repaired robots", "You write clearly", "You know hydraulics", "You can swim"]

    save(world, client, "criteria", do="up:3")
    save(world, client, "criteria", do="down:0")
    save(world, client, "criteria", do="remove:3")
    assert criteria(world) == ["You write clearly", "You repaired robots", "You can swim"]


def test_a_criterion_keeps_its_number_when_reworded(world, client):
    before = [each.pk for each in fresh(world).current_criteria()]

    save(world, client, "criteria", **{"0-text_en": "Other words"})

    assert [each.pk for each in fresh(world).current_criteria()] == before


def test_two_tabs_lose_nothing_of_each_other(world, client):
    old = fields(world, client, "criteria")
    save(world, client, "criteria", **{"3-text_en": "Added elsewhere"})
    save(world, client, "criteria", do="remove:0")

    answer = save(world, client, "criteria", old, **{"1-text_en": "Changed here"})

    assert answer.status_code == 302
    assert {"Added elsewhere", "Changed here", "You have repaired machines"} <= set(criteria(world))


def test_a_criterion_without_words_is_refused(world, client):
    answer = save(world, client, "criteria", **{"0-text_en": "", "0-text_zh": " "})

    assert answer.status_code == 422
    assert "needs its words" in answer.content.decode()


def test_a_stage_is_added_moved_and_taken_out(world, client):
    row = {"5-name_en": "Lunch", "5-kind": "talk", "5-minutes": "45", "5-members": [world.dan.pk]}
    save(world, client, "plan", **row, **{"5-promise_kind": "UPDATE", "5-promise_days": "2"})
    assert [str(stage) for stage in fresh(world).plan()][-1] == "Lunch"

    save(world, client, "plan", do="up:5")
    lunch = fresh(world).plan()[4]
    assert (str(lunch), lunch.minutes, list(lunch.members.all())) == ("Lunch", 45, [world.dan])
    save(world, client, "plan", do="remove:4")
    assert len(fresh(world).plan()) == 5


def test_a_promise_without_days_is_refused(world, client):
    answer = save(world, client, "plan", **{"2-promise_days": ""})

    assert answer.status_code == 422
    assert "number of working days" in answer.content.decode()


def test_a_stage_in_which_somebody_stands_stays(world, client):
    world.apply()

    answer = save(world, client, "plan", do="remove:0")

    assert answer.status_code == 422
    assert "is in use" in answer.content.decode()
    assert Application.objects.get().stage == fresh(world).plan()[0]


def test_a_question_of_each_kind_is_asked(world, client):
    for number, kind in enumerate(("text", "long_text", "choice", "yes_no", "file"), start=1):
        more = {f"{number}-options_en": "Day\nNight\nNight", f"{number}-options_zh": "白班\n夜班"}
        save(world, client, "questions", **{f"{number}-label_en": f"Ask {kind}", f"{number}-kind": kind}, **more)

    asked = fresh(world).questions()
    assert [question.kind for question in asked][1:] == ["text", "long_text", "choice", "yes_no", "file"]
    assert asked[3].choices_in("zh") == [("Day", "白班"), ("Night", "夜班")]


def test_an_option_that_is_reworded_in_one_language_keeps_what_is_stored(world, client):
    choice = {"1-label_en": "Shift", "1-kind": "choice", "1-options_en": "Day\nNight", "1-options_zh": "白班\n夜班"}
    save(world, client, "questions", **choice)

    save(world, client, "questions", **{"1-options_en": "By day\nNight"})

    assert fresh(world).questions()[1].choices_in("en") == [("Day", "By day"), ("Night", "Night")]


def test_a_choice_of_one_is_refused(world, client):
    row = {"1-label_en": "Shift", "1-kind": "choice", "1-options_en": "Day"}

    answer = save(world, client, "questions", **row)

    assert answer.status_code == 422
    assert "at least two" in answer.content.decode()
    assert "Shift" in answer.content.decode()


def test_a_question_keeps_its_field_and_moves(world, client):
    before = fresh(world).questions()[0].field
    save(world, client, "questions", **{"1-label_en": "First?", "1-kind": "text"})

    save(world, client, "questions", do="down:0", **{"0-required": []})

    asked = fresh(world).questions()
    assert [str(question) for question in asked] == ["First?", "A machine you repaired, and how"]
    assert (asked[1].field, asked[1].required) == (before, False)


def test_nonsense_about_rows_changes_nothing(world, client):
    before = criteria(world)

    for do in ("up:99", "down:-1", "remove:x", "explode:0", "up:", "²"):
        assert save(world, client, "criteria", do=do).status_code == 302
    assert save(world, client, "criteria", {"criteria-n": "lots"}).status_code == 302
    assert criteria(world) == before
