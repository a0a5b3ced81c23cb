"""A talk, arranged and released."""

from hospes.interviews.enums import How
from hospes.interviews.models import Interview
from hospes.interviews.models.talk import Talk


def arrange(world, application, *, people, start) -> Interview:
    planned = Talk(
        stage=application.job.stages.get(order=3),
        start=start,
        minutes=45,
        zone="America/Toronto",
        how=How.VIDEO,
        where="https://meet.example/ada",
        people=people,
    )
    draft = Interview.objects.draft(application, planned)
    message = Interview.objects.arrange(application, planned, by=world.grace, draft=draft)
    world.later(minutes=1)
    message.refresh_from_db()
    return message.interview
