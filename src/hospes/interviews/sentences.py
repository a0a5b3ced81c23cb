"""How this room's journal entries read."""

from django.utils.translation import gettext_lazy as _

from hospes.journal.models import Entry
from hospes.journal.sentences import Sentence

SENTENCES = {
    "interview.arranged": _("arranged a talk"),
    "interview.moved": _("moved a talk"),
    "interview.cancelled": _("called off a talk"),
    "interview.held": _("noted that the talk took place"),
    "interview.held_late": _("noted that the talk took place and began late"),
    "interview.contradicted": _("said that the talk was not as we noted it"),
    "interview.candidate_absent": _("noted that the candidate was not at the talk"),
    "interview.we_were_absent": _("noted that we were not at the talk"),
}


def sentence(verb: str) -> Sentence:
    """Return the function that reads entries of one verb."""

    def read(entry: Entry) -> str:
        return str(SENTENCES[verb])

    return read
