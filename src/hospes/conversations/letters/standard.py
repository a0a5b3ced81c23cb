"""The fixed letters of this order (anatomies of spec 3: one news, one date, one person)."""

from django.utils.translation import gettext_lazy as _

from hospes.conversations.letters.letter import Letter, letters

ACK = letters.write(
    Letter(
        "ack",
        _("We have your application for {job}"),
        (
            _("{greeting}"),
            _("We have your application for {job}, sent {sent}."),
            _("I read it and tell you the result by {date}, whatever it is."),
            _("If you want to add or correct something, answer this letter or use your page. Both reach me."),
        ),
    )
)
ACK_AGAIN = letters.write(
    Letter(
        "ack_again",
        _("Your application for {job} is with us already"),
        (
            _("{greeting}"),
            _("You have an application for {job} with us already, sent {sent}. It counts once."),
            _("I tell you the result by {old}, whatever it is."),
        ),
    )
)
QUESTION = letters.write(
    Letter(
        "question_received",
        _("Your question about {job}"),
        (
            _("{greeting}"),
            _("Your question about {job} is here. I answer by {date}."),
        ),
    )
)
MAIL = letters.write(
    Letter(
        "mail_received",
        _("Your mail is here"),
        (
            _("{greeting}"),
            _("Your mail is here. I read it and answer by {date}."),
            _("If you want to add something, answer this letter. It reaches me."),
        ),
    )
)
ADVANCE = letters.write(
    Letter(
        "advance",
        _("{job}: we would like to go on with you"),
        (
            _("{greeting}"),
            _("We would like to go on with you for {job}."),
            _("The next step is: {stage}."),
            _("You hear from me by {date} how and when."),
        ),
    )
)
HOLD = letters.write(
    Letter(
        "hold",
        _("{job}: we need more time"),
        (
            _("{greeting}"),
            _("I said you would hear about {job} by {old}. We need until {date}."),
            _("The reason: {reason}."),
            _("Would you rather talk? Answer this letter and I ring you."),
        ),
    )
)
UPDATE = letters.write(
    Letter(
        "update",
        _("{job}: where things stand"),
        (
            _("{greeting}"),
            _("Nothing is decided yet for {job}."),
            _("You hear from me again by {date}."),
        ),
    )
)
MISSED = letters.write(
    Letter(
        "missed",
        _("{job}: you should have heard from me"),
        (
            _("{greeting}"),
            _("I said you would hear about {job} by {old}, and I did not keep that. It was our doing, and I am sorry."),
            _("You hear from me by {date}."),
        ),
    )
)
MISSED_NOTICE = letters.write(
    Letter(
        "missed_notice",
        _("We have missed a date that we gave you"),
        (
            _("{greeting}"),
            _("You were to hear from us by {old}. We have missed that date, and it was our doing."),
            _("It is about {job}."),
            _("{deputy} knows of it and may act from now on, also without {contact}: {address}"),
            _("{people} gives you the next word by {date}, whatever it is."),
            _("Our system wrote this letter by itself. If you answer it, a person reads and answers what you write."),
        ),
    )
)
NO = letters.write(
    Letter(
        "no",
        _("{job}: it is a no, and why"),
        (
            _("{greeting}"),
            _("It is a no: we will not go further with your application for {job}."),
            _("What decided it: {reason}."),
            _("Thank you for {thanks}."),
            _("If something is unclear, answer this letter. It reaches me."),
        ),
    )
)
WITHDRAWN = letters.write(
    Letter(
        "withdrawn",
        _("You stepped back from {job}"),
        (
            _("{greeting}"),
            _("You have withdrawn your application for {job}. Nothing more happens with it."),
            _("Thank you for telling us. You may apply again whenever you like."),
        ),
    )
)
CODE = letters.write(
    Letter(
        "code",
        _("Your code: {reason}"),
        (
            _("{greeting}"),
            _("Your code is {reason}. It works for ten minutes, once."),
            _("If you did not ask for it, you need not do anything."),
        ),
    )
)
ERASURE_ASKED = letters.write(
    Letter(
        "erasure_asked",
        _("You asked us to delete everything"),
        (
            _("{greeting}"),
            _("You asked us to delete everything that we hold about you. It is done by {date}."),
            _("Please confirm it on your page, behind a code; there you read what it means. Until then nothing goes."),
            _("If you did not ask for this, answer this letter. It reaches me."),
        ),
    )
)
ERASURE_TOLD = letters.write(
    Letter(
        "erasure_told",
        _("Everything about you is being deleted"),
        (
            _("{greeting}"),
            _(
                "You confirmed on your page that everything we hold about you is to be deleted: your details, files,"
                " answers, letters and our notes. It is done by {date}, as a rule within the hour."
            ),
            _("What was open between us ends with it, and your page closes."),
            _(
                "What stays names nobody: kinds and dates, for counting, and a mark by which a mail that was deleted"
                " is not taken in again. Backups hold copies until they are replaced."
            ),
        ),
    )
)
ERASURE_STOPPED = letters.write(
    Letter(
        "erasure_stopped",
        _("What was open between us ends"),
        (
            _("{greeting}"),
            _("You asked us to delete everything. What was open between us ends with it; nothing more happens."),
        ),
    )
)
