"""Who asked that everything be deleted is gone: from every table and every file, for good, whatever dies meanwhile."""

from pathlib import Path

import pytest
from django.db import connection

from hospes.applications import questions
from hospes.calendars.models import GuestFeed
from hospes.candidates.models import Candidate
from hospes.cases.models import Case
from hospes.conversations import erasing
from hospes.conversations.letters import Draft
from hospes.conversations.models import Message
from hospes.conversations.refusals import NobodyToAsk
from hospes.foundation import clock, crash_points, files, holdings, sweeping
from hospes.journal import sentences
from hospes.journal.models import Entry
from hospes.post.enums import NOT_LEFT, Way
from hospes.post.models import Arrival, Envelope
from hospes.privacy import steps
from hospes.privacy.models import Erasure
from hospes.privacy.refusals import AlreadyConfirmed
from hospes.promises import chains
from hospes.promises.models import Promise
from tests.makers import make_job
from tests.post.mails import letter
from tests.privacy import furnished
from tests.world import World, in_folder

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(transactional_db, settings, tmp_path) -> World:
    in_folder(settings, tmp_path)
    return World()


@pytest.fixture
def her(world) -> Candidate:
    return furnished.furnish(world)


def found() -> list[object]:
    return sweeping.sweep(clock.now()).found


def test_every_kind_about_a_candidate_says_what_erasing_does():
    silent = [
        kind.model._meta.label for kind in holdings.register.all() if kind.about == "candidate" and not kind.erasing
    ]

    assert silent == []


def test_nothing_of_her_is_left_in_any_table_or_file(world, her, tmp_path):
    before = furnished.standing_words()
    assert set(before) == set(furnished.MARKS)
    assert {name for places in before.values() for name in places} >= {
        *("candidates.Document.text", "post.Envelope.text", "post.Arrival.subject", "conversations.Note.text"),
        *("touches.Touch.draft", "questionnaires.Answer.text", "search.Entry.title", "journal.Entry.data"),
        *("interviews.Interview.topic", "cases.HandOver.why", "post.TextMessage.text", "conversations.Message.text"),
    } - {"post.Arrival.subject"}
    assert furnished.words_on_disk(tmp_path / "files")

    erasing.confirm(her)
    assert found() == []
    world.work()

    assert Erasure.objects.get().erased_at is not None
    assert furnished.standing_words() == {}
    assert furnished.words_on_disk(tmp_path) == {}
    assert found() == []
    assert chains.verify().broken == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps its own files")
def test_nor_in_the_files_of_the_database(world, her):
    file = Path(connection.settings_dict["NAME"])
    assert set(furnished.words_on_disk_of(file)) == set(furnished.MARKS)
    erasing.confirm(her)
    world.work()

    assert furnished.words_on_disk_of(file) == []


def test_what_counts_stays(world, her):
    counts = (Case.objects.filter(candidate=her).count(), Promise.objects.count())
    erasing.confirm(her)
    world.work()

    her.refresh_from_db()
    assert (her.name, list(her.addresses.all())) == ("—", [])
    assert not GuestFeed.objects.exists()
    assert Case.objects.filter(candidate=her).count() == counts[0] + 1
    assert Promise.objects.count() >= counts[1]
    assert Promise.objects.get(kind="DATA_REQUEST").state == "kept"
    assert {case.state for case in Case.objects.filter(candidate=her)} == {"closed"}


def test_she_is_told_before_and_her_link_dies(world, her):
    token = her.link_token()
    erasing.confirm(her)
    assert Candidate.objects.by_link(token) == her
    world.work()

    subjects = [mail["Subject"] for mail in world.office.messages("zquill@elsewhere.example")]
    assert "Everything about you is being deleted" in subjects
    assert Candidate.objects.by_link(token) is None


def test_nothing_is_deleted_while_the_last_letter_waits(world, her):
    world.office.close()
    erasing.confirm(her)
    world.work()

    assert Erasure.objects.get().erased_at is None
    world.office.open()
    world.later(hours=2)
    assert Erasure.objects.get().erased_at is not None


@pytest.mark.parametrize("where", ["privacy.erasure_step", "privacy.erasure_file"])
@pytest.mark.parametrize("times", [1, 3])
def test_killed_in_the_middle_it_goes_on_to_the_end(world, her, tmp_path, where, times):
    erasing.confirm(her)
    for _ in range(times):
        with crash_points.armed(where), pytest.raises(crash_points.Crashed):
            world.work()
        clock.move(furnished.timedelta(minutes=5))
    world.later(hours=1)

    assert Erasure.objects.get().erased_at is not None
    assert (furnished.standing_words(), furnished.words_on_disk(tmp_path), found()) == ({}, {}, [])


def test_the_same_mail_again_brings_nobody_back(world, her):
    raw = letter(text="Brunnenkresse", **{**furnished.MAIL, "message_id": "<q2@x.example>"})
    erasing.confirm(her)
    world.work()
    people, mails = Candidate.objects.count(), Arrival.objects.count()

    again = Arrival.objects.take(raw, way=Way.SMTP)
    world.work()

    assert (again.standing, again.from_address) == ("ignored", "")
    assert (Candidate.objects.count(), Arrival.objects.count()) == (people, mails)
    assert furnished.standing_words() == {}


def test_somebody_else_keeps_everything(world, her):
    other = world.apply(furnished.Person(name="Bo Chen", email="bo@example.org"), nonce="n-9").case.candidate
    said = Envelope.objects.filter(to_address="bo@example.org").values_list("text", flat=True)
    before = list(said)
    erasing.confirm(her)
    world.work()

    other.refresh_from_db()
    assert (other.name, list(said)) == ("Bo Chen", before)
    assert other.documents.count() == 1


def test_asked_at_the_desk_it_waits_for_her_word(world, her):
    erasure = erasing.ask(her, by=world.grace.actor)
    world.later(hours=1)

    promise = Promise.objects.get(kind="DATA_REQUEST")
    assert erasing.ask(her, by=world.grace.actor) == erasure
    assert (erasure.erased_at, promise.state, found()) == (None, "made", [])
    assert promise.due <= promise.legal_due - erasing.BEFORE_THE_LAW
    assert "You asked us to delete everything" in [
        mail["Subject"] for mail in world.office.messages("zquill@elsewhere.example")
    ]
    assert erasing.confirm(her) == erasing.confirm(her)
    world.work()
    assert Erasure.objects.get().erased_at is not None


def test_it_can_be_taken_back_until_it_is_confirmed(world, her):
    erasure = erasing.ask(her, by=world.grace.actor)
    erasing.take_back(erasure, by=world.grace, why="she rang")
    world.work()

    assert (Erasure.objects.standing().count(), found()) == (0, [])
    erasing.confirm(her)
    with pytest.raises(AlreadyConfirmed):
        erasing.take_back(Erasure.objects.standing().get(), by=world.grace, why="too late")


def test_the_sweep_sees_what_is_left(world, her):
    erasing.confirm(her)
    world.work()
    Candidate.objects.filter(pk=her.pk).update(called="Zuleikha")

    assert [(v.code, v.fact) for v in found()] == [("I15", "something is left in candidates.Candidate")]


def test_progress_is_counted(world, her):
    erasing.confirm(her)
    assert Erasure.objects.get().progress == (0, len(steps.plan()))
    world.work()

    done, of = Erasure.objects.get().progress
    assert done == of > 20


def test_a_letter_in_the_time_of_undo_does_not_leave(world, her):
    case = her.cases.get()
    Message.objects.approve(case, Draft("Bus", "Line 7 goes there."), by=world.grace)
    erasing.confirm(her)
    world.later(hours=1)

    assert "Bus" not in [mail["Subject"] for mail in world.office.messages("zquill@elsewhere.example")]
    assert Erasure.objects.get().erased_at is not None


def test_what_still_waits_to_leave_when_it_begins_is_taken_out_of_the_queue(world, her):
    world.office.close()
    erasure = erasing.confirm(her)

    erasing.starting(erasure, clock.now())

    assert not Envelope.objects.filter(message__case__candidate=her, state__in=NOT_LEFT).exists()


def test_an_answer_that_could_still_be_objected_to_and_a_question_after_the_end_hold_nothing_up(world, her):
    other = make_job(contact=world.grace, deputy=world.dan, state="public")
    asked = questions.ask(other, furnished.HER, words="Brunnenkresse?")
    questions.answer(asked, by=world.grace, draft=Draft("Your question", "Yes."))
    world.later(minutes=1)
    her.cases.order_by("pk").first().application.withdraw(words="")
    world.later(hours=50)
    Message.objects.receive(her.cases.order_by("pk").first(), words="Xylograph?", by=her.actor)
    erasing.confirm(her)
    world.later(hours=1)

    assert {case.state for case in her.cases.all()} == {"closed"}
    assert (furnished.standing_words(), found()) == ({}, [])


def test_nobody_answers_in_a_house_without_people(db, now):
    stranger = Candidate.objects.find_or_create(name="Bo Chen", email="bo@example.org", by="machine:test")[0]

    with pytest.raises(NobodyToAsk):
        erasing.confirm(stranger)


def test_who_has_no_matter_with_us_is_answered_by_whoever_answers_for_data(world):
    bo = Candidate.objects.find_or_create(name="Bo Chen", email="bo@example.org", by="machine:test")[0]
    erasing.confirm(bo)
    assert bo.cases.get().contact == world.helen
    world.work()

    assert Erasure.objects.get().erased_at is not None


def test_done_again_it_changes_nothing(world, her):
    erasure = erasing.confirm(her)
    world.work()
    erasure.refresh_from_db()
    before = (erasure.erased_at, Candidate.objects.get(pk=her.pk).link_rotation)

    erasure.run()
    assert [step.erase(her.pk) for step in steps.plan()] == [[] for _ in steps.plan()]

    erasure.refresh_from_db()
    assert (erasure.erased_at, Candidate.objects.get(pk=her.pk).link_rotation) == before
    assert str(erasure) == f"erasure of {her.pk}"


def test_what_comes_in_while_it_runs_goes_at_the_end(world, her, tmp_path):
    erasure = erasing.confirm(her)
    key = files.store(b"Quillfeather once more")
    facts = {"key": key, "size": 9, "filename": "xylograph.txt", "media_type": "text/plain", "uploaded_at": clock.now()}

    def comes_in() -> None:
        if "candidates.Document" in Erasure.objects.get(pk=erasure.pk).steps and not her.documents.exists():
            her.documents.create(**facts)

    with crash_points.armed("privacy.erasure_step", comes_in):
        world.work()

    assert (furnished.standing_words(), furnished.words_on_disk(tmp_path)) == ({}, {})


def test_the_history_tells_it():
    assert sentences.read(Entry(verb="erasure.done", subject="candidate:x")) == "deleted everything about the person"
