from hospes.foundation import clock
from hospes.jobs.models import Stage
from tests.jobs.entries import verbs
from tests.jobs.test_plannable import TASK


def test_a_copy_says_and_asks_the_same(public, grace, iris):
    public.set_team([(iris, "interviewer")], by=grace.actor)
    stage = public.add_stage(TASK, by=grace.actor)
    stage.members.add(iris)

    copy = public.copy(by=grace.actor)

    assert (copy.title("zh"), copy.pay("en"), copy.places()) == (public.title("zh"), public.pay("en"), public.places())
    assert [str(stage) for stage in copy.plan()] == [str(stage) for stage in public.plan()]
    assert [str(each) for each in copy.current_criteria()] == [str(each) for each in public.current_criteria()]
    assert [row.member for row in copy.team.all()] == list(copy.plan()[-1].members.all()) == [iris]
    assert [str(question) for question in copy.questions()] == [str(question) for question in public.questions()]


def test_a_copy_is_a_job_of_its_own(public, grace):
    copy = public.copy(by=grace.actor)

    assert (copy.state, copy.published_at, copy.copied_from) == ("draft", None, public)
    assert copy.public_id != public.public_id
    assert copy.form != public.form
    assert not copy.openings.exists()
    assert verbs(copy.key) == ["job.copied"]
    assert len(public.plan()) == Stage.objects.filter(job=copy).count() == 5


def test_a_copy_publishes_as_it_is(public, grace):
    copy = public.copy(by=grace.actor)

    copy.publish(by=grace.actor)

    assert copy.state == "public"
    assert "toronto" in copy.words


def test_who_left_is_not_handed_on(public, grace, dan):
    for member in (grace, dan):
        member.address_refused_at = clock.now()
        member.save(update_fields=["address_refused_at"])
    public.form = None
    public.save(update_fields=["form"])
    public.refresh_from_db()

    copy = public.copy(by=grace.actor)

    assert (copy.contact, copy.deputy, copy.form) == (None, None, None)
