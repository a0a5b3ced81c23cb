"""The letters about a talk: when in both zones, how long, with whom, how; and by when one hears next."""

from django.utils.translation import gettext_lazy as _

from hospes.conversations.letters.letter import Letter, letters

ARRANGED = letters.write(
    Letter(
        "talk",
        _("{job}: our talk"),
        (
            _("{greeting}"),
            _("We talk about {job}: {start}, {length} minutes."),
            _("You meet {people}."),
            _("How: {how}."),
            _("We talk about: {topic}."),
            _("The decision falls by {decision}."),
            _("If the time does not suit you, answer this letter. You hear from me again by {date}."),
        ),
    )
)
MOVED = letters.write(
    Letter(
        "talk_moved",
        _("{job}: a new time for our talk"),
        (
            _("{greeting}"),
            _("Our talk about {job} is at another time: {start}, {length} minutes. It was to be {old}."),
            _("The reason: {reason}."),
            _("You meet {people}."),
            _("How: {how}."),
            _("If the time does not suit you, answer this letter."),
        ),
    )
)
CANCELLED = letters.write(
    Letter(
        "talk_cancelled",
        _("{job}: our talk does not take place"),
        (
            _("{greeting}"),
            _("Our talk about {job}, {old}, does not take place. I am sorry for the trouble."),
            _("The reason: {reason}."),
            _("You hear from me by {date} how we go on."),
        ),
    )
)
