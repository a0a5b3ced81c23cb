"""Calls and personal words of the scenario: some are to be made, some are in the thread."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hospes.candidates.enums import HandleKind
from hospes.conversations.enums import CallOutcome
from hospes.conversations.models import Message
from hospes.foundation import clock
from hospes.touches.enums import Channel
from hospes.touches.models import Touch

if TYPE_CHECKING:
    from hospes.demo.seeds.named import Named

POINTS = "- when the course ends\n- whether early shifts are possible"
ON_WECHAT = "赵敏您好，我是招聘负责人。您的申请我已经收到，有问题随时在这里问我。"
ON_LINKEDIN = "Hello Noah, the task is ready as accessible HTML, too. Shall I send it today?"


def play(story: Named) -> None:
    """Add the scenes to the story."""
    story.on(0.2, lambda: _planned(story, "kevin", Channel.PHONE, "Tell him we have it", points=POINTS))
    story.on(0.5, lambda: _planned(story, "noah", Channel.LINKEDIN, "His wish for accessible HTML", draft=ON_LINKEDIN))
    story.on(1.0, lambda: sent(story, "zhao", ON_WECHAT))


def _planned(story: Named, key: str, channel: Channel, reason: str, **words: str) -> None:
    plan(story, key, channel, reason, **words)


def plan(story: Named, key: str, channel: Channel, reason: str, **words: str) -> Touch:
    """The contact plans to reach somebody himself until the next evening."""
    case = story.stage.fresh(story.cast[key]).case
    if channel in HandleKind.values:
        handle = "https://www.linkedin.com/in/noah-fischer-example" if channel == Channel.LINKEDIN else "zhaomin_2026"
        case.candidate.set_handle(HandleKind(channel), handle, by=case.contact.actor)
    due = clock.now() + timedelta(days=1)
    return Touch.objects.open_touch(case, channel=channel, reason=reason, due=due, by=case.contact, **words)


def sent(story: Named, key: str, words: str) -> None:
    """The contact wrote on WeChat himself and says so."""
    touch = plan(story, key, Channel.WECHAT, "First word", draft=words)
    touch.start(by=touch.owner)
    Message.objects.note_touch(touch, by=touch.owner, outcome=CallOutcome.SENT, words=words)
