"""Writing to a candidate: dates are promises, an answer answers, a miss needs a new date."""

from hospes.conversations.models import Message
from hospes.promises.models import Promise


def test_a_letter_with_a_date_leaves_after_the_time_of_undo(house):
    answer = house.post("compose", text="We are reading. Next word by {date}.")

    assert answer.status_code == 302
    assert house.last().state == "approved"
    house.world.later(seconds=31)
    letter = house.last()
    assert letter.state == "accepted"
    assert "{date}" not in letter.text
    assert Promise.objects.filter(case=house.case, kind="UPDATE", state="made").exists()


def test_what_happened_is_said_with_undo(house):
    house.post("compose", text="Hello.")

    page = house.get("case")

    assert "Ada Lovelace hears from you." in page.content.decode()
    assert f"/desk/messages/{house.last().pk}/undo/" in page.content.decode()


def test_a_letter_without_a_date_promises_nothing(house):
    before = Promise.objects.count()

    house.client.post(house.url("compose"), {"subject": "Hello", "text": "Only a word."})
    house.world.later(seconds=31)

    assert Promise.objects.count() == before


def test_date_without_a_promise_is_refused_at_the_text(house):
    answer = house.client.post(house.url("compose"), {"subject": "Hello", "text": "By {date}."})

    assert answer.status_code == 422
    assert "stands for a promised date" in answer.content.decode()
    assert "By {date}." in answer.content.decode()


def test_too_far_a_date_names_the_latest_in_words(house):
    answer = house.post("compose", text="Later.", promise="on", day="2031-01-02")

    assert answer.status_code == 422
    assert "The latest possible date is " in answer.content.decode()
    assert "Later." in answer.content.decode()


def test_a_past_date_is_refused(house):
    answer = house.post("compose", text="Earlier.", promise="on", day="2020-01-02")

    assert "The date must lie in the future." in answer.content.decode()


def test_an_answer_answers_the_question(house):
    question = house.ask()

    house.post("compose", answers=question.pk, text="Yes, two days a week.")
    house.world.later(seconds=31)

    assert Promise.objects.get(case=house.case, kind="REPLY").state == "kept"


def test_an_answer_needs_no_new_date_where_one_stands(house):
    page = house.get("compose", answers=house.ask().pk)

    assert page.context["form"]["promise"].value() is False


def test_a_missed_date_prefills_the_word_about_it_and_demands_a_new_one(house):
    house.world.later(days=10)

    page = house.get("compose")

    assert "I did not keep that" in page.context["form"]["text"].value()
    answer = house.client.post(house.url("compose"), {"subject": "Sorry", "text": "Soon."})
    assert answer.status_code == 422
    assert "This letter must say a new one." in answer.content.decode()
    house.post("compose")
    house.world.later(seconds=31)
    assert not house.get("compose").context["form"].must_promise


def test_what_has_ended_promises_nothing_any_more(house):
    house.ada.withdraw()
    house.world.work()
    house.world.later(hours=25)

    form = house.get("compose").context["form"]

    assert house.case.state == "closed"
    assert "promise" not in form.fields
    assert house.post("compose", text="All the best.").status_code == 302


def test_the_preview_shows_the_letter_with_its_date_and_sends_nothing(house):
    before = Message.objects.count()

    page = house.post("compose", text="Next word by {date}.", do="preview")

    assert page.status_code == 200
    assert "{date}" not in page.context["preview"]["text"]
    assert Message.objects.count() == before


def test_nothing_written_is_said_at_the_field(house):
    answer = house.post("compose", text="  ")

    assert answer.status_code == 422
    assert "Please write something." in answer.content.decode()


def test_a_question_of_another_case_is_not_found(house):
    other = house.world.apply(person=other_person(), nonce="n-2")
    question = Message.objects.receive(other.case, words="Mine?", by=other.case.candidate.actor)

    assert house.get("compose", answers=question.pk).status_code == 404
    assert house.get("compose", answers="x").status_code == 404


def other_person():
    from hospes.applications.models.submitting import Person

    return Person(name="Grace Kim", email="kim@example.org", zone="Asia/Seoul")


def test_taking_back_keeps_the_words_and_the_place_of_the_date(house):
    house.post("compose", text="Next word by {date}.")

    answer = house.message("undo", house.last())

    assert answer.url == house.url("compose")
    assert house.get("compose").context["form"]["text"].value() == "Next word by {date}."
    assert not Promise.objects.filter(kind="UPDATE").exists()


def test_undo_after_it_left_says_so(house):
    house.post("compose", text="Hello.")
    letter = house.last()
    house.world.later(seconds=31)

    house.message("undo", letter)

    assert "has left already" in house.get("case").content.decode()
