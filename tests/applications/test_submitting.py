from datetime import timedelta

import pytest

from hospes.applications.models import Application
from hospes.applications.models.submitting import Incoming, Person
from hospes.applications.refusals import NobodyToTell, NotReadable
from hospes.candidates.models import Document
from hospes.foundation import clock, sweeping, working
from hospes.jobs.models import Job, Stage
from hospes.promises.enums import Kind
from tests.world import ADA


def submit(world, nonce="n-1", person=ADA, **facts):
    return Application.objects.submit(world.job, person, nonce=nonce, **facts)


def letters(world):
    return [letter["Subject"] for letter in world.office.messages("ada@example.org")]


def test_a_file_comes_with_the_application(world):
    application = submit(world, files=[Incoming("cv.txt", b"Ada Lovelace")]).application

    assert Document.objects.get(candidate=application.case.candidate).about == world.job.key
    assert str(application) == f"application {application.pk}"


def test_pressing_twice_is_one_application(world):
    first, second = submit(world), submit(world)

    assert (first.application, second.again) == (second.application, False)
    assert Application.objects.count() == 1


def test_a_second_form_gets_the_first_ones_confirmation(world):
    world.apply()

    second = submit(world, nonce="n-2")
    world.work()

    assert second.again
    assert letters(world)[-1] == "Your application for Field technician is with us already"
    assert sweeping.sweep(clock.now()).found == []


def test_a_second_form_after_a_missed_date_says_no_date(world):
    world.apply()
    world.later(days=10)

    submit(world, nonce="n-2")
    world.work()

    text = world.office.messages("ada@example.org")[-1].get_body(("plain",)).get_content()
    assert "I tell you the result by" not in text


def test_applying_again_after_stepping_back_is_a_new_application(world):
    world.apply().withdraw()

    second = submit(world, nonce="n-2")
    world.work()

    assert not second.again
    assert Application.objects.count() == 2
    assert sweeping.sweep(clock.now()).found == []


def test_a_returned_answer_reopens_beside_a_newer_application(world):
    from hospes.conversations.models import Message
    from tests.applications.test_story import decline

    message = decline(world, world.apply())
    world.later(seconds=31)
    world.later(hours=25)
    submit(world, nonce="n-2")

    Message.objects.get(pk=message.pk).envelope.bounce(by="machine:test", response="550 gone", hard=True)

    assert sorted(Application.objects.values_list("case__state", flat=True)) == ["closing", "open"]
    assert sweeping.sweep(clock.now()).found == []


@pytest.mark.parametrize("why", ["unpublished", "no plan"])
def test_a_job_that_cannot_be_applied_for_refuses(world, why):
    if why == "unpublished":
        world.job.unpublish(by=world.grace.actor)
    else:
        Stage.objects.filter(job=world.job).delete()

    with pytest.raises(NotReadable):
        submit(world)


def test_a_job_whose_contact_cannot_be_reached_promises_nothing(world):
    world.job.contact.address_refused_at = clock.now()
    world.job.contact.save(update_fields=["address_refused_at"])

    with pytest.raises(NobodyToTell):
        submit(world)


def test_a_round_says_one_word_half_way(world):
    closes = (clock.now() + timedelta(days=30)).date()
    type(world.job).objects.filter(pk=world.job.pk).update(intake="round", closes_on=closes)
    world.job.refresh_from_db()

    promises = {p.kind: p for p in submit(world).promises}

    assert set(promises) == {Kind.ACK, Kind.REVIEW, Kind.UPDATE}
    assert promises[Kind.REVIEW].due > working.closing(closes, "CA-ON") > promises[Kind.UPDATE].due


def test_the_page_that_was_shown_keeps_the_acknowledgement(world):
    application = submit(world).application

    application.shown()
    application.shown()

    ack = application.case.promises.get(kind=Kind.ACK)
    assert (ack.state, ack.evidence) == ("kept", "E3")


def test_a_bounced_receipt_does_not_outweigh_the_page_that_was_shown(world):
    application = submit(world).application
    application.shown()
    world.work()

    application.case.messages.get().envelope.bounce(by="machine:test", response="550", hard=True)

    assert application.case.promises.get(kind=Kind.ACK).state == "kept"


def test_who_gave_only_a_mobile_is_acknowledged_on_the_page(world):
    application = submit(world, person=Person(name="Bo Li", phone="+1 416 555 0143")).application
    world.work()

    [receipt] = application.case.messages.all()
    assert (receipt.channel, receipt.state) == ("page", "released")


def test_an_application_never_lands_with_somebody_who_has_just_left(world):
    before = Job.objects.select_related("contact").get(pk=world.job.pk)
    assert before.contact == world.grace
    world.grace.standing_deputy = world.dan
    world.grace.save(update_fields=["standing_deputy"])
    world.grace.disable(by=world.helen.actor)

    application = world.apply(job=before)

    assert application.case.contact == world.dan
