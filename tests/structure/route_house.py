"""A house in which every address leads somewhere: one of everything, and somebody of every role."""

from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from hospes.applications.models import Application
from hospes.applications.models.submitting import Incoming, Person
from hospes.conversations.models import Message, MessageFile
from hospes.foundation import clock, files, tokens
from hospes.interviews.enums import How
from hospes.interviews.models import Interview
from hospes.interviews.models.talk import Talk
from hospes.jobs.models import Place
from hospes.notices.models import Robot
from hospes.portal.code import PURPOSE
from hospes.post.models import Arrival, Mailbox, MailServer
from hospes.questionnaires.drafts import QuestionDraft
from hospes.questionnaires.enums import QuestionKind
from hospes.touches.enums import Channel
from hospes.touches.models import Touch
from tests.makers import make_member
from tests.post.mails import DOT, rich
from tests.structure.routes import Route
from tests.world import ADA, CV, World, in_folder

DRAWING = QuestionDraft(kind=QuestionKind.FILE, label={"en": "A drawing", "zh": "一张图纸"})
BO = Person(name="Bo Chen", email="bo@example.org", language="en", zone="America/Toronto")


class RouteHouse:
    """Ada has applied for the public job with a file, and asked something; Bo is the other candidate."""

    def __init__(self, settings: Any, folder: Any) -> None:
        in_folder(settings, folder)
        self.world = World()
        job = self.world.job
        self.people = {
            "iris": make_member("Iris Vogel", role="interviewer"),
            "hugo": make_member("Hugo Silva", role="hiring_manager"),
            "mallory": make_member("Mallory Quinn", role="hiring_manager"),
            "grace": self.world.grace,
            "helen": self.world.helen,
        }
        job.set_team([(self.people["hugo"], "hiring_manager")], by=self.world.grace.actor)
        job.stages.filter(kind="talk").last().members.add(self.people["iris"])
        job.set_questions([DRAWING], by=self.world.grace.actor)
        self.ada, self.bo = self.submit(ADA), self.submit(BO)
        self.talks = {each.pk: self.a_talk(each) for each in (self.ada, self.bo)}
        self.mail = self.a_mail()
        self.opened = opened(self.ada.case.candidate)
        facts = {"channel": Channel.WECHAT, "reason": "Say hello", "due": clock.now(), "by": self.world.grace}
        self.touch = Touch.objects.open_touch(self.ada.case, **facts)
        came = self.a_mail("said", "sorted")
        self.said = Message.objects.receive(self.ada.case, words="A picture", by="candidate:ada", arrival=came)
        self.question = Message.objects.receive(self.ada.case, words="May I?", by=self.ada.case.candidate.actor)
        bo = Message.objects.receive(self.bo.case, words="May I too?", by=self.bo.case.candidate.actor)
        for question in (self.question, bo):
            plan = MessageFile(name="plan.txt", content_type="text/plain", key=files.store(b"my plan"), size=7)
            question.enclose([plan])
        # Each row is tried at this instant: what may be asked once a minute is asked too soon, however slow the run.
        self.at = clock.now()

    def a_talk(self, application: Application) -> Interview:
        """A talk with Iris in a few days."""
        facts = {"how": How.PHONE, "where": "+1 416 555 0142", "people": [self.people["iris"]], "minutes": 30}
        start = clock.now() + timedelta(days=3, hours=application.pk)
        stage = application.job.stages.filter(kind="talk").first()
        talk = Talk(stage=stage, start=start, zone="America/Toronto", **facts)
        draft = Interview.objects.draft(application, talk)
        message = Interview.objects.arrange(application, talk, by=self.world.grace, draft=draft)
        message.release_now(now=clock.now())
        return Interview.objects.get(message=message)

    def a_mail(self, name: str = "one", standing: str = "unsorted") -> Arrival:
        """A mail that no rule could place, with a picture in it; or one that stands in a thread."""
        key = files.store(rich("<img src='cid:dot'>", ("dot", DOT)))
        facts = {"message_id": f"<{name}@x>", "file": key, "size": 9, "received_at": clock.now()}
        return Arrival.objects.create(way="smtp", body_hash="0", standing=standing, **facts)

    def robot(self):
        """A group chat."""
        url = "https://hooks.slack.com/services/T/B/x"
        facts = {"kind": "slack", "name": "Hiring", "url": url, "secret": "", "by": "member:1"}
        return Robot.objects.first() or Robot.objects.connect(**facts)

    def submit(self, person: Person) -> Application:
        """An application with a résumé, and with a file as an answer."""
        job = self.world.job
        job.refresh_from_db()
        field = job.form.questions.get().field
        drawing = ContentFile(b"%PDF-1.7", name="drawing.pdf")
        checked = job.form.check_answers({}, {field: drawing}, "en")
        files = [Incoming(CV.name, CV.content)]
        made = Application.objects.submit(job, person, nonce=person.email, files=files, checked=checked)
        self.world.work()
        return Application.objects.get(pk=made.application.pk)

    def values(self, route: Route, *, token: str = "", of: Application | None = None) -> dict[str, Any]:
        """What stands in an address of this house, by the name of the place in it."""
        case = (of or self.ada).case
        job = self.world.job
        document = case.candidate.documents.first().public_id
        file = MessageFile.objects.filter(message__case=case).first().public_id
        is_job = "jobs/<" in route.pattern
        if "mails/<" in route.pattern:
            return {name: {"public_id": self.mail.public_id}.get(name, 0) for name in route.takes}
        by_route = {
            "desk:lane": {"pk": job.stages.first().pk},
            "desk:job-opening": {"pk": job.openings.first().pk},
            "desk:place": {"pk": Place.objects.get().pk},
            "desk:place-removal": {"pk": Place.objects.get().pk},
            "desk:robot-removal": {"pk": self.robot().pk},
            "portal:document": {"public_id": document},
            "portal:message-file": {"public_id": file},
            "portal:objection": {"pk": case.messages.filter(direction="in").latest("pk").pk},
        }
        if "mailboxes/<" in route.pattern:
            by_route[route.name] = {"pk": self.mailbox()}
        if "mail/servers/<" in route.pattern:
            facts = {"host": "mail.example", "port": 587, "security": "starttls"}
            by_route[route.name] = {"pk": MailServer.objects.configure(**facts, serves="domain:other.example").pk}
        if route.pattern.startswith("desk/messages/"):
            by_route[route.name] = {"pk": self.question.pk}
        if "written/<" in route.pattern:
            by_route[route.name] = {"pk": self.said.pk, "number": 0}
        if "members/<" in route.pattern:
            by_route[route.name] = {"pk": self.world.dan.pk}
        facts = {
            "public_id": job.public_id if is_job else case.public_id,
            "document": document,
            "file": file,
            "field": self.ada.response.rows("en")[0].field,
            "part": "criteria",
            "touch_id": self.touch.public_id,
            "talk_id": self.talks[case.pk].public_id,
            "language": "en",
            "token": token or "nobody",
            **by_route.get(route.name, {}),
        }
        return {name: facts.get(name, "nobody") for name in route.takes}

    def mailbox(self) -> int:
        """A mailbox that several share; nothing is there to be opened."""
        facts = {"address": "jobs@harbourlight.example", "host": "127.0.0.1", "port": 1, "security": "none"}
        made, _new = Mailbox.objects.get_or_create(
            owner="shared:Jobs", defaults={**facts, "username": "jobs", "added_at": clock.now()}
        )
        return made.pk

    def ticket(self, member: Any) -> str:
        """The ticket by which a member sees Ada's page."""
        public_id = self.ada.case.candidate.public_id
        return f"{public_id}.{tokens.sign('preview', public_id, member.pk)}"

    def desk(self, route: Route) -> tuple[list[int], list[int]]:
        """What each actor gets, by GET and by POST; nothing stays done."""
        clients = {"stranger": Client(), **{name: signed_in(member) for name, member in self.people.items()}}
        values = {name: self.values(route) for name in clients}
        if "ticket" in route.takes:
            values |= {name: {"ticket": self.ticket(member)} for name, member in self.people.items()}
        return answers(
            [(clients[name], reverse(route.name, kwargs=values[name])) for name in clients], self.body(self.ada)
        )

    def portal(self, route: Route) -> tuple[list[int], list[int]]:
        """Nobody's link; one's own; one's own after a code; and behind that, the things of somebody else."""
        own = self.ada.case.candidate
        values = [self.values(route)] + [self.values(route, token=own.link_token()) for _each in range(2)]
        values.append(self.values(route, token=own.link_token(), of=self.bo))
        clients = [Client(), Client(), self.opened, self.opened]
        asked = [(client, reverse(route.name, kwargs=each)) for client, each in zip(clients, values, strict=True)]
        mine, others = answers(asked[:3], self.body(self.ada)), answers(asked[3:], self.body(self.bo))
        return mine[0] + others[0], mine[1] + others[1]

    def body(self, of: Application) -> dict[str, str]:
        """What a form needs so that it is about something: whose case, which job."""
        case, job = of.case.public_id, self.world.job.public_id
        return {"card": case, "case": case, "source": job, "state": "draft", "text": "Thank you."}


def signed_in(member: Any) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(member)
    return client


def opened(candidate: Any) -> Client:
    """A browser in which the candidate has just used a code."""
    client = Client(raise_request_exception=False)
    address = f"/p/{candidate.link_token()}/code/"
    assert client.post(address, {"code": candidate.issue_code(PURPOSE)}).status_code == 302
    return client


def answers(asked: list[tuple[Client, str]], body: dict[str, str]) -> tuple[list[int], list[int]]:
    """The statuses of all by GET, and of all by POST."""
    gets = [status(client, "get", address, {}) for client, address in asked]
    return gets, [status(client, "post", address, body) for client, address in asked]


def status(client: Client, method: str, address: str, body: dict[str, str]) -> int:
    """The status of one request, whose traces are taken back."""
    with transaction.atomic():
        answer = getattr(client, method)(address, body)
        if answer.streaming:
            list(answer.streaming_content)
        transaction.set_rollback(True)
    return answer.status_code
