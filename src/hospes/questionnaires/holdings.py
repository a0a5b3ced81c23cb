"""What questionnaires hold: answers, which are about whoever gave them."""

from hospes.foundation.holdings import NOTHING_PERSONAL, Erasing, Holding
from hospes.questionnaires.models import Answer, Question, Questionnaire, Response

HOLDINGS = [
    Holding(
        model=Questionnaire,
        holds="a version of a list of questions",
        about="nobody",
        keeps="as long as somebody uses it or answered it",
        erases="nothing; it is about no person",
    ),
    Holding(
        model=Question,
        holds="a question in each language",
        about="nobody",
        keeps="as long as its questionnaire",
        erases="nothing; it is about no person",
    ),
    Holding(
        model=Response,
        holds="that somebody answered a questionnaire, when, and in which language",
        about="candidate",
        keeps="as long as what it belongs to: an application, a survey",
        erases="the row, through the room that asked",
        erasing=NOTHING_PERSONAL,
    ),
    Holding(
        model=Answer,
        holds="what a person answered to a question, in text or as a file",
        about="candidate",
        keeps="as long as its response",
        erases="the row and its file, with the response (``response.forget``)",
        erasing=Erasing(deletes=True, files="file_key"),
    ),
]
