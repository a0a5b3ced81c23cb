"""Today: what is owed, to whom, by when; nothing is hidden and nothing is ticked."""

from datetime import timedelta

from django.urls import reverse

from hospes.applications.models.submitting import Person
from hospes.conversations.models import Note
from hospes.foundation import beats, clock
from hospes.post.enums import Problem, Way
from hospes.post.models import Arrival, MailServer
from hospes.team.models import Member
from tests.careers.pages import words
from tests.makers import make_member
from tests.post.mails import letter
from tests.queries import same_number


def today(house):
    return house.client.get(reverse("desk:today"))


def until_the_last_day(house):
    """Wait until the morning of the day on which Ada's review is due."""
    due = house.ada.case.promises.get(kind="REVIEW").due
    house.world.later(seconds=(due - clock.now()).total_seconds() - 3600)


def another(house, n):
    return house.world.apply(
        Person(name=f"Person {n}", email=f"p{n}@example.org", zone="Asia/Shanghai"), nonce=f"n-{n}"
    )


def test_nobody_waits(house):
    page = today(house)

    assert "Nobody is waiting to hear from you today." in page.content.decode()
    assert page.context["run"]["count"] == 0


def test_what_is_due_today_opens_the_act(house):
    until_the_last_day(house)

    [task] = today(house).context["due"]

    assert task["url"] == house.url("case")
    assert task["new_date_url"].startswith(house.url("hold"))


def test_what_was_missed_stays_until_somebody_writes(house):
    house.world.later(days=10)

    [task] = today(house).context["overdue"]
    assert task["url"].startswith(house.url("compose"))
    assert "One is overdue." in today(house).content.decode()
    house.post("compose", back="today")

    page = today(house)
    assert page.context["overdue"] == []
    assert [line["what"] for line in page.context["leaving"]]
    house.world.later(seconds=31)
    assert today(house).context["overdue"] == []


def test_a_letter_that_leaves_can_be_taken_back(house):
    house.post("compose", text="Hello.")

    [line] = today(house).context["leaving"]

    assert line["undo_url"] == reverse("desk:undo", args=[house.last().pk])


def test_questions_are_listed_with_their_age(house):
    house.ask("Is remote work possible?")

    page = today(house)

    assert [line["text"] for line in page.context["questions"]] == ["Is remote work possible?"]


def test_who_has_no_mail_address_is_to_be_called(by_phone):
    [line] = today(by_phone).context["touches"]

    assert line["person"].name == "Bo"
    assert line["url"].startswith(by_phone.url("call", case=by_phone.bo.case))


def test_what_did_not_get_through_is_offered_again(house):
    house.world.office.refuse("ada@example.org")
    house.post("compose", text="Hello.")
    house.world.later(seconds=31)

    page = today(house)

    [line] = page.context["troubled"]
    assert line["again_url"] in page.content.decode()
    assert line["dealt_url"] in page.content.decode()


def test_notes_that_name_me(house):
    Note.objects.write(house.ada.case, by=house.world.dan, words="Look at this.", mentions=[house.world.grace])

    assert "Look at this." in today(house).content.decode()


def test_my_own_record(house):
    house.post("advance")
    house.world.later(seconds=31)
    house.world.later(days=12)

    assert today(house).context["kept"]["base"] >= 1


def test_warnings_in_words(house):
    beats.beat("sweeper")
    MailServer.objects.note_acceptance(clock.now())
    quiet = today(house).context["warnings"]
    MailServer.objects.all().delete()
    Member.objects.exclude(pk=house.world.grace.pk).update(is_active=False)
    house.world.later(minutes=11)

    texts = " ".join(warning["text"] for warning in today(house).context["warnings"])

    assert all("stale" not in warning["text"] for warning in quiet)
    assert "No outgoing mail server is set." in texts
    assert "Dates may be stale." in texts
    assert "Nobody covers for you." in texts


def test_the_house_rules_stand_on_the_staff_home_with_the_hour(house):
    beats.beat("sweeper", violations=0)
    hold = today(house).content.decode()
    beats.beat("sweeper", violations=2)
    broken = today(house)

    assert "The house rules hold: 0 violations, looked at " in hold
    assert "The house rules hold" not in broken.content.decode()
    assert "2 house rules are broken" in [warning["text"] for warning in broken.context["warnings"]]


def test_a_server_that_took_nothing_for_a_week_is_named(house):
    house.world.later(days=8)

    assert any("last 7 days" in warning["text"] for warning in today(house).context["warnings"])


def test_the_greeting_follows_the_members_own_clock(house):
    seen = set()
    for _hour in range(0, 24, 6):
        seen.add(today(house).context["greeting"].split(",")[0])
        clock.move(timedelta(hours=6))

    assert seen == {"Good morning", "Good afternoon", "Good evening"}


def arrives(number, **facts):
    told = {"sender": "new@example.net", "to": "x@h.example", "message_id": f"<{number}@x>", **facts}
    arrival = Arrival.objects.take(letter(**told), way=Way.SMTP)
    arrival.sort(by="test")
    return arrival


def test_mails_without_a_place_are_counted_and_lead_to_their_list(house):
    assert "without a place" not in words(today(house))
    arrives(1)
    arrives(2)

    page = today(house)

    assert "2 mails without a place" in words(page)
    assert f'href="{reverse("desk:unplaced")}"' in page.content.decode()


def test_who_may_not_place_a_mail_is_not_told_of_it(house):
    arrives(1)

    said = {}
    for role in ("interviewer", "hiring_manager", "recruiter"):
        house.sign_in(make_member(f"{role} Person", role=role))
        said[role] = "One mail without a place" in words(today(house))
    assert said == {"interviewer": False, "hiring_manager": False, "recruiter": True}


def test_others_see_their_own_day(house):
    house.world.later(days=10)

    for stranger in house.strangers():
        house.sign_in(stranger)
        page = today(house)
        assert page.context["overdue"] == []


def test_who_is_not_signed_in_is_asked_to(house):
    house.client.logout()

    assert "/desk/sign-in/" in today(house).url


def test_an_absence_that_nobody_covers_is_the_leads_open_item(house):
    grace, dan, helen = house.world.grace, house.world.dan, house.world.helen
    first = clock.today(dan.zone) + timedelta(days=3)
    for member in (dan, grace):
        member.standing_deputy = {dan: grace, grace: helen}[member]
        member.save(update_fields=["standing_deputy"])
        member.be_away(first=first, last=first, by=member.actor)

    house.sign_in(helen)

    page = today(house)
    assert "Dan Okafor and Grace Hopper, who covers, are both away: nobody covers" in words(page)
    assert reverse("desk:member-absence", args=[dan.pk]) in page.content.decode()
    house.sign_in(grace)
    assert "nobody covers" not in words(today(house))


def test_the_number_of_queries_does_not_grow(house):
    house.ask()
    house.world.later(days=10)
    numbers = iter(range(10, 20))

    def grow():
        late = another(house, next(numbers))
        house.world.later(days=10)
        arrives(late.pk)
        late.case.messages.model.objects.receive(late.case, words="When?", by=late.case.candidate.actor)

    assert same_number(lambda: today(house), grow=grow) == 32


def test_a_sender_in_trouble_is_named_once_however_many_letters_wait(house):
    own = MailServer.objects.configure(host="own.example", port=587, security="starttls", serves="domain:x.example")
    own.note_trouble(Problem.LOGIN_REFUSED, "535")
    own.note_trouble(Problem.LOGIN_REFUSED, "535")

    said = [warning["text"] for warning in today(house).context["warnings"] if "own.example" in warning["text"]]

    assert said == ["own.example does not accept this user name and password"]
