"""Applications that job boards deliver by mail: acknowledged on a way the person has, or a person looks (P17)."""

import pytest

from hospes.applications.by_mail import intake, intake_address
from hospes.applications.by_mail.recipes import book
from hospes.applications.by_mail.recognising import recognise
from hospes.applications.models import Application
from hospes.candidates.models import Candidate
from hospes.conversations.models import Message
from hospes.foundation import house
from hospes.post import recipients
from hospes.post.enums import Kind, Standing, Way
from hospes.post.models import Arrival
from hospes.post.reading.mail import read
from hospes.post.reading.verdict import Verdict
from hospes.post.settings import ReceivingSettings
from tests.applications.board_mails import PDF, SHAPES, board_mail
from tests.makers import make_job
from tests.world import World, in_folder

INDEED = SHAPES[6]


@pytest.fixture
def world(transactional_db, settings, tmp_path):
    in_folder(settings, tmp_path)
    world = World()
    house.write(ReceivingSettings, domain="in.example", jobs_address="jobs@harbourlight.example")
    return world


def arrives(raw: bytes) -> Arrival:
    arrival = Arrival.objects.take(raw, way=Way.SMTP)
    arrival.sort(by="test")
    return arrival


@pytest.mark.parametrize(("board", "sender", "subject", "text", "person"), SHAPES)
def test_each_board_is_read(board, sender, subject, text, person):
    found = recognise(read(board_mail(sender, subject, text)))

    assert (found.board, (found.name, found.email, found.phone)) == (board, person)
    assert intake._folded(found.job) in {"现场技术员", "fieldtechnician"}
    assert [(file.name, file.content) for file in found.papers] == [("cv.pdf", PDF)]


@pytest.mark.parametrize(("board", "sender", "subject", "text", "person"), SHAPES)
def test_each_becomes_an_acknowledged_application(world, board, sender, subject, text, person):
    arrival = arrives(board_mail(sender, subject, text))
    world.work()

    application = Application.objects.get()
    assert (arrival.standing, arrival.sorted_as) == (Standing.SORTED, application.case.key)
    assert (application.source, application.source_name) == ("mail", board)
    assert (application.case.candidate.name, application.job) == (person[0], world.job)
    receipt = Message.objects.get(letter="ack")
    assert board in receipt.text
    assert receipt.channel == ("mail" if person[1] else "page")
    assert application.case.candidate.documents.get().filename == "cv.pdf"


def test_the_same_mail_again_is_one_application(world):
    _board, sender, subject, text, _person = INDEED
    arrives(board_mail(sender, subject, text))
    arrives(board_mail(sender, subject, text))
    arrives(board_mail(sender, subject, text, message_id="<b2@board>"))

    assert Application.objects.count() == Candidate.objects.count() == 1


def test_a_jobs_own_address_says_which_job_and_which_board(world):
    job = make_job(contact=world.grace, deputy=world.dan, titles={"en": "Weaver"}, state="public")
    address = intake_address.address_for(job, "boss")
    assert recipients.is_ours(address.upper())

    arrives(board_mail("张三 <zhang@example.cn>", "我的简历", "您好", to=address))

    application = Application.objects.get()
    assert (application.job, application.source_name) == (job, "BOSS直聘")
    assert application.case.candidate.mail_address().address == "zhang@example.cn"


def test_a_job_has_no_address_without_a_receiver_or_for_an_unknown_source(world):
    assert intake_address.address_for(world.job, "nobody") is None
    assert intake_address.job_of(intake_address.address_for(world.job).replace("apply+", "apply+x")) is None
    house.write(ReceivingSettings, domain="")
    assert intake_address.address_for(world.job) is None
    assert not recipients.is_ours("apply+x-board-y@in.example")


def test_what_a_colleague_passes_on_from_a_board_is_the_applicants(world):
    _board, sender, subject, text, _person = INDEED
    head = f"From: {sender}\nDate: Mon, 23 Nov 2026\nSubject: {subject}\nTo: <grace@harbourlight.example>"
    inside = f"---------- Forwarded message ---------\n{head}\n\n{text}"
    arrives(board_mail(f"Grace <{world.grace.email}>", f"Fwd: {subject}", inside))

    assert Application.objects.get().case.candidate.name == "Ada Lovelace"


@pytest.mark.parametrize(
    ("subject", "text", "why"),
    [
        ("New application: Weaver - Ada Lovelace", "Phone: +1 416 555 0142", intake.WHICH_JOB),
        ("Your weekly summary", "Nothing happened.", intake.WHICH_JOB),
        ("New message", "Position: Field technician\nPhone: +1 416 555 0142", intake.WHO_IS_IT),
        ("New application: Field technician - Ada Lovelace", "Email: x@indeedemail.com\nPhone: 12", intake.NO_WAY_BACK),
    ],
)
def test_what_is_not_understood_waits_for_a_person(world, subject, text, why):
    arrival = arrives(board_mail("Indeed <noreply@indeed.com>", subject, text))

    assert (arrival.standing, arrival.why) == (Standing.UNSORTED, why)
    assert Application.objects.count() == 0


def test_a_job_that_takes_no_more_says_so_to_a_person(world):
    address = intake_address.address_for(world.job)
    world.job.close(by=world.grace.actor)

    arrival = arrives(board_mail("Ada <ada@example.org>", "Application", "Hello", to=address))

    assert (arrival.standing, arrival.why) == (Standing.UNSORTED, intake.REFUSED)
    assert "NotReadable" in arrival.guess


def test_two_jobs_that_may_be_meant_are_not_guessed(world):
    make_job(contact=world.grace, deputy=world.dan, titles={"en": "Field technician, night"}, state="public")

    assert intake.the_job("Field technician") == world.job
    assert intake.the_job("technician") is None
    assert intake.the_job("") is None


def test_a_report_and_a_stranger_are_for_others(world):
    arrival = Arrival.objects.take(board_mail("a@b.example", "Hello", "Hi"), way=Way.SMTP)
    mail = arrival.read()

    assert intake.sort(arrival, mail, Verdict(kind=Kind.BOUNCE)) is None
    assert intake.sort(arrival, mail, Verdict(kind=Kind.MESSAGE)) is None


def test_somebody_who_writes_himself_has_his_own_name_and_address():
    found = recognise(read(board_mail("Ada <ada@example.org>", "Application for Weaver", "Hello", file="logo.png")))

    assert (found.board, found.name, found.email, found.job, found.papers) == (
        "",
        "Ada",
        "ada@example.org",
        "Weaver",
        (),
    )
    assert book().of("ada@example.org").name == ""


def test_an_answer_address_that_is_his_own_is_taken():
    mail = board_mail(
        "LinkedIn <x@linkedin.com>", "Bo Chen applied for Weaver", "Email: not one", reply_to="bo@example.org"
    )

    assert recognise(read(mail)).email == "bo@example.org"


def test_without_a_board_the_receipt_says_only_that_it_came_by_mail():
    assert intake.told_where_from("", "en") == "Your file came to us by mail."


def test_an_address_that_cannot_be_one_is_nobodys():
    mail = board_mail("LinkedIn <x@linkedin.com>", "Bo Chen applied for Weaver", "Email: bo..chen@example.org")

    assert recognise(read(mail)).email == ""
