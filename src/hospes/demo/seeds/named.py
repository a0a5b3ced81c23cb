"""The people of the scenario, each in a state of a living week around today."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hospes.applications import questions
from hospes.applications.enums import Aside
from hospes.applications.models.submitting import Incoming, Person
from hospes.cases.enums import State
from hospes.conversations.letters import Draft
from hospes.conversations.models import Message, Note
from hospes.demo.seeds import files, mails, talks, touches
from hospes.foundation import clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from hospes.applications.models import Application
    from hospes.demo.seeds.stage import Stage

TORONTO, SHANGHAI, BERLIN = "America/Toronto", "Asia/Shanghai", "Europe/Berlin"


class Named:
    """A list of scenes: (hours before the end, what happens). Scenes of one person share a box."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.cast: dict[str, Application] = {}
        self.scenes: list[tuple[datetime, Callable[[], None]]] = []

    def on(self, days: float, scene: Callable[[], None]) -> None:
        """Something happens so many days before the end of the story."""
        self.scenes.append((self.stage.end - timedelta(days=days), scene))

    def enter(self, days: float, key: str, job: str, person: Person, said: str, *papers: Incoming) -> None:
        """Somebody applies so many days before the end."""

        def scene() -> None:
            self.cast[key] = self.stage.apply(job, person, papers, said)

        self.on(days, scene)

    def play(self) -> list[tuple[datetime, Callable[[], None]]]:
        """Write the whole list, in time order."""
        self._chen_si()
        self._amira_and_tomas()
        self._wang_lu_and_zhang_wei()
        self._berlin()
        self._technicians()
        self._newest()
        mails.play(self)
        touches.play(self)
        talks.play(self)
        return sorted(self.scenes, key=lambda scene: scene[0])

    def _advance(self, days: float, key: str, steps: int = 1) -> None:
        self.on(days, lambda: self.stage.advance(self.cast[key], steps))

    def _decline(self, days: float, key: str, place: int, thanks: str) -> None:
        def scene() -> None:
            application = self.cast[key]
            self.stage.decline(application, self.stage.criterion(application, place), thanks)

        self.on(days, scene)

    def _look_after(self, first: float, key: str) -> None:
        """From that day on somebody writes before a date is missed, also where a weekend moved it."""

        def scene() -> None:
            application = self.stage.fresh(self.cast[key])
            due = self.stage.next_due(application)
            if application.case.state == State.OPEN and due and due <= clock.now() + timedelta(hours=26):
                self.stage.update(application)

        for day in range(int(first) + 1):
            self.on(first - day, scene)

    def _ask(self, days: float, key: str, words: str) -> None:
        def scene() -> None:
            case = self.cast[key].case
            Message.objects.receive(case, words=words, by=case.candidate.actor)

        self.on(days, scene)

    def _answer(self, days: float, key: str, subject: str, words: str) -> None:
        def scene() -> None:
            case = self.cast[key].case
            question = Message.objects.filter(case=case).unanswered().first()
            if question is not None:
                questions.answer(question, by=case.contact, draft=Draft(subject, words))
                self.stage.leave()

        self.on(days, scene)

    def _note(self, days: float, key: str, author: str, words: str, mention: str) -> None:
        def scene() -> None:
            members = self.stage.members
            Note.objects.write(self.cast[key].case, by=members[author], words=words, mentions=[members[mention]])

        self.on(days, scene)

    def _chen_si(self) -> None:
        person = Person("陈思", "chen.si@example.cn", language="zh", zone=SHANGHAI)
        self.enter(
            9.1, "chen", "R1", person, "电机在低速时抖动，最后发现是采样时刻和开关噪声重合。", files.docx_zh("陈思")
        )
        self._advance(6.2, "chen", 2)
        self._look_after(5.1, "chen")
        self._ask(5.9, "chen", "面谈可以安排在线上吗？")
        self._answer(5.2, "chen", "面谈方式", "可以的，线上或来上海都行，看您方便。")
        self._note(5.1, "chen", "lin-yue", "周航，陈思的驱动代码值得一看。", "zhou-hang")
        person = Person("李娜", "li.na@example.cn", language="zh", zone=SHANGHAI)
        self.enter(6.4, "li-na", "R1", person, "程序运行三天后死机，原因是一个计数器溢出。", files.pdf("li-na.pdf"))

    def _amira_and_tomas(self) -> None:
        person = Person("Amira Haddad", "amira.haddad@example.org", zone=TORONTO)
        said = "A harbour that wanted to leave. We found that nobody had shown the night crew how to dock."
        self.enter(7.3, "amira", "R2", person, said, files.pdf("amira-haddad.pdf"))
        self.on(2.1, lambda: self.stage.hold(self.cast["amira"], "decider_absent", 4))
        person = Person("Tomás Ríos", "tomas.rios@example.org", zone=TORONTO)
        said = "A renewal that I had forecast and lost. I had listened to the buyer and not to the crews."
        self.enter(13.2, "tomas", "R2", person, said, files.docx_en("Tomás Ríos"))
        self._advance(9.3, "tomas", 2)
        self._look_after(8.1, "tomas")
        self._decline(1.2, "tomas", 1, "telling us plainly about the renewal that you lost")

    def _wang_lu_and_zhang_wei(self) -> None:
        person = Person("王璐", "wang.lu@example.cn", language="zh", zone=SHANGHAI)
        self.enter(12.3, "wang", "R1", person, "传感器只在下雨时出错，后来查出是接头进水。", files.pdf("wang-lu.pdf"))
        self._advance(9.2, "wang", 2)
        self._look_after(8.4, "wang")
        self._advance(5.2, "wang", 1)
        self._ask(0.3, "wang", "请问公积金是按全额工资缴纳吗？")
        person = Person("张伟", "zhang.wei@example.cn", language="zh", zone=SHANGHAI)
        self.enter(19.1, "zhang", "R1", person, "推进器总往左偏，原来出厂时两相就接反了。", files.docx_zh("张伟"))
        self._advance(15.2, "zhang", 2)
        self._advance(11.2, "zhang", 1)
        self._advance(6.1, "zhang", 1)

    def _berlin(self) -> None:
        person = Person("Julia Schneider", "julia.schneider@example.org", zone=BERLIN)
        self.enter(8.3, "julia", "R3", person, "An alarm that was red for everything. Nobody looked any more.")
        self.on(0.7, lambda: self._withdraw("julia"))
        person = Person("Sofia Marino", "sofia.marino@example.org", zone=BERLIN)
        said = "A map that was beautiful and unreadable with gloves on."
        self.enter(4.2, "sofia", "R3", person, said, files.docx_en("Sofia Marino"))
        self._ask(4.1, "sofia", "Is a portfolio under a non-disclosure agreement acceptable?")
        person = Person("Noah Fischer", "noah.fischer@example.org", zone=BERLIN)
        self.enter(7.2, "noah", "R3", person, "A dialog that my own screen reader could not close.")
        self._advance(4.3, "noah", 2)
        self._look_after(3.2, "noah")
        self._ask(0.6, "noah", "Could I get the task as accessible HTML instead of a whiteboard?")
        person = Person("Elena Petrova", "elena.petrova@example.org", zone=BERLIN)
        self.enter(11.2, "elena", "R3", person, "A form in eleven steps. It has three now.")
        self._decline(6.3, "elena", 0, "the before and after pictures of the form")

    def _technicians(self) -> None:
        person = Person("Grace Kim", "grace.kim@bounce.example", phone="+1 416 555 0188", zone=TORONTO)
        said = "A compressor, with a bicycle tube, on a Sunday."
        self.enter(4.4, "grace", "R5", person, said, files.pdf("grace-kim.pdf"))
        self._decline(0.8, "grace", 1, "the compressor and the bicycle tube")
        person = Person("Kevin Liu", "", phone="+1 416 555 0177", zone=TORONTO)
        self.enter(3.3, "kevin", "R5", person, "My father's tractor, three winters in a row.")
        person = Person("WIN $$$ NOW", "winner@example.net", zone=TORONTO)
        self.enter(2.4, "spam", "R5", person, "Click here", Incoming("win.txt", b"Click here to win\n"))
        self.on(1.9, lambda: self.cast["spam"].set_aside(by=self.stage.members["daniel-okafor"], why=Aside.SPAM))

    def _newest(self) -> None:
        person = Person("赵敏", "zhao.min@example.cn", language="zh", zone=SHANGHAI)
        self.enter(1.1, "zhao", "R1", person, "一台水泵每隔两晚就停机，最后发现是保洁拔了插头。", files.docx_zh("赵敏"))
        person = Person("Ben Carter", "ben.carter@example.org", zone=TORONTO)
        self.enter(0.15, "ben", "R2", person, "A harbour master who only answers by fax. I bought a fax.")
        self.on(0.4, self._question_before_applying)

    def _withdraw(self, key: str) -> None:
        self.stage.fresh(self.cast[key]).withdraw(words="Found another one.")
        self.stage.work()

    def _question_before_applying(self) -> None:
        person = Person("Hanna Berg", "hanna.berg@example.org", zone=BERLIN)
        questions.ask(self.stage.jobs["R3"], person, words="Do I have to speak German with the crews?")
        self.stage.work()
