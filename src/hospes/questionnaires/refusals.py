"""What this room refuses, in plain sentences."""

from django.utils.translation import gettext_lazy as _

from hospes.foundation.refusals import Refusal


class AnswersRefused(Refusal):
    """Some answers cannot be taken as they are. ``errors``: field name to sentence, in order."""

    sentence = _("Some answers need another look.")

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__()
        self.errors = errors


class QuestionWithoutWords(Refusal):
    """A question must say something."""

    sentence = _("A question needs its words in at least one language.")


class ChoiceWithoutOptions(Refusal):
    """A choice between nothing, or one thing, is not a choice."""

    sentence = _("“%(label)s” needs at least two different options to choose from.")


class UnknownKind(Refusal):
    """There is no such kind of question."""

    sentence = _("“%(label)s” has a kind that does not exist.")


class LengthOutOfBounds(Refusal):
    """A limit nobody can meet, or none at all."""

    sentence = _("“%(label)s” may allow between 1 and %(longest)d characters.")
