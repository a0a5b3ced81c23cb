"""Every screen, in both languages, at 390 and 1280 px: axe finds nothing, and nothing scrolls sideways."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore

from hospes.applications.models import Application
from hospes.applications.models.declinable import Why
from hospes.applications.models.submitting import Person
from hospes.candidates.enums import HandleKind
from hospes.cases.models import Case
from hospes.conversations.models import Message, Note
from hospes.foundation import clock
from hospes.interviews.enums import How
from hospes.interviews.models import Interview
from hospes.interviews.models.talk import Talk
from hospes.post.enums import Way
from hospes.post.models import Arrival
from hospes.post.transports.fake import office
from hospes.team.models import Member
from hospes.touches import at_hand
from hospes.touches.enums import Channel
from hospes.touches.models import Touch
from tests.post.mails import DOT, rich
from tests.world import World, in_folder

WIDTHS = (390, 1280)
LANGUAGES = ("en", "zh")


@pytest.fixture
def town(transactional_db, settings, tmp_path, live_server) -> World:
    """A house with somebody in every state, on a server."""
    in_folder(settings, tmp_path)
    world = World()
    world.ada = world.apply()
    world.bo = world.apply(Person("王璐", "wang@example.org", language="zh", zone="Asia/Shanghai"), nonce="2")
    world.phone = world.apply(Person("Kevin Liu", "", phone="+1 416 555 0177"), nonce="3")
    world.gone = world.apply(Person("Grace Kim", "kim@example.org"), nonce="4")
    stage = world.job.stages.order_by("order")[2]
    world.bo.advance(to=stage, by=world.grace, draft=world.bo.draft_advance(stage))
    office.refuse("kim@example.org")
    why = Why("plain", "start")
    world.gone.decline(by=world.grace, why=why, thanks="the plan", draft=world.gone.draft_decline(why, "the plan"))
    world.later(seconds=31)
    case = world.ada.case
    Message.objects.receive(case, words="Is there a bus?", by=case.candidate.actor)
    Note.objects.write(case, by=world.dan, words="Look at the drawing.", mentions=[world.grace])
    world.talks = [a_talk(world, world.ada, days=8), a_talk(world, world.bo, days=10)]
    world.mail = a_mail(case)
    world.later(days=8)
    world.touches = [plan_touch(world, world.phone, "phone"), plan_touch(world, world.bo, "wechat")]
    return world


def a_talk(world: World, application: Application, days: int) -> Interview:
    """A talk with Grace and Dan at the hour that it is now, some days from now; told and standing."""
    stage = application.job.stages.get(kind="talk")
    facts = {"how": How.VIDEO, "where": "https://meet.example/room", "topic": "pumps", "minutes": 45}
    start = clock.now() + timedelta(days=days)
    talk = Talk(stage=stage, start=start, zone="America/Toronto", people=[world.grace, world.dan], **facts)
    draft = Interview.objects.draft(application, talk)
    message = Interview.objects.arrange(application, talk, by=world.grace, draft=draft)
    world.later(seconds=31)
    return Interview.objects.get(message=message)


def plan_touch(world: World, application: Application, channel: str) -> Touch:
    """A call or word that Grace is to make, with everything that can stand on its page."""
    case = application.case
    case.candidate.set_handle(HandleKind.WECHAT, "wang_lu_88", by=world.grace.actor)
    said = {"reason": "Ask about the start", "points": "- the pay\n- the place", "draft": "Hello, one question."}
    touch = Touch.objects.open_touch(case, channel=Channel(channel), due=clock.now(), by=world.grace, **said)
    touch.start(by=world.grace, anyway="They asked for it")
    return touch


def a_mail(case: Case) -> Message:
    """What Ada wrote in her mail program, with a picture and one from elsewhere."""
    page = "<p>The <b>drawing</b>: <img src='cid:dot' alt='A dot'><img src='https://elsewhere.example/1.gif'></p>"
    Arrival.objects.take(rich(page, ("dot", DOT)), way=Way.SMTP).sort(by="test")
    return Message.objects.get(case=case, channel="mail", direction="in")


def signed_in(context, live_server, member: Member, language: str) -> None:
    """Give the window a session of this member, in a language."""
    Member.objects.filter(pk=member.pk).update(language=language)
    member.refresh_from_db()
    session = SessionStore()
    session["_auth_user_id"] = str(member.pk)
    session["_auth_user_backend"] = settings.AUTHENTICATION_BACKENDS[0]
    session["_auth_user_hash"] = member.get_session_auth_hash()
    session["language"] = language
    session.save()
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": live_server.url}])


def at_the_desk(world: World) -> list[str]:
    """Addresses of the desk that a recruiter uses."""
    case, job = world.ada.case, world.job
    one = f"/desk/cases/{case.public_id}/"
    acts = (
        "",
        "messages/",
        "advance/",
        "hold/",
        "decline/",
        "calls/",
        "replies/",
        "notes/",
        "details/",
        "hand-over/",
        "aside/",
    )
    board = f"/desk/jobs/{job.public_id}/"
    begun, to_come = (f"/desk/talks/{talk.public_id}/" for talk in world.talks)
    question = Message.objects.get(direction="in", channel="page").pk
    return [
        "/desk/",
        "/desk/run/",
        "/desk/inbox/",
        "/desk/inbox/?show=all&whose=everybody",
        f"/desk/inbox/{case.public_id}/",
        "/desk/people/",
        "/desk/search/?q=ada",
        "/desk/jobs/",
        "/desk/jobs/new/",
        *(f"{one}{act}" for act in acts),
        f"{one}talks/",
        begun,
        *(f"{to_come}{act}" for act in ("", "time/", "cancellation/")),
        f"{one}written/{world.mail.pk}/",
        board,
        f"{board}board/",
        f"{board}moves/?card={case.public_id}",
        f"{board}ended/",
        f"{board}put-aside/",
        f"/desk/messages/{question}/answer/",
        f"/desk/messages/{question}/dismissal/",
        "/desk/settings/me/",
        "/desk/settings/me/absence/",
        "/desk/settings/me/calendar/",
        "/desk/touches/",
        f"{one}touches/",
        *(f"/desk/touches/{touch.public_id}/" for touch in world.touches),
        *(f"/desk/touches/at-hand/{at_hand.token(touch, world.grace)}/" for touch in world.touches),
    ]


ADMIN = ["", "members/", "company/", "duties/", "mail/", "plans/", "notice/", "places/"]
ADMIN += ["mailbox/", "incoming/", "incoming/mailboxes/", "texts/", "notices/", "me/notices/"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_desk_is_accessible(town, new_context, live_server, accessible, language, width):
    context = new_context(viewport={"width": width, "height": 900})
    signed_in(context, live_server, town.grace, language)
    page = context.new_page()
    for address in at_the_desk(town):
        answer = page.goto(address)
        assert answer.status == 200, address
        check(page, accessible, address)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_settings_are_accessible(town, new_context, live_server, accessible, language, width):
    context = new_context(viewport={"width": width, "height": 900})
    signed_in(context, live_server, town.helen, language)
    page = context.new_page()
    for address in ADMIN:
        answer = page.goto(f"/desk/settings/{address}")
        assert answer.status == 200, address
        check(page, accessible, address)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_what_candidates_see_is_accessible(town, new_context, accessible, language, width):
    page = new_context(viewport={"width": width, "height": 900}).new_page()
    who = {"en": town.ada, "zh": town.bo}[language].case.candidate
    link = f"/p/{who.link_token()}/"
    gone = f"/p/{town.gone.case.candidate.link_token()}/"
    jobs = f"/{language}/jobs/"
    addresses = [
        jobs,
        f"{jobs}{town.job.public_id}/",
        f"/{language}/privacy/",
        link,
        gone,
        f"{link}code/",
        f"{link}wishes/",
        f"{link}talks/{who.cases.get().application.interviews.get().public_id}/absence/",
        f"{link}calendar/",
    ]
    for address in [*addresses, "/desk/sign-in/", "/desk/resets/"]:
        answer = page.goto(address)
        assert answer.status == 200, address
        check(page, accessible, address)


def check(page, accessible, address: str) -> None:
    """Ask axe, and say where."""
    try:
        accessible(page)
    except AssertionError as found:
        raise AssertionError(f"{address}: {found}") from None
