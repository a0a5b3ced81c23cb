"""Every mail finds its conversation, or waits for a person. None lands in a wrong person's case."""

from dataclasses import replace

import pytest

from hospes.conversations import filing, reply_address, sorting
from hospes.conversations.letters import Draft
from hospes.conversations.models import Message
from hospes.foundation import clock, house, sweeping
from hospes.post.enums import Kind as MailKind
from hospes.post.enums import Standing, Way
from hospes.post.models import Arrival, Envelope, Mailbox
from hospes.post.reading.mail import read
from hospes.post.reading.returned import classify
from hospes.post.reading.verdict import Verdict
from hospes.post.settings import ReceivingSettings
from hospes.promises.enums import Kind, State
from tests.makers import make_job, make_member
from tests.post.mails import letter as mail
from tests.world import ADA, World, in_folder

BO = replace(ADA, name="Bo Chen", email="bo@example.org")
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(transactional_db, settings, tmp_path):
    in_folder(settings, tmp_path)
    world = World()
    world.files = []
    house.write(ReceivingSettings, domain="in.example", jobs_address="jobs@harbourlight.example")
    return world


def arrives(raw: bytes, way: Way = Way.SMTP, **more) -> Arrival:
    arrival = Arrival.objects.take(raw, way=way, **more)
    arrival.sort(by="test")
    return arrival


def stands(arrival: Arrival) -> tuple[str, str]:
    return (arrival.standing, arrival.why)


def received() -> list[tuple[str, str]]:
    return [(m.case.candidate.name, m.text) for m in Message.objects.filter(direction="in").order_by("pk")]


def to_case(case, **more) -> bytes:
    return mail(to=reply_address.address_for(case), **more)


def test_an_answer_to_the_cases_address_is_the_candidates_word(world, case):
    arrival = arrives(to_case(case))

    message = Message.objects.get(direction="in")
    assert (message.case, message.text, message.channel, message.subject) == (
        case,
        "Is there a bus?",
        "mail",
        "About the job",
    )
    assert (arrival.standing, arrival.sorted_as, message.arrival) == (Standing.SORTED, message.key, arrival)
    assert case.promises.get(kind=Kind.REPLY, subject=message.key).state == State.MADE
    assert sweeping.sweep(clock.now()).violations == 0


def test_whose_mailbox_answers_it_a_copy_lies_there_too(world, case):
    arrives(to_case(case))

    copy = Envelope.objects.get(key__startswith="copy:")
    assert (copy.to_address, copy.from_address) == (world.grace.email, reply_address.address_for(case))
    assert copy.headers["Reply-To"].startswith("ada@example.org, reply+")
    assert "Ada Lovelace via " in copy.from_name


def test_a_house_may_do_without_copies_and_mailboxes_have_theirs(world, case):
    arrives(to_case(case), way=Way.IMAP)
    house.write(ReceivingSettings, copy_to_member=False)
    arrives(to_case(case, message_id="<two@example.org>"))

    assert not Envelope.objects.filter(key__startswith="copy:").exists()


def test_the_copy_that_comes_back_through_a_mailbox_is_nothing_new(world, case):
    arrives(to_case(case))
    copy = Envelope.objects.get(key__startswith="copy:")

    again = arrives(mail(sender=copy.from_address, message_id=copy.message_id), way=Way.IMAP)

    assert stands(again) == (Standing.IGNORED, sorting.OUR_OWN)


def test_a_mail_in_the_thread_is_found_by_what_it_answers(world, letter):
    name = letter.envelope.message_id
    arrives(mail(subject="Quite another subject", references=f"<older@x> {name}"))

    assert received() == [("Ada Lovelace", "Is there a bus?")]
    assert Message.objects.get(pk=letter.pk).evidence == "E3"


def test_a_mail_that_answers_her_own_earlier_one_is_found_too(world, case):
    arrives(to_case(case))
    arrives(mail(message_id="<two@example.org>", text="And a train?", in_reply_to="<one@example.org>"))

    assert [words for _who, words in received()] == ["Is there a bus?", "And a train?"]


def test_a_known_address_with_one_matter_is_enough(world, case):
    arrives(mail(to="grace@elsewhere.example", subject="Hello"))

    assert received() == [("Ada Lovelace", "Is there a bus?")]


@pytest.mark.parametrize("sender", ["stranger@example.net", "bo@example.org"])
def test_an_unknown_or_another_persons_address_in_a_thread_waits_for_a_person(world, case, sender):
    world.apply(BO, nonce="n-bo")
    arrival = arrives(to_case(case, sender=sender))

    assert stands(arrival) == (Standing.UNSORTED, sorting.UNKNOWN_SENDER)
    assert arrival.guess == case.key
    assert received() == []


def test_two_people_with_one_address_are_never_confused(world, case):
    world.apply(replace(ADA, name="Byron Lovelace"), nonce="n-byron")

    assert stands(arrives(mail())) == (Standing.UNSORTED, sorting.SEVERAL)
    arrives(to_case(case, message_id="<two@example.org>"))
    assert received() == [("Ada Lovelace", "Is there a bus?")]


@pytest.mark.parametrize(
    ("headers", "envelope_from"),
    [
        ({"authentication_results": "mx.in.example; dmarc=fail header.from=example.org"}, ""),
        ({"authentication_results": "mx.in.example; spf=softfail; dkim=none"}, ""),
        ({}, "evil@elsewhere.example"),
        ({"sender": '"Ada <ada@bank.example>" <ada@example.org>'}, ""),
    ],
)
def test_a_known_address_that_looks_forged_waits_for_a_person(world, case, headers, envelope_from):
    assert stands(arrives(mail(**headers), envelope_from=envelope_from)) == (Standing.UNSORTED, sorting.FORGED)


@pytest.mark.parametrize(
    ("headers", "envelope_from"),
    [
        ({"authentication_results": "mx.in.example; dkim=pass; spf=fail"}, "bounces@mailer.example"),
        ({}, "ada@mail.example.org"),
        ({"sender": '"ada@example.org" <ada@example.org>'}, "ada@example.org"),
    ],
)
def test_an_honest_look_does_not(world, case, headers, envelope_from):
    assert arrives(mail(**headers), envelope_from=envelope_from).standing == Standing.SORTED


def another_job(contact, deputy):
    return make_job(contact=contact, deputy=deputy, titles={"en": "Weaver"}, state="public")


def test_a_mail_to_two_cases_is_said_in_both(world, case):
    other = world.apply(ADA, job=another_job(world.grace, world.dan), nonce="n-2").case
    to = f"{reply_address.address_for(case)}, {reply_address.address_for(other)}"
    arrives(mail(to=to))

    assert {m.case for m in Message.objects.filter(direction="in")} == {case, other}


def test_of_several_live_matters_it_is_the_one_of_whose_mailbox_it_was(world, case):
    job = another_job(world.dan, world.grace)
    world.apply(ADA, job=job, nonce="n-2")
    mailbox = Mailbox.objects.create(
        owner=world.dan.actor, address=world.dan.email, host="h", username="u", added_at=clock.now()
    )

    assert stands(arrives(mail())) == (Standing.UNSORTED, sorting.SEVERAL)
    found = arrives(mail(message_id="<two@example.org>"), way=Way.IMAP, mailbox=mailbox)
    assert found.standing == Standing.SORTED
    assert Message.objects.get(direction="in").case.contact == world.dan


def test_a_stranger_is_nobody_known(world, case):
    assert arrives(mail(sender="stranger@example.net")).why == "nobody_known"
    assert arrives(mail(sender="", message_id="<two@x>")).why == "nobody_known"


def test_what_a_member_wrote_from_his_own_program_answers_the_question(world, case):
    arrives(to_case(case))
    question = Message.objects.get(direction="in")
    arrival = arrives(
        mail(sender=world.grace.email, to="ada@example.org", message_id="<g@h>", text="Yes, line 7."), way=Way.IMAP
    )

    message = Message.objects.get(arrival=arrival)
    assert (message.direction, message.outside, message.state, message.author_member) == (
        "out",
        True,
        "accepted",
        world.grace,
    )
    assert case.promises.get(kind=Kind.REPLY).state == State.KEPT
    assert (message.answers, Message.objects.get(pk=question.pk).answered_at is not None) == (question, True)
    assert filing.note_outside(case, arrival, arrival.read(), by=world.grace) == message
    assert message.hint == {}
    assert sweeping.sweep(clock.now()).violations == 0


def test_several_questions_are_answered_by_one_mail_from_outside(world, case):
    arrives(to_case(case))
    arrives(to_case(case, message_id="<two@example.org>", text="And a train?"))
    arrives(to_case(case, sender=world.grace.email, message_id="<g@h>", text="Both."))

    assert not Message.objects.unanswered().exists()


def test_a_member_to_nobody_known_and_one_who_may_not_see_it(world, case):
    stranger = make_member("Mallory Quinn", role="hiring_manager")
    assert stands(arrives(mail(sender=world.grace.email, to="x@y.example"))) == (Standing.UNSORTED, sorting.MEMBERS_OWN)
    other = arrives(to_case(case, sender=stranger.email, message_id="<two@h>"))
    assert stands(other) == (Standing.UNSORTED, sorting.MEMBERS_OWN)


def test_a_machine_that_answers_leaves_a_hint_and_asks_nothing(world, letter):
    arrival = arrives(
        mail(
            text="I am away until 1 December 2030.",
            auto_submitted="auto-replied",
            in_reply_to=letter.envelope.message_id,
            subject="Automatic reply",
        )
    )

    assert stands(arrival) == (Standing.IGNORED, sorting.MACHINE)
    assert arrival.sorted_as == letter.key
    message = Message.objects.get(pk=letter.pk)
    assert message.hint["auto_reply"].startswith("I am away")
    assert message.evidence == "E2"
    assert received() == []


def test_a_machine_of_nobody_known_is_only_kept(world, case):
    assert arrives(mail(sender="robot@x.example", auto_submitted="auto-replied")).sorted_as == ""
    silent = world.apply(replace(BO, email="", phone="+1 416 555 0142"), nonce="n-bo").case
    assert filing.hint(silent, read(mail()), arrives_verdict()) is None


def arrives_verdict():
    return classify(read(mail(auto_submitted="auto-replied")))


def test_a_report_is_not_for_this_sorter(world, case):
    arrival = Arrival.objects.take(mail(), way=Way.SMTP)
    assert sorting.sort(arrival, read(mail()), Verdict(kind=MailKind.BOUNCE)) is None


def test_a_person_files_what_no_rule_knew_and_may_know_the_address_from_then_on(world, case):
    arrival = arrives(to_case(case, sender="ada@private.example"))

    message = filing.file_under(arrival, case, by=world.grace, know_sender=True)

    assert (message.case, arrival.standing, arrival.settled_by) == (case, Standing.SORTED, world.grace.actor)
    assert arrives(mail(sender="ada@private.example", message_id="<two@x>")).standing == Standing.SORTED


def test_filing_without_knowing_the_address(world, case):
    arrival = arrives(to_case(case, sender="mother@private.example"))
    filing.file_under(arrival, case, by=world.grace)

    assert case.candidate.addresses.count() == 1


@pytest.mark.parametrize(("text", "shown"), [("", "About the job"), ("x" * 12_000, "x" * 9_999 + "…")])
def test_a_mail_is_never_refused_for_what_is_in_it(world, case, text, shown):
    arrives(to_case(case, text=text))

    message = Message.objects.get(direction="in")
    assert message.text == shown
    assert len(message.whole_text) == (12_000 if text else 0)


def test_a_mail_without_a_word_is_a_message_all_the_same(world, case):
    arrives(to_case(case, text="", subject=""))

    assert Message.objects.get(direction="in").text == "…"


def test_what_a_mailbox_may_give_us(world, case, letter):
    assert sorting.concerns_us(read(mail()))
    assert sorting.concerns_us(read(mail(sender=world.grace.email, to="ada@example.org")))
    assert sorting.concerns_us(read(mail(sender="x@y.example", references=letter.envelope.message_id)))
    assert sorting.concerns_us(read(to_case(case, sender="x@y.example")))
    assert not sorting.concerns_us(read(mail(sender="x@y.example")))


def test_letters_ask_for_answers_to_the_cases_address(world, case):
    message = Message.objects.approve(case, Draft("Bus", "Line 7."), by=world.grace)
    world.later(seconds=31)

    headers = Message.objects.get(pk=message.pk).envelope.headers
    assert reply_address.address_for(case) in headers["Reply-To"]


def test_a_subject_of_any_length_is_shortened_not_refused(world, case):
    arrives(to_case(case, subject="x" * 5000))
    arrives(to_case(case, subject="y" * 5000, sender=world.grace.email, message_id="<two@h>"))

    assert [len(m.subject) for m in Message.objects.filter(arrival__isnull=False)] == [300, 300]


def test_the_same_hint_twice_is_one(world, letter):
    seen = read(mail(text="Away.", auto_submitted="auto-replied", in_reply_to=letter.envelope.message_id))

    first, second = (filing.hint(letter.case, seen, classify(seen)) for _ in range(2))

    assert first.hint == second.hint
