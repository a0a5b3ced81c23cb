import pytest
from django.db import connection

from hospes.cases.enums import Kind, State
from hospes.cases.models import Case
from hospes.cases.refusals import AlreadyOpen, NoContact
from hospes.foundation import clock
from tests.makers import make_member


def open_case(world, candidate, **changes):
    facts = {"kind": Kind.QUESTION, "about": world.job.key, "contact": world.grace, "deputy": world.dan, **changes}
    return Case.objects.open_case(candidate=candidate, by=candidate.actor, now=clock.now(), **facts)


@pytest.fixture
def ada(world):
    return world.apply().case.candidate


def test_a_case_has_a_contact_and_a_deputy(world, ada):
    case = open_case(world, ada)

    assert (case.contact, case.deputy, case.state) == (world.grace, world.dan, State.OPEN)
    assert case.job_pk == world.job.pk
    assert str(case) == f"question {case.public_id}"
    assert case.is_live


def test_the_same_matter_is_not_open_twice(world, ada):
    open_case(world, ada)

    with pytest.raises(AlreadyOpen):
        open_case(world, ada)

    assert Case.objects.filter(kind=Kind.QUESTION).count() == 1


def test_a_contact_must_be_reachable(world, ada):
    world.grace.address_refused_at = clock.now()
    world.grace.save(update_fields=["address_refused_at"])

    with pytest.raises(NoContact):
        open_case(world, ada)


@pytest.mark.parametrize("wished", ["nobody", "herself"])
def test_without_a_deputy_somebody_who_is_here_covers(world, ada, wished):
    case = open_case(world, ada, deputy={"nobody": None, "herself": world.grace}[wished])

    assert case.deputy == world.helen


def test_who_works_alone_has_no_deputy(world, ada):
    type(world.dan).objects.exclude(pk=world.grace.pk).update(is_active=False)

    assert open_case(world, ada, deputy=None).deputy is None


def test_a_colleague_whose_mail_comes_back_is_better_than_nobody(world, ada):
    type(world.dan).objects.exclude(pk=world.grace.pk).update(address_refused_at=clock.now())

    assert open_case(world, ada, deputy=world.dan.__class__.objects.get(pk=world.dan.pk)).deputy == world.dan


def test_a_matter_about_no_job_says_so(world, ada):
    assert open_case(world, ada, kind=Kind.DATA_REQUEST, about="data").job_pk is None


def test_recruiters_see_all_managers_their_jobs_others_nothing(world, ada):
    hugo, mallory = (make_member(name, role="hiring_manager") for name in ("Hugo Silva", "Mallory Quinn"))
    iris, gone = make_member("Iris Vogel", role="interviewer"), make_member("Gone Girl", is_active=False)
    world.job.set_team([(hugo, "hiring_manager")], by=world.grace.actor)

    seen = {m.name: Case.objects.seen_by(m).count() for m in (world.dan, hugo, mallory, iris, gone)}

    assert seen == {"Dan Okafor": 1, "Hugo Silva": 1, "Mallory Quinn": 0, "Iris Vogel": 0, "Gone Girl": 0}


def test_what_is_open_elsewhere_is_known(world, ada):
    case = open_case(world, ada)
    assert not case.is_open_elsewhere()

    Case.objects.filter(pk=case.pk).update(state=State.CLOSING)
    open_case(world, ada)

    assert case.is_open_elsewhere()


def test_locking_reads_the_row_again(world, ada):
    case = open_case(world, ada)
    Case.objects.filter(pk=case.pk).update(state=State.CLOSING)

    assert Case.objects.locked(case.pk).state == State.CLOSING
    assert connection.in_atomic_block
