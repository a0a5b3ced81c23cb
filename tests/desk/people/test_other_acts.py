"""Calls, notes, mails that reached somebody, corrections, hand-over, not an application."""

from django.urls import reverse

from hospes.candidates.models import Candidate
from hospes.conversations.models import Message, Note


def test_a_call_tells_somebody_without_a_mail_address(by_phone):
    case = by_phone.bo.case
    receipt = case.messages.get()

    page = by_phone.get("call", case=case, told=receipt.pk)
    by_phone.post("call", case=case, told=receipt.pk, outcome="spoke", words="Told the date.")

    assert "+1 416 555 0142" in page.content.decode()
    receipt.refresh_from_db()
    assert (receipt.state, receipt.evidence) == ("proved", "E1")


def test_a_call_without_an_outcome_is_refused(house):
    answer = house.client.post(house.url("call"), {"words": "Hm."})

    assert answer.status_code == 422
    assert "Please say what became of the call." in answer.content.decode()
    assert "Hm." in answer.content.decode()


def test_a_call_names_no_message_of_another_case(by_phone):
    receipt = by_phone.bo.case.messages.get()

    assert by_phone.get("call", told=receipt.pk).status_code == 404


def test_a_mail_that_reached_somebody_is_owed_an_answer(house):
    answer = house.post("reply-noted", subject="Re: Field technician", words="May I start in May?")

    assert answer.status_code == 302
    assert Message.objects.unanswered().get().text == "May I start in May?"
    assert house.post("reply-noted", words=" ").status_code == 422


def test_a_note_names_colleagues(house):
    house.post("note", words="Ask about May.", mentions=[house.world.dan.pk])

    assert list(Note.objects.get().mentions.all()) == [house.world.dan]
    assert "Ask about May." in house.get("case", show="notes").content.decode()
    assert house.post("note", words="").status_code == 422


def test_no_answer_needed_with_a_usual_reason(house):
    question = house.ask("Thank you!")

    assert "They confirmed" in house.client.get(reverse("desk:dismiss", args=[question.pk])).content.decode()
    house.message("dismiss", question, usual="They said thanks")

    question.refresh_from_db()
    assert question.dismissed_why == "They said thanks"
    assert house.message("dismiss", question, why="").status_code == 422


def test_details_are_corrected(house):
    answer = house.post("details", called="Ada", emails="ada@example.com\nada@example.org")

    assert answer.status_code == 302
    ada = Candidate.objects.get()
    assert (ada.called, ada.mail_address().address) == ("Ada", "ada@example.com")


def test_a_wrong_address_is_refused_at_the_field(house):
    answer = house.post("details", emails="not an address", phones="what?")

    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert set(errors) == {"emails", "phones"}
    assert "not an address" in answer.content.decode()


def test_a_case_is_handed_over(house):
    house.post("hand-over", role="contact", to=house.world.dan.pk, why="Grace is away")

    assert house.case.contact == house.world.dan
    assert house.case.deputy == house.world.grace


def test_the_contact_cannot_be_the_deputy(house):
    answer = house.post("hand-over", role="deputy", to=house.world.grace.pk, why="So")

    assert answer.status_code == 422
    assert "somebody else" in answer.content.decode()


def test_not_an_application_and_back(house):
    house.post("aside", why="spam")
    assert house.case.state == "closed"
    assert "restore" in house.get("case").context["acts"]

    house.post("restore")

    assert house.case.state == "open"


def test_after_a_conversation_it_is_one(house):
    house.ask()

    answer = house.post("aside", why="spam")

    assert answer.status_code == 422
    assert "aside" not in house.get("case").context["acts"]


def test_what_came_back_is_sent_again_or_dealt_with(house):
    house.world.office.refuse("ada@example.org")
    house.post("compose", text="Hello.")
    letter = house.last()
    house.world.later(seconds=31)

    again = house.message("again", letter)
    assert again.status_code == 302
    house.world.later(seconds=31)
    second = house.last()
    assert second.repeats == letter
    house.message("dealt", second)
    second.refresh_from_db()
    assert second.dealt_at is not None or second.state == "accepted"


def test_a_get_never_changes_anything(house):
    house.post("compose", text="Hello.")
    letter = house.last()

    for name in ("undo", "again", "dealt"):
        assert house.client.get(reverse(f"desk:{name}", args=[letter.pk])).status_code == 302

    letter.refresh_from_db()
    assert letter.state == "approved"


def test_answering_has_an_address_of_its_own(house):
    question = house.ask()

    answer = house.client.get(reverse("desk:answer", args=[question.pk]))

    assert answer.url == house.url("compose") + f"?answers={question.pk}"


def test_one_sees_her_exact_page(house):
    page = house.get("see")

    assert page.status_code == 200
    hers = house.client.get(page.context["page_url"])
    assert "Ada Lovelace" in hers.content.decode()
    assert hers.headers["X-Frame-Options"] == "SAMEORIGIN"
