"""The nouns of the room."""

from hospes.questionnaires.models.answer import Answer
from hospes.questionnaires.models.question import Question
from hospes.questionnaires.models.questionnaire import Questionnaire
from hospes.questionnaires.models.response import Response, Row

__all__ = ["Answer", "Question", "Questionnaire", "Response", "Row"]
