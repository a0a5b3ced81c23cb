"""How the answers to an application form lead to a person (``foundation.holdings.ways``)."""

from django.db.models import QuerySet

from hospes.applications.models import Application
from hospes.questionnaires.models import Answer, Response


def responses(candidate: int) -> "QuerySet[Response]":
    """That he answered."""
    return Response.objects.filter(pk__in=Application.objects.filter(case__candidate=candidate).values("response"))


def answers(candidate: int) -> "QuerySet[Answer]":
    """What he answered."""
    return Answer.objects.filter(response__in=responses(candidate).values("pk"))


WAYS = {"questionnaires.Response": responses, "questionnaires.Answer": answers}
