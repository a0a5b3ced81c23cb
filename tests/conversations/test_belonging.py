"""Whose a mail is when several answers are possible: never somebody else's."""

from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime

import pytest

from hospes.conversations import belonging, copies, filing, reply_address, sorting
from hospes.conversations.letters import Draft
from hospes.conversations.models import Message
from hospes.conversations.refusals import AnsweredAlready, NotAQuestion
from hospes.foundation import clock, sweeping
from hospes.post.enums import Standing, Way
from hospes.post.models import Arrival, Envelope, Mailbox
from hospes.promises.enums import Kind
from tests.makers import make_job
from tests.post.mails import attached, letter, passed_on
from tests.post.mails import letter as mail
from tests.world import ADA

pytestmark = pytest.mark.django_db(transaction=True)
BO = replace(ADA, name="Bo Chen", email="bo@example.org")


@pytest.fixture
def world(receiving):
    return receiving


def arrives(raw: bytes, way: Way = Way.SMTP, **more) -> Arrival:
    arrival = Arrival.objects.take(raw, way=way, **more)
    arrival.sort(by="test")
    return arrival


def stands(arrival: Arrival) -> tuple[str, str, str]:
    return (arrival.standing, arrival.why, arrival.guess)


def heard() -> list[tuple[str, str]]:
    return [(m.case.candidate.name, m.text) for m in Message.objects.filter(direction="in").order_by("pk")]


def weaver(contact, deputy):
    return make_job(contact=contact, deputy=deputy, titles={"en": "Weaver"}, state="public")


def test_the_nearest_letter_of_a_thread_says_the_case(world, case, letter):
    other = world.apply(ADA, job=weaver(world.grace, world.dan), nonce="n-2").case
    later = Message.objects.approve(other, Draft("Looms", "Do you weave?"), by=world.grace)
    world.later(seconds=31)
    names = [letter.envelope.message_id, Message.objects.get(pk=later.pk).envelope.message_id]

    arrives(mail(in_reply_to=names[1], references=" ".join(names)))
    arrives(mail(message_id="<two@x>", references=" ".join(["<unknown@x>", *reversed(names)])))

    assert [m.case for m in Message.objects.filter(direction="in").order_by("pk")] == [other, case]


def test_a_mail_that_bears_the_name_of_our_letter_is_lost_only_if_it_is_ours(world, case, letter):
    name, sender = letter.envelope.message_id, letter.envelope.from_address

    assert stands(arrives(mail(sender=sender, message_id=name), way=Way.IMAP)) == (
        Standing.IGNORED,
        "our_own_letter",
        "",
    )
    arrives(mail(message_id=name, text="The bus?", to=reply_address.address_for(case)))
    assert heard() == [("Ada Lovelace", "The bus?")]


def test_who_applies_in_his_own_house_is_the_candidate_in_his_own_case(world):
    case = world.apply(replace(ADA, name="Dan Okafor", email=world.dan.email), nonce="n-dan").case
    arrives(mail(sender=world.dan.email, to=reply_address.address_for(case)))
    elsewhere = arrives(mail(sender=world.dan.email, message_id="<two@x>"))

    assert heard() == [("Dan Okafor", "Is there a bus?")]
    assert elsewhere.why == sorting.MEMBERS_OWN


def test_a_private_copy_from_another_address_of_the_member_is_his(world, case):
    to = [reply_address.copy_address_for(world.grace)]
    arrives(mail(sender="grace@home.example", to="ada@example.org", text="Line 7."), envelope_to=to)
    own = Message.objects.get(outside=True)

    assert (own.author_member, own.case, own.text) == (world.grace, case, "Line 7.")
    arrives(mail(message_id="<two@x>", to="grace@x.example"), envelope_to=to)
    assert heard() == [("Ada Lovelace", "Is there a bus?")]


def test_whoever_only_looks_like_a_colleague_waits_for_a_person(world, case):
    failed = {"authentication_results": "mx.in.example; dmarc=fail"}
    forged = arrives(mail(sender=world.grace.email, to="ada@example.org", **failed))
    passed = arrives(passed_on("Ada <ada@example.org>", **failed))
    to = reply_address.address_for(case)
    known = arrives(mail(sender=world.grace.email, to=to, message_id="<three@x>", **failed))

    waits = (Standing.UNSORTED, sorting.FORGED, world.grace.actor)
    assert (stands(forged), stands(passed), known.standing) == (waits, waits, Standing.SORTED)


def test_a_letter_from_outside_answers_only_what_its_writer_can_have_read(world, case):
    before = format_datetime(clock.now() - timedelta(minutes=5))
    Message.objects.receive(case, words="Is there a bus?", by=case.candidate.actor)
    arrives(mail(sender=world.grace.email, to="ada@example.org", message_id="<old@h>", date=before), way=Way.IMAP)
    assert Message.objects.unanswered().count() == 1

    arrives(mail(message_id="<q@x>", text="And a train?"))
    named = {"in_reply_to": "<q@x>", "date": before}
    arrives(mail(sender=world.grace.email, to="ada@example.org", message_id="<new@h>", **named), way=Way.IMAP)
    assert [m.text for m in Message.objects.unanswered()] == ["Is there a bus?"]
    assert sweeping.sweep(clock.now()).violations == 0


def test_a_day_that_a_member_names_outside_becomes_a_hint(world, case):
    day = (clock.now() + timedelta(days=7)).date()
    arrives(mail(sender=world.grace.email, to="ada@example.org", text=f"You hear from me by {day}."), way=Way.IMAP)

    assert Message.objects.get(outside=True).hint == {"days_named": [day.isoformat()]}
    assert not case.promises.filter(kind=Kind.UPDATE).exists()


def test_what_a_colleague_passes_on_is_the_word_of_who_wrote_it(world, case):
    arrival = arrives(passed_on("Ada Lovelace <ada@example.org>"))
    message = Message.objects.get(arrival=arrival)

    assert heard() == [("Ada Lovelace", "Is there a bus?")]
    assert (message.subject, message.hint) == (
        "About the job",
        {"forwarded_by": world.grace.actor, "note": "Please see."},
    )


def test_a_mail_that_a_colleague_attached_is_the_word_of_who_wrote_it_with_its_files(world, case):
    inside = EmailMessage()
    inside["From"], inside["Subject"] = "Ada Lovelace <ada@example.org>", "My drawing"
    inside.set_content("Is there a bus?\n\nOn Monday Grace wrote:\n> Come at nine.\n")
    inside.add_attachment(b"a plan", "application", "octet-stream", filename="plan.txt")
    arrival = arrives(attached(inside.as_bytes()).as_bytes())
    message = Message.objects.get(arrival=arrival)

    assert heard() == [("Ada Lovelace", "Is there a bus?")]
    assert "Come at nine." in message.whole_text
    assert [file.name for file in message.files.all()] == ["plan.txt"]
    assert (message.subject, message.hint["forwarded_by"]) == ("My drawing", world.grace.actor)
    unknown = arrives(attached(letter(sender="new@example.net"), message_id="<eml2@h>").as_bytes())
    assert stands(unknown) == (Standing.UNSORTED, sorting.FORWARDED, world.grace.actor)


def test_what_is_passed_on_without_a_word_has_no_note(world, case):
    arrives(passed_on("Ada Lovelace <ada@example.org>", note=""))
    assert Message.objects.get(direction="in").hint == {"forwarded_by": world.grace.actor}


def test_whom_nobody_knows_waits_to_be_introduced_to_whoever_passed_it_on(world, case):
    unknown = arrives(passed_on("New Person <new@example.net>"))
    to = reply_address.address_for(case)
    other = arrives(passed_on("New Person <new@example.net>", to=to, message_id="<fwd2@x>"))

    assert stands(unknown) == (Standing.UNSORTED, sorting.FORWARDED, world.grace.actor)
    assert stands(other) == (Standing.UNSORTED, sorting.FORWARDED, case.key)
    assert heard() == []


def test_of_several_matters_the_one_it_was_passed_on_to(world, case):
    other = world.apply(ADA, job=weaver(world.grace, world.dan), nonce="n-2").case
    several = arrives(passed_on("Ada <ada@example.org>"))
    arrives(passed_on("Ada <ada@example.org>", to=reply_address.address_for(case), message_id="<fwd2@x>"))

    assert stands(several) == (Standing.UNSORTED, sorting.FORWARDED, other.key)
    assert Message.objects.get(direction="in").case == case


def test_no_copy_for_whom_the_mail_was_sent_to_anyway(world, case):
    arrives(mail(to=f"{reply_address.address_for(case)}, {world.grace.email.upper()}"))
    assert not Envelope.objects.filter(key__startswith="copy:").exists()


def test_a_mail_in_the_wrong_case_is_taken_out_and_filed_where_it_belongs(world, case):
    bo = world.apply(BO, nonce="n-bo").case
    arrival = arrives(mail())

    filing.take_back(arrival, by=world.grace)
    filing.take_back(arrival, by=world.grace)
    assert stands(arrival) == (Standing.UNSORTED, "wrong_place", "")
    assert heard() == []
    assert not case.promises.filter(kind=Kind.REPLY).open().exists()

    filing.file_under(arrival, bo, by=world.grace)
    assert heard() == [("Bo Chen", "Is there a bus?")]
    assert sweeping.sweep(clock.now()).violations == 0


def test_what_was_answered_stays(world, case):
    arrival = arrives(mail())
    question = Message.objects.get(direction="in")
    Message.objects.approve(case, Draft("Bus", "Line 7."), by=world.grace, answers=question)
    with pytest.raises(AnsweredAlready):
        filing.take_back(arrival, by=world.grace)
    ours = arrives(mail(sender=world.grace.email, to="ada@example.org", message_id="<g@h>"), way=Way.IMAP)
    with pytest.raises(NotAQuestion):
        filing.take_back(ours, by=world.grace)


def test_a_person_files_what_was_passed_on_and_may_know_the_writers_address(world, case):
    arrival = arrives(passed_on("Ada <ada@private.example>"))
    filing.file_under(arrival, case, by=world.grace, know_sender=True)
    again = arrives(passed_on("Ada <ada@private.example>", note="Again.", message_id="<fwd2@x>"))

    assert again.standing == Standing.SORTED
    assert [m.hint["forwarded_by"] for m in Message.objects.filter(direction="in")] == [world.grace.actor] * 2
    assert case.candidate.addresses.count() == 2


def test_a_known_address_is_not_added_twice(world, case):
    arrival = arrives(mail(authentication_results="mx; dmarc=fail"))
    filing.file_under(arrival, case, by=world.grace, know_sender=True)
    assert case.candidate.addresses.count() == 1


def test_a_shared_mailbox_is_nobodys_own(world):
    shared = Mailbox.objects.create(owner="shared:jobs", address="j@h", host="h", username="u", added_at=clock.now())
    assert belonging.mailbox_of(Arrival(mailbox=shared)) is None


def test_no_copy_without_a_receiver(world, case, settings):
    arrival = arrives(mail(), way=Way.IMAP)
    assert copies.for_member(Message.objects.get(direction="in"), arrival.read(), arrival) is None
