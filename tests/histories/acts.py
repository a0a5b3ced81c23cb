"""The acts of which histories are made. Each takes the house, may do nothing, and may be refused."""

from collections.abc import Callable
from datetime import timedelta

from hospes.applications import questions
from hospes.applications.enums import Aside
from hospes.applications.models import Application
from hospes.applications.models.declinable import Why
from hospes.applications.models.submitting import Incoming
from hospes.candidates.models import Candidate
from hospes.cases.models import Case
from hospes.conversations import facts, signs
from hospes.conversations.enums import TROUBLED, CallOutcome
from hospes.conversations.letters import Draft, render
from hospes.conversations.models import Message
from hospes.conversations.proposals import Proposal
from hospes.foundation import clock, working
from hospes.post.enums import What
from hospes.post.models import Envelope
from hospes.promises.enums import Kind, Reason
from hospes.promises.models import Promise
from hospes.promises.queries import standing
from hospes.team.models import Member
from tests.histories.house import PEOPLE, Form, House

SPANS = (
    timedelta(seconds=31),
    timedelta(minutes=12),
    timedelta(hours=3),
    timedelta(hours=25),
    timedelta(days=3),
    timedelta(days=9),
)


def apply(house: House) -> None:
    """Somebody sends the form, perhaps twice, perhaps the one that was not answered before."""
    if house.unfinished and house.choice.yes(70):
        form = house.unfinished[-1]
    else:
        house.forms += 1
        files = (Incoming(f"cv-{house.forms}.txt", b"I repaired machine %d" % house.forms),)
        form = Form(
            person=house.choice.one(PEOPLE),
            job=house.job().pk,
            nonce=f"form-{house.forms}",
            files=files if house.choice.yes(15) else (),
        )
        house.unfinished.append(form)
    send(house, form)
    if house.choice.yes(15):
        send(house, form)
    house.unfinished.remove(form)


def send(house: House, form: Form) -> None:
    job = Application._meta.get_field("job").related_model.objects.get(pk=form.job)
    sent = Application.objects.submit(job, form.person, nonce=form.nonce, files=form.files)
    before = house.acknowledged.setdefault(form.nonce, (sent.application.pk, 0 if sent.again else len(form.files)))
    assert before[0] == sent.application.pk, "the same form became another application"


def shown(house: House) -> None:
    application = house.one_of(Application.objects.all())
    if application:
        application.shown()


def pass_time(house: House) -> None:
    """Time passes; mostly the worker is awake."""
    clock.move(house.choice.one(SPANS) + timedelta(seconds=house.choice.number(0, 900)))
    house.asleep = True
    if house.choice.yes(88):
        house.work()


def work(house: House) -> None:
    house.work()


def undecided(house: House) -> Application | None:
    return house.one_of(Application.objects.filter(case__state="open"))


def keep(house: House, message: Message) -> None:
    house.approved.add(message.pk)


def advance(house: House) -> None:
    application = undecided(house)
    if application is None:
        return
    stage = house.one_of(application.job.stages.all())
    by = house.looks_after(application.case)
    keep(house, application.advance(to=stage, by=by, draft=application.draft_advance(stage)))


def hold(house: House) -> None:
    """Ask for more time; also when it is too late or the third time, which is refused."""
    application = undecided(house)
    promise = application.movable_promise() if application else None
    if application is None or promise is None:
        return
    reason = house.choice.one(list(Reason))
    start = max(clock.now(), promise.due)
    due = working.due(start, house.choice.number(1, 8), application.case.contact.calendar)
    draft = application.draft_hold(reason)
    keep(house, application.hold(by=house.looks_after(application.case), reason=reason, due=due, draft=draft))


def decline(house: House) -> None:
    application = undecided(house)
    if application is None:
        return
    why, thanks = Why("plain", house.choice.one(["start", "pay", "place"])), "the drawing of the gear train"
    draft = application.draft_decline(why, thanks)
    by = house.looks_after(application.case)
    keep(house, application.decline(by=by, why=why, thanks=thanks, draft=draft))


def next_word(house: House, case: Case, percent: int) -> tuple[Proposal, ...]:
    if not case.is_live or not house.choice.yes(percent):
        return ()
    now = clock.now()
    day = working.due(now, house.choice.number(1, 7), case.contact.calendar).at.astimezone(
        working.calendar(case.contact.calendar).tz
    )
    return (Proposal(Kind.UPDATE, due=Promise.objects.due_on(case, Kind.UPDATE, day=day.date(), now=now)),)


def write(house: House) -> None:
    """A word of where things stand; after a missed date it must say a new one, as the desk's form does."""
    case = house.one_of(Case.objects.live())
    if case is None:
        return
    seen = standing(case.promises.exclude(state="proposed"), clock.now())
    letter = "missed" if seen.is_unspoken else "update"
    old = facts.date(seen.missed, case, case.candidate.language) if seen.missed else ""
    draft = render(letter, case.candidate.language, facts.of_case(case, old=old))
    proposals = next_word(house, case, 100 if seen.is_unspoken else 75)
    text = draft.text if proposals else draft.text.replace("{date}", "")
    message = Message.objects.approve(
        case, Draft(draft.subject, text, draft.letter), by=house.looks_after(case), proposals=proposals
    )
    keep(house, message)


def answer(house: House) -> None:
    question = house.one_of(Message.objects.unanswered())
    if question is None:
        return
    proposals = next_word(house, question.case, 30)
    draft = Draft("Your question", "Yes, two days a week.")
    keep(house, questions.answer(question, by=house.looks_after(question.case), draft=draft, proposals=proposals))


def undo(house: House) -> None:
    message = house.one_of(Message.objects.leaving())
    if message is None:
        return
    message.undo(by=house.looks_after(message.case).actor)
    house.approved.discard(message.pk)


def withdraw(house: House) -> None:
    application = house.one_of(Application.objects.all())
    if application:
        application.withdraw(words="I found something nearer")


def ask(house: House) -> None:
    """A question on the page, or by mail to the member's own mailbox; sometimes the same words twice."""
    case = house.one_of(Case.objects.all())
    if case is None:
        return
    words = house.choice.one(["Is there a bus?", "How long is the talk?", f"And on day {len(house.questions)}?"])
    by_hand = house.choice.yes(20)
    by = house.looks_after(case).actor if by_hand else case.candidate.actor
    message = Message.objects.receive(case, words=words, by=by, channel="mail" if by_hand else "page")
    house.questions.add(message.pk)
    if not by_hand:
        signs.acted(case.candidate, now=clock.now())


def ask_before(house: House) -> None:
    message = questions.ask(house.job(), house.choice.one(PEOPLE), words=f"Question {len(house.questions)}?")
    house.questions.add(message.pk)


def dismiss(house: House) -> None:
    message = house.one_of(Message.objects.unanswered())
    if message:
        message.dismiss(by=house.looks_after(message.case), why="it was a thank-you")


def call(house: House) -> None:
    case = house.one_of(Case.objects.all())
    if case is None:
        return
    told = house.one_of(case.messages.filter(direction="out").exclude(channel="phone"))
    question = house.one_of(case.messages.unanswered()) if house.choice.yes(30) else None
    Message.objects.note_call(
        case,
        by=house.looks_after(case),
        outcome=house.choice.one(list(CallOutcome)),
        words="We talked for ten minutes.",
        told=told if house.choice.yes(60) else None,
        answers=question,
    )


def misbehave(house: House) -> None:
    """Something goes wrong with the next letter to somebody."""
    to = house.choice.one([person.email for person in PEOPLE if person.email])
    house.choice.one(
        [
            house.office.refuse,
            house.office.defer,
            house.office.refuse_at_data,
            lambda to: house.office.break_after_data(to, arrives=True),
            lambda to: house.office.break_after_data(to, arrives=False),
        ]
    )(to)


def office_closes(house: House) -> None:
    """The mail server is away until it is opened again; more than seven days make the bounce path untested."""
    if house.choice.yes(40):
        house.office.close()
    else:
        house.office.open()


def come_back(house: House) -> None:
    """A letter that left comes back."""
    envelope = house.one_of(Envelope.objects.filter(state__in=["accepted", "uncertain"]))
    if envelope:
        envelope.bounce(by="machine:mailroom", response="550 5.1.1 gone", hard=True)


def settle(house: House) -> None:
    envelope = house.one_of(Envelope.objects.uncertain())
    if envelope:
        what = house.choice.one([What.ACCEPTED, What.REFUSED])
        envelope.settle_uncertain(as_=what, by=house.somebody().actor)


def act_on_page(house: House) -> None:
    """The candidate opens the mailed link and presses the button (E3)."""
    candidate = house.one_of(Candidate.objects.all())
    if candidate:
        candidate.prove_mailbox(clock.now())
        signs.acted(candidate, now=clock.now())


def correct(house: House) -> None:
    """A new address, or the first one of somebody who gave a number only."""
    candidate = house.one_of(Candidate.objects.all())
    if candidate:
        candidate.correct(by=candidate.actor, email=f"{candidate.pk}-{house.choice.number(1, 3)}@example.net")


def send_again(house: House) -> None:
    message = house.one_of(Message.objects.filter(state__in=TROUBLED))
    if message:
        keep(house, message.send_again(by=house.looks_after(message.case)))


def deal(house: House) -> None:
    message = house.one_of(Message.objects.troubled())
    if message:
        message.settle_by_hand(by=house.looks_after(message.case), why="I rang")


def set_aside(house: House) -> None:
    application = undecided(house)
    if application:
        application.set_aside(by=house.looks_after(application.case), why=house.choice.one(list(Aside)))


def restore(house: House) -> None:
    rows = Application.objects.filter(case__endings__outcome="not_an_application")
    application = house.one_of(rows.filter(case__state="closed"))
    if application:
        application.restore(by=house.looks_after(application.case))


def hand_over(house: House) -> None:
    case = house.one_of(Case.objects.all())
    if case is None:
        return
    to, by = house.somebody(), house.looks_after(case).actor
    change = case.hand_over if house.choice.yes(75) else case.change_deputy
    change(to=to, by=by, why="a long leave")


def leave(house: House) -> None:
    """Somebody's account ends, or he comes back."""
    member = house.one_of(Member.objects.exclude(name="Helen Zhou"))
    if member.is_active and house.choice.yes(50):
        member.disable(by="member:1")
    else:
        member.enable(by="member:1")


ACTS: tuple[tuple[Callable[[House], None], int], ...] = (
    (apply, 14),
    (shown, 1),
    (pass_time, 20),
    (work, 8),
    (advance, 6),
    (hold, 6),
    (decline, 7),
    (write, 7),
    (answer, 5),
    (undo, 3),
    (withdraw, 3),
    (ask, 4),
    (ask_before, 3),
    (dismiss, 2),
    (call, 5),
    (misbehave, 6),
    (office_closes, 2),
    (come_back, 4),
    (settle, 3),
    (act_on_page, 3),
    (correct, 1),
    (send_again, 5),
    (deal, 1),
    (set_aside, 2),
    (restore, 2),
    (hand_over, 3),
    (leave, 4),
)
