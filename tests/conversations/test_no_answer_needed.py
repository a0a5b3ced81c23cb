"""Thanks and "received" are proposed to be put aside; whatever might ask is not."""

import pytest

from hospes.conversations import no_answer_needed
from hospes.conversations.models import Message
from hospes.conversations.no_answer_needed import only_thanks


@pytest.mark.parametrize(
    "words",
    [
        "Thanks",
        "OK",
        "Ok, thanks!",
        "Thank you very much for the quick reply.",
        "Great, thank you Grace!\n\nBest regards\nAda",
        "Got it, thanks a lot. Have a nice weekend!",
        "Well received, many thanks 🙏",
        "好的",
        "好的，收到，谢谢！",
        "收到",
        "您好，已收到，谢谢您的回复。",
        "好的谢谢陈老师，辛苦了",
        "明白了，非常感谢",
        "OK，谢谢",
        "嗯嗯好的👌",
        "ＯＫ",
    ],
)
def test_thanks_need_no_answer(words):
    assert only_thanks(words, "Grace Hopper", "Ada Lovelace", "陈")


@pytest.mark.parametrize(
    "words",
    [
        "",
        "…",
        "Hello",
        "您好",
        "Thanks, but is there a bus?",
        "Thanks. When?",
        "No, thanks, I withdraw",
        "OK, see you at 10",
        "Thanks, I attach my certificate",
        "谢谢，请问什么时候面试",
        "好的，可以改到周五吗",
        "收到，我不能来",
        "不好",
        "Спасибо",
        "Thank you https://x.example",
        "thanks " * 50,
    ],
)
def test_anything_else_waits(words):
    assert not only_thanks(words, "Grace Hopper", "")


def test_thanks_are_put_aside_together_and_the_question_stays(world, case):
    for words in ("Thanks, Grace!", "Is there a bus?", "OK"):
        Message.objects.receive(case, words=words, by=case.candidate.actor)
    waiting = list(Message.objects.unanswered().select_related("case__candidate", "case__contact"))

    assert [m.text for m in no_answer_needed.proposed(waiting)] == ["Thanks, Grace!", "OK"]
    assert no_answer_needed.dismiss_together(waiting, by=world.grace) == 2
    assert [m.text for m in Message.objects.unanswered()] == ["Is there a bus?"]
    put_aside = Message.objects.exclude(dismissed_at=None).first()
    assert (put_aside.dismissed_by, put_aside.dismissed_why) == (world.grace.actor, str(no_answer_needed.REASON))
    assert no_answer_needed.proposed(Message.objects.all()) == []


def test_thanks_with_a_file_are_looked_at(case):
    message = Message.objects.receive(case, words="Thank you!", by=case.candidate.actor)
    assert no_answer_needed.proposed([message]) == [message]

    message.files.create(name="drawing.pdf", content_type="application/pdf", key="0" * 32, size=3)

    assert no_answer_needed.proposed([Message.objects.get(pk=message.pk)]) == []
