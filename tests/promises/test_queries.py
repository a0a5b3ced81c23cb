from datetime import timedelta

from hospes.foundation import clock
from hospes.promises.enums import Kind, State
from hospes.promises.models import Promise
from hospes.promises.queries import needs_update, owed_by, standing


def kinds_owed(member, now):
    return [p.kind for p in owed_by(member, now)]


def test_the_next_word_is_the_nearest_of_the_main_chain(case, review, now):
    Promise.objects.make(case, Kind.REPLY, by="x", now=now, subject="message:1", days=1)

    assert standing(case.promises.all(), now).next == review


def test_where_only_a_question_waits_its_answer_is_next(case, review, now):
    reply = Promise.objects.make(case, Kind.REPLY, by="x", now=now, subject="message:1")
    Promise.objects.filter(pk=review.pk).update(state=State.VOID)

    assert standing(case.promises.all(), now).next == reply


def test_nothing_promised_is_nothing_next_and_nothing_missed(now):
    seen = standing([], now)

    assert (seen.next, seen.is_missed, seen.is_unspoken) == (None, False, False)


def test_a_missed_date_is_unspoken_until_a_newer_one_is_told(case, review):
    late = review.due + timedelta(hours=1)
    assert standing(case.promises.all(), late).is_unspoken

    Promise.objects.make(case, Kind.UPDATE, by="member:1", now=late)

    seen = standing(case.promises.all(), late)
    assert (seen.is_missed, seen.is_unspoken) == (True, False)


def test_a_member_owes_what_is_open_and_not_on_its_way(world, review, now):
    assert kinds_owed(world.grace, now) == ["REVIEW"]

    review.answer_in("message:1")

    assert kinds_owed(world.grace, now) == []
    assert kinds_owed(world.grace, review.due) == ["REVIEW"]


def test_what_came_back_is_owed_again(world, review, now):
    review.answer_in("message:1")
    review.keep(at=now, by="machine:post", evidence="E0")

    review.revoke(at=now, by="machine:post", why="bounce")

    assert kinds_owed(world.grace, now) == ["REVIEW"]


def test_the_deputy_owes_it_while_the_owner_is_not_here(world, review, now):
    assert kinds_owed(world.dan, now) == []

    type(world.grace).objects.filter(pk=world.grace.pk).update(is_active=False)

    assert kinds_owed(world.dan, now) == ["REVIEW"]


def test_a_far_date_needs_a_heartbeat(case, review, now):
    assert not needs_update(case, now)

    Promise.objects.filter(pk=review.pk).update(due=now + timedelta(days=30))
    assert needs_update(case, now)

    Promise.objects.filter(pk=review.pk).update(state=State.VOID)
    assert needs_update(case, now)


def test_the_deputy_owes_what_the_absent_owner_owes_and_he_himself_still_sees_it(world, review):
    world.grace.be_away_today(by=world.helen.actor)
    now = clock.now()

    assert kinds_owed(world.dan, now) == ["REVIEW"]
    assert kinds_owed(world.grace, now) == ["REVIEW"]
    assert kinds_owed(world.helen, now) == []
