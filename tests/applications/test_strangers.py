"""A stranger's mail to the jobs address is a question with a contact; elsewhere a person says whose it is."""

from datetime import timedelta

import pytest

from hospes.applications import strangers
from hospes.candidates.refusals import DetailsRefused
from hospes.cases.enums import Kind as CaseKind
from hospes.cases.models import Case
from hospes.cases.refusals import NoContact
from hospes.conversations.models import Message
from hospes.foundation import clock, house, sweeping
from hospes.post import interest
from hospes.post.enums import Standing, Way
from hospes.post.models import Arrival, Envelope, Mailbox
from hospes.post.reading.mail import read
from hospes.post.refusals import NotUnsorted
from hospes.post.settings import ReceivingSettings
from hospes.promises.enums import Kind, State
from hospes.team.enums import DutyKind
from hospes.team.models import Company, Duty, Member
from tests.makers import make_job, make_member
from tests.post.mails import letter as mail
from tests.post.mails import passed_on
from tests.world import World, in_folder

pytestmark = pytest.mark.django_db(transaction=True)
JOBS = "jobs@harbourlight.example"
NEW = "New Person <new@example.net>"


@pytest.fixture
def world(transactional_db, settings, tmp_path):
    in_folder(settings, tmp_path)
    world = World()
    world.files = []
    house.write(ReceivingSettings, domain="in.example", jobs_address=JOBS)
    return world


def arrives(raw: bytes, way: Way = Way.SMTP, **more) -> Arrival:
    arrival = Arrival.objects.take(raw, way=way, **more)
    arrival.sort(by="test")
    return arrival


def from_new(**more) -> bytes:
    return mail(**{"sender": NEW, "to": JOBS, "message_id": "<new@x>", **more})


def stands(arrival: Arrival) -> tuple[str, str, str]:
    return (arrival.standing, arrival.why, arrival.guess)


def mailbox(owner: str) -> Mailbox:
    return Mailbox.objects.create(owner=owner, address="box@h", host="h", username="u", added_at=clock.now())


def receipts() -> list[Envelope]:
    return list(Envelope.objects.filter(to_address="new@example.net"))


def test_a_stranger_who_writes_to_the_jobs_address_has_a_contact_and_a_date(world):
    Duty.objects.assign(DutyKind.JOBS_MAIL, member=world.dan, by=world.helen.actor)
    arrival = arrives(from_new())
    case = Case.objects.get()
    message = case.messages.get(direction="in")

    assert (arrival.standing, arrival.sorted_as) == (Standing.SORTED, message.key)
    assert (case.kind, case.contact, case.candidate.name) == (CaseKind.QUESTION, world.dan, "New Person")
    assert (message.text, message.subject) == ("Is there a bus?", "About the job")
    assert case.promises.get(kind=Kind.REPLY).state == State.MADE
    receipt = receipts()[0]
    assert receipt.headers["Auto-Submitted"] == "auto-replied"
    assert "I read it and answer by" in receipt.text
    assert sweeping.sweep(clock.now()).violations == 0


def test_without_the_duty_an_admin_is_the_contact(world):
    arrives(from_new())
    assert Case.objects.get().contact == world.helen


def test_a_job_that_the_subject_names_brings_its_own_contact(world):
    arrives(from_new(subject="Question about Field Technician, please"))
    case = Case.objects.get()

    assert (case.about, case.contact, case.deputy) == (world.job.key, world.grace, world.dan)
    assert "Your question about Field technician" in receipts()[0].text


def test_of_two_titles_the_longer_and_of_two_alike_none(world):
    night = make_job(contact=world.dan, deputy=world.grace, titles={"en": "Night field technician"}, state="public")
    make_job(contact=world.dan, deputy=world.grace, titles={"en": "Weaver"}, state="public")
    make_job(contact=world.grace, deputy=world.dan, titles={"en": "Weaver"}, state="public")

    assert strangers.job_meant("night field technician") == night
    assert strangers.job_meant("weaver") is None


def test_a_job_whose_contact_is_not_reachable_falls_to_the_duty(world):
    Member.objects.filter(pk=world.grace.pk).update(address_refused_at=clock.now())
    world.job.refresh_from_db()
    assert strangers.contact_for(world.job) == world.helen


def test_a_second_mail_is_in_the_same_matter_and_nobody_is_answered_twice_by_a_machine(world):
    arrives(from_new())
    arrives(from_new(message_id="<two@x>", text="And a train?"))
    assert (Case.objects.count(), Message.objects.filter(direction="in").count(), len(receipts())) == (1, 2, 1)


def test_one_automatic_answer_a_day(world):
    """Two people with one address: whoever reads it hears from a machine once."""
    failed = {"authentication_results": "mx; dmarc=fail"}
    arrives(from_new())
    sister = arrives(from_new(message_id="<two@x>", **failed))
    strangers.introduce(sister, contact=world.grace, by=world.grace, name="Her Sister")
    assert len(receipts()) == 1

    clock.move(timedelta(days=1, minutes=1))
    brother = arrives(from_new(message_id="<three@x>", **failed))
    strangers.introduce(brother, contact=world.grace, by=world.grace, name="Her Brother")
    assert len(receipts()) == 2


def test_a_machine_that_was_introduced_is_not_answered(world):
    arrival = arrives(from_new(precedence="bulk"))
    strangers.introduce(arrival, contact=world.grace, by=world.grace)
    assert receipts() == []


def test_words_in_chinese_are_answered_in_chinese(world):
    arrives(from_new(sender="王璐 <new@example.net>", text="您好，请问还招人吗？"))
    assert Case.objects.get().candidate.language == "zh"


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"list_unsubscribe": "<mailto:x@y.example>", "precedence": "bulk"}, "sent_to_many"),
        ({"x_spam_flag": "YES"}, "marked_as_spam"),
        ({"authentication_results": "mx; dmarc=fail"}, "forged_look"),
        ({"sender": "No Reply <noreply@example.net>"}, "nobody_known"),
        ({"sender": ""}, "nobody_known"),
        ({"to": "somebody@in.example"}, "nobody_known"),
        ({"sender": "New <new@-.example>"}, "nobody_known"),
    ],
)
def test_what_no_machine_should_answer_waits_for_a_person(world, more, why):
    arrival = arrives(from_new(**more))

    assert stands(arrival)[:2] == (Standing.UNSORTED, why)
    assert (Case.objects.count(), receipts()) == (0, [])


def test_who_has_no_name_is_called_as_his_address(world):
    arrives(from_new(sender="new@example.net"))
    assert Case.objects.get().candidate.name == "new"


def test_an_introduction_becomes_a_matter_of_the_member_in_one_move(world):
    box = mailbox(world.grace.actor)
    arrival = arrives(from_new(to=world.grace.email), way=Way.IMAP, mailbox=box)
    assert stands(arrival) == (Standing.UNSORTED, strangers.INTRODUCTION, world.grace.actor)

    message = strangers.introduce(arrival, contact=world.grace, by=world.grace)
    assert (message.case.contact, arrival.standing, arrival.settled_by) == (
        world.grace,
        Standing.SORTED,
        world.grace.actor,
    )
    with pytest.raises(NotUnsorted):
        strangers.introduce(arrival, contact=world.grace, by=world.grace, name="Twice")
    assert (Case.objects.count(), len(receipts())) == (1, 1)
    assert sweeping.sweep(clock.now()).violations == 0


def test_whom_a_colleague_passed_on_is_introduced_as_himself(world):
    arrival = arrives(passed_on(NEW))
    message = strangers.introduce(arrival, contact=world.dan, by=world.grace, name="Nova Person", job=world.job)
    case = message.case

    assert (case.candidate.name, case.candidate.mail_address().address) == ("Nova Person", "new@example.net")
    assert (case.about, case.contact, message.hint["forwarded_by"]) == (world.job.key, world.dan, world.grace.actor)


def test_nobody_is_introduced_without_an_address_or_to_nobody(world):
    nameless = arrives(from_new(sender=""))
    with pytest.raises(DetailsRefused):
        strangers.introduce(nameless, contact=world.grace, by=world.grace, name="New")
    Member.objects.filter(pk=world.grace.pk).update(address_refused_at=clock.now())
    world.grace.refresh_from_db()
    other = arrives(from_new(to="x@in.example", message_id="<two@x>"))
    with pytest.raises(NoContact):
        strangers.introduce(other, contact=world.grace, by=world.dan)
    assert (nameless.standing, Case.objects.count()) == (Standing.UNSORTED, 0)


def test_a_shared_mailbox_proposes_nobody(world):
    arrival = arrives(from_new(to="x@h.example"), way=Way.IMAP, mailbox=mailbox("shared:jobs"))
    assert stands(arrival) == (Standing.UNSORTED, "nobody_known", "")


def test_what_is_sent_to_the_jobs_address_may_be_taken_out_of_a_mailbox(world):
    assert interest.concerns_us(read(from_new()))
    assert not interest.concerns_us(read(from_new(to="x@h.example")))
    house.write(ReceivingSettings, jobs_address="")
    assert not interest.concerns_us(read(from_new(to="")))


def test_a_hiring_manager_sees_whom_he_was_introduced_to(world):
    hugo = make_member("Hugo Silva", role="hiring_manager")
    arrival = arrives(from_new(to="x@in.example"))
    case = strangers.introduce(arrival, contact=hugo, by=world.grace).case
    mallory = make_member("Mallory Quinn", role="hiring_manager")

    assert [Case.objects.seen_by(member).filter(pk=case.pk).exists() for member in (hugo, mallory)] == [True, False]


def test_before_the_house_is_set_up_nobody_is_asked(world):
    Member.objects.update(is_active=False)
    Company.objects.all().delete()
    assert stands(arrives(from_new()))[:2] == (Standing.UNSORTED, "nobody_known")
    with pytest.raises(NoContact):
        strangers.contact_for(None)


def test_her_page_shows_a_matter_that_is_about_no_job(world, client):
    arrives(from_new())
    candidate = Case.objects.get().candidate
    page = client.get(f"/p/{candidate.link_token()}/", follow=True)

    assert page.status_code == 200
