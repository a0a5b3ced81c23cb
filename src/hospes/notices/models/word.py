"""A word to a member: what left, by which way, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.db import models, transaction
from django.db.models import Q

from hospes.foundation import clock
from hospes.foundation.claiming import Claimable
from hospes.foundation.crash_points import point
from hospes.notices import mail
from hospes.notices.enums import State
from hospes.notices.models.robot import Robot
from hospes.notices.robots import Parcel
from hospes.post import pauses
from hospes.post.transports.line import Never, NotNow, Unknown
from hospes.team.models import Member

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from hospes.notices.letters import Letter

OPEN = (State.QUEUED, State.HANDING_OVER)
# A notice that is hours old is no notice; mail takes over then.
GIVE_UP_AFTER = 2 * pauses.FIRST * 30


class WordQuerySet(models.QuerySet["Word"]):
    """Words, asked for in sentences."""

    def say(self, member: Member, *, key: str, robot: Robot | None, letter: Letter) -> Word:
        """Let a word leave, once for a ``key`` (inside the caller's transaction): by mail, or to the group chat."""
        now = clock.now()
        word, made = self.get_or_create(
            key=key,
            defaults={
                "member": member,
                "robot": robot,
                "subject": letter.subject,
                "text": letter.for_group if robot else "",
                "mail": letter.for_mail,
                "link": letter.link,
                "queued_at": now,
                "not_before": now,
            },
        )
        if made and robot is None:
            word.leave_by_mail()
        return word

    def due(self, now: datetime) -> WordQuerySet:
        """What a group chat is still to get, and what a crash left in handing over."""
        return self.filter(state__in=OPEN, not_before__lte=now).select_related("robot", "member").order_by("not_before")


class Word(Claimable):
    """The words themselves are gone when it has left: they hold names."""

    key = models.CharField(max_length=80, unique=True)
    member = models.ForeignKey(Member, models.PROTECT, related_name="words")
    robot = models.ForeignKey(Robot, models.PROTECT, related_name="+", null=True, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    mail = models.TextField(blank=True)
    link = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    queued_at = models.DateTimeField()
    not_before = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    by_mail = models.BooleanField(default=False)
    response = models.TextField(blank=True)

    objects = WordQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(name="word_state_is_known", condition=Q(state__in=State.values))]
        indexes = [
            models.Index(name="word_due", fields=["not_before"], condition=Q(state__in=[str(each) for each in OPEN])),
            models.Index(name="word_of_a_day", fields=["queued_at"]),
        ]

    def __str__(self) -> str:
        return self.key

    def leave_by_mail(self) -> None:
        """Give it to the post (the caller's transaction); asking twice sends one letter."""
        mail.queue(self.member, key=f"word:{self.key}", subject=self.subject, text=self.mail)
        self._conclude(State.SENT, by_mail=True, sent_at=clock.now())

    def hand_over(self, *, by: str) -> None:
        """Send it to the group chat, as the worker ``by`` that holds the claim, outside any transaction.

        *Handing over* is committed before the request leaves; what breaks afterwards is uncertain and never sent
        again. What the chat refuses, or cannot take for an hour, goes by mail.
        """
        if self.state == State.HANDING_OVER:
            self._settle(State.UNCERTAIN)
            return
        if not self._start(by):
            return
        point("notices.before_request")
        try:
            self._robot().send(Parcel(title=self.subject, text=self.text, link=self.link))
        except NotNow as answer:
            self._again_later(answer.words)
        except Never as answer:
            self._mail_instead(answer.words)
        except Unknown as answer:
            self._settle(State.UNCERTAIN, response=answer.words)
        else:
            point("notices.after_request")
            self._robot().note(well=True)
            self._settle(State.SENT, sent_at=clock.now())

    def _robot(self) -> Robot:
        robot = cast("Robot", self.robot)
        if robot.gone_at is not None:
            raise Never("disconnected")
        return robot

    def _start(self, by: str) -> bool:
        with transaction.atomic(durable=True):
            self._lock()
            if self.state != State.QUEUED or self.claimed_by != by:
                return False
            self.state = State.HANDING_OVER
            self.save(update_fields=["state"])
        return True

    def _again_later(self, words: str) -> None:
        now = clock.now()
        if now - self.queued_at >= GIVE_UP_AFTER:
            self._mail_instead(words)
            return
        with transaction.atomic():
            self._lock()
            self.state, self.response = State.QUEUED, words[:500]
            self.not_before = now + self._pause()
            self.save(update_fields=["state", "response", "not_before"])

    def _pause(self) -> timedelta:
        return pauses.before_try(self.attempts)

    def _mail_instead(self, words: str) -> None:
        with transaction.atomic():
            self._lock()
            cast("Robot", self.robot).note(well=False, words=words)
            self.leave_by_mail()
            self.response = words[:500]
            self.save(update_fields=["response"])

    def _settle(self, state: State, **facts: Any) -> None:
        with transaction.atomic():
            self._lock()
            self._conclude(state, **facts)

    def _conclude(self, state: State, **facts: Any) -> None:
        for field, value in {**facts, "state": state, "text": "", "mail": ""}.items():
            setattr(self, field, value)
        self.save(update_fields=["state", "text", "mail", *facts])

    def _lock(self) -> None:
        rows = Word.objects.select_for_update(of=("self",)).select_related("robot", "member")
        self.refresh_from_db(from_queryset=rows)
