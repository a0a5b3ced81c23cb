from hospes.jobs.models import Job


def test_the_people_of_the_house_see_what_is_theirs(job, helen, grace, dan, hugo, iris, mallory, ada):
    may_see = {person.name for person in (helen, grace, dan, hugo, iris, mallory) if Job.objects.seen_by(person)}

    assert may_see == {"Helen Zhou", "Grace Hopper", "Dan Okafor", "Hugo Silva", "Iris Vogel"}
    assert (job.state, job.contact, job.deputy) == ("public", grace, dan)
    assert ada.public_id
