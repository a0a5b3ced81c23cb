"""A date that a letter was to answer counts again where jobs are listed, once that letter came back."""

from hospes.desk.frame import Side
from hospes.desk.jobs import listing
from hospes.jobs.models import Job
from hospes.promises.enums import Kind


def test_what_came_back_is_owed_again_in_both_lists(house):
    review = house.case.promises.get(kind=Kind.REVIEW)
    house.case.promises.filter(pk=review.pk).update(answered_in="message:1")
    assert (nearest(), state(house)) == (None, "")

    house.case.promises.filter(pk=review.pk).update(revoked_at=review.made_at)

    assert (nearest(), state(house)) == (review.due, "kept")


def nearest():
    return listing.owed(Job.objects.all()).get().nearest


def state(house):
    return Side(house.world.grace, "/").own_jobs[0]["state"]
