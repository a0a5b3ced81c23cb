"""Thanks and 收到 are proposed in the inbox and put aside by one press; questions stay, and strangers' rows too."""

from django.urls import reverse

from hospes.conversations.models import Message
from tests.careers.pages import words
from tests.makers import make_member


def waiting() -> list[str]:
    return [message.text for message in Message.objects.unanswered().order_by("pk")]


def test_thanks_go_by_one_press_and_the_question_stays(house, client):
    thanks, question, also = house.ask("Thanks!"), house.ask("Is there a bus?"), house.ask("收到，谢谢")
    assert "2 only say thanks" in words(client.get(reverse("desk:inbox")))

    client.post(reverse("desk:thanks"), {"message": [thanks.pk, question.pk, also.pk, "x", "9" * 30]})

    assert waiting() == ["Is there a bus?"]
    page = words(client.get(reverse("desk:inbox")))
    assert ("2 messages put aside: no answer needed." in page, "only say thanks" in page) == (True, False)


def test_what_was_not_shown_stays(house, client):
    house.ask("Thanks!")
    client.post(reverse("desk:thanks"))
    assert waiting() == ["Thanks!"]


def test_a_stranger_puts_nothing_aside(house, client):
    thanks = house.ask("Thanks!")
    house.sign_in(make_member("Mallory Quinn", role="hiring_manager"))
    client.post(reverse("desk:thanks"), {"message": [thanks.pk]})
    assert waiting() == ["Thanks!"]


def test_with_all_conversations_nothing_is_proposed(house, client):
    house.ask("Thanks!")
    assert "only says thanks" not in words(client.get(reverse("desk:inbox"), {"show": "all"}))
