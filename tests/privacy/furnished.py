"""A person of whom the house holds everything it can hold, told apart from everybody by words of her own."""

from datetime import timedelta

from django.apps import apps

from hospes.applications.models.submitting import Incoming, Person
from hospes.calendars.models import GuestFeed
from hospes.candidates.models import Candidate
from hospes.candidates.models.handle import Handle
from hospes.conversations import codes, reply_address
from hospes.conversations.letters import Draft
from hospes.conversations.models import Message, Note
from hospes.conversations.sending import Sending
from hospes.foundation import clock, files, house
from hospes.interviews.enums import How
from hospes.interviews.models import Interview
from hospes.interviews.models.talk import Talk
from hospes.notices import mail as notices_mail
from hospes.notices.models import Reminder, Word
from hospes.post.enums import Way
from hospes.post.models import Arrival, TextMessage
from hospes.post.settings import ReceivingSettings
from hospes.privacy.models import Consent
from hospes.questionnaires.models import Answer, Question, Questionnaire, Response
from hospes.touches.enums import Channel
from hospes.touches.models import Touch
from tests.post.mails import letter

# Every word of hers that must be gone. Each stands in at least one table or file before.
MARKS = ("Zuleikha", "zquill@", "5550199", "Quillfeather", "xylograph", "Brunnenkresse")
HER = Person(
    name="Zuleikha Quillfeather",
    email="zquill@elsewhere.example",
    phone="+1 416 555 0199",
    called="Zuleikha",
    links=("https://quillfeather.example/me",),
    zone="Europe/Berlin",
)
MAIL = {"sender": "Zuleikha Quillfeather <zquill@elsewhere.example>", "message_id": "<quill-1@elsewhere.example>"}


def furnish(world) -> Candidate:
    """Let her live through everything."""
    house.write(ReceivingSettings, domain="in.example", jobs_address="jobs@harbourlight.example")
    world.files = [Incoming("quillfeather.txt", b"Quillfeather made a xylograph")]
    application = world.apply(HER)
    case = application.case
    her = case.candidate
    her.correct(by=her.actor, pronunciation="Quillfeather")
    Handle.objects.create(candidate=her, kind="linkedin", value="https://www.linkedin.com/in/quillfeather")
    Consent.objects.give(candidate=her, purpose="pool", how="page", language="en", by=her.actor)
    GuestFeed.objects.open_for(her.actor)
    answered(application)
    written(world, case)
    talked(world, application)
    her.issue_code("portal")
    clock.move(timedelta(minutes=2))
    codes.send(her, "portal")
    TextMessage.objects.queue(key=f"code:{her.pk}:x", number="+14165550199", text="Zuleikha: 1", kind="code")
    world.work()
    return Candidate.objects.get(pk=her.pk)


def answered(application) -> None:
    form = Questionnaire.objects.create(created_at=clock.now())
    question = Question.objects.create(questionnaire=form, kind="text", order=1)
    response = Response.objects.create(questionnaire=form, language="en", recorded_at=clock.now())
    key = files.store(b"a xylograph")
    facts = {"file_key": key, "file_name": "xylograph.png", "file_size": 11}
    Answer.objects.create(response=response, question=question, text="I cut a xylograph", **facts)
    application.response = response
    application.save(update_fields=["response"])


def written(world, case) -> None:
    arrival = Arrival.objects.take(
        letter(to=reply_address.address_for(case), text="Brunnenkresse?", **MAIL), way=Way.SMTP
    )
    arrival.sort(by="test")
    aside = Arrival.objects.take(letter(text="Brunnenkresse", **{**MAIL, "message_id": "<q2@x.example>"}), way=Way.SMTP)
    Arrival.objects.filter(pk=aside.pk).update(standing="unsorted")
    aside.set_aside(by=world.grace.actor, why="Quillfeather wrote twice")
    Note.objects.write(case, by=world.grace, words="Quillfeather knows every xylograph", mentions=[world.dan])
    Message.objects.approve(
        case, Draft("Zuleikha", "Dear Zuleikha Quillfeather"), by=world.grace, sending=Sending(cc=[world.dan])
    )
    Message.objects.note_call(case, by=world.grace, outcome="spoke", words="Brunnenkresse again")
    due = clock.now() + timedelta(days=1)
    facts = {"channel": Channel("linkedin"), "reason": "ask Zuleikha", "due": due, "by": world.grace}
    touch = Touch.objects.open_touch(case, draft="Hello Zuleikha", **facts)
    Message.objects.note_touch(touch, by=world.grace, outcome="sent", words="Hello Zuleikha")
    Reminder.objects.remind(by=world.grace, words="ask Quillfeather", day=clock.today(world.grace.zone), case=case)
    notices_mail.queue(world.grace, key="word:morning", subject="One waits", text="Zuleikha Quillfeather waits")
    facts = {"key": "now", "member": world.grace, "state": "uncertain", "text": "Zuleikha Quillfeather waits"}
    Word.objects.create(queued_at=clock.now(), not_before=clock.now(), **facts)
    case.change_deputy(to=world.helen, by=world.grace.actor, why="Quillfeather asked for it")
    world.later(seconds=40)


def talked(world, application) -> None:
    start = clock.now() + timedelta(days=2)
    planned = Talk(
        stage=application.job.stages.get(order=3),
        start=start,
        minutes=30,
        zone="America/Toronto",
        how=How.PHONE,
        where="ring Quillfeather",
        people=[world.grace, world.dan],
        topic="the xylograph",
    )
    draft = Interview.objects.draft(application, planned)
    Interview.objects.arrange(application, planned, by=world.grace, draft=draft)
    world.later(minutes=1)


def standing_words() -> dict[str, list[str]]:
    """Where her words stand: each mark with the tables and columns that hold it."""
    found: dict[str, list[str]] = {mark: [] for mark in MARKS}
    for model in apps.get_models():
        for row in model._base_manager.all().values():
            said = {column: str(value) for column, value in row.items()}
            for mark in MARKS:
                found[mark] += [f"{model._meta.label}.{c}" for c, text in said.items() if mark.lower() in text.lower()]
    return {mark: sorted(set(places)) for mark, places in found.items() if places}


def words_on_disk(folder) -> dict[str, list[str]]:
    """The files below ``folder`` in which her words stand, read as they lie."""
    found = {}
    for path in (path for path in folder.rglob("*") if path.is_file()):
        raw = path.read_bytes().lower()
        marks = [mark for mark in MARKS if mark.lower().encode() in raw]
        if marks:
            found[str(path.relative_to(folder))] = marks
    return found


def words_on_disk_of(file) -> list[str]:
    """Her words in the database's own file and its log."""
    raw = b"".join(part.read_bytes() for part in file.parent.glob(f"{file.name}*")).lower()
    return [mark for mark in MARKS if mark.lower().encode() in raw]
