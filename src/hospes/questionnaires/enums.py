"""The kinds of question."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class QuestionKind(models.TextChoices):
    """How a question is answered."""

    TEXT = "text", _("One line")
    LONG_TEXT = "long_text", _("Several lines")
    CHOICE = "choice", _("One of a list")
    YES_NO = "yes_no", _("Yes or no")
    FILE = "file", _("A file")


# What a text question takes when it says nothing itself, in characters.
DEFAULT_LENGTHS = {QuestionKind.TEXT: 300, QuestionKind.LONG_TEXT: 4000}
LONGEST = 20_000
