import pytest

from hospes.foundation import house
from hospes.journal.models import Entry
from hospes.privacy import placeholders
from hospes.privacy.models import Notice
from hospes.privacy.refusals import NoticeEmpty, PeriodOutOfRange, PlaceholderMissing, UnknownPlaceholder
from hospes.privacy.settings import KeepingSettings
from hospes.team.models import Duty
from hospes.team.refusals import HouseNotOpen

TEXT = "# In short\n{company} keeps it for {period}.\nWrite to {contact}."
BY = "member:1"


def test_until_the_company_publishes_its_own_the_built_in_one_holds(db):
    notice = Notice.objects.current("en")

    assert (notice.version, notice.language, notice.pk) == ("built-in 1", "en", None)
    assert Notice.objects.current("zh-hans").language == "zh"
    assert Notice.objects.current("tlh").language == "en"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Harbourlight Robotics", "Helen Zhou, helen@harbourlight.example", "180 days", "No machine decides"]),
        ("zh", ["港灯机器人", "helen@harbourlight.example", "180", "网信部门", "《个人信息保护法》"]),
    ],
)
def test_the_built_in_notice_names_us_our_contact_and_the_time(helen, language, words):
    shown = Notice.objects.current(language).text

    assert [word for word in words if word not in shown] == []
    assert not {"{", "}"} & set(shown)


def test_both_built_in_notices_say_the_same_things(helen):
    english, chinese = (Notice.objects.current(language).sections() for language in ("en", "zh"))

    assert [len(section.paragraphs) for section in english] == [len(section.paragraphs) for section in chinese]
    assert [section.heading for section in english][:2] == ["In short", "Who is responsible"]


def test_the_text_is_the_sections_in_one_piece(helen):
    notice = Notice.objects.current("en")

    assert notice.text.startswith("In short\nHarbourlight Robotics keeps what you send us")
    assert (notice.title, "#" in notice.text) == ("What happens with your data", False)


def test_a_text_without_heading_is_one_section(helen):
    notice = Notice(language="en", body="{company}\n\nkeeps it.")

    assert [(s.heading, s.paragraphs) for s in notice.sections()] == [("Harbourlight Robotics", ["keeps it."])]


def test_the_notice_follows_the_facts(helen):
    dan = type(helen).objects.create(name="Dan", email="dan@harbourlight.example")
    Duty.objects.assign("data", member=dan, by=helen.actor)
    house.write(KeepingSettings, days_after_ending=1)
    helen_s = Notice.objects.current("en").text

    assert "Dan, dan@harbourlight.example" in helen_s
    assert "for 1 day after" in helen_s


def test_the_legal_name_stands_where_there_is_one(helen, company):
    company.change(by=BY, legal_name="Harbourlight Robotics (Shanghai) Ltd.")

    assert placeholders.facts("en")["company"] == "Harbourlight Robotics (Shanghai) Ltd."


def test_without_any_admin_the_jobs_address_stands(company):
    company.change(by=BY, jobs_address="jobs@harbourlight.example")

    assert placeholders.facts("en")["contact"] == "jobs@harbourlight.example"


def test_before_the_first_run_there_is_nothing_to_fill_in(db):
    with pytest.raises(HouseNotOpen):
        Notice.objects.current("en").sections()


def test_a_published_version_takes_over_in_all_its_languages(helen):
    Notice.objects.publish(texts={"en": TEXT, "zh-hans": TEXT}, by=helen.actor)

    assert {Notice.objects.current(language).version for language in ("en", "zh", "tlh")} == {"1"}
    assert str(Notice.objects.current("zh")) == "1 zh"
    assert Entry.objects.get(verb="notice.published").data == {"version": 1}


def test_a_version_in_one_language_is_shown_to_all(helen):
    Notice.objects.publish(texts={"en": TEXT, "zh": TEXT}, by=helen.actor)
    Notice.objects.publish(texts={"en": TEXT + " Thanks."}, by=helen.actor)

    assert (Notice.objects.current("zh").version, Notice.objects.current("zh").language) == ("2", "en")


def test_publishing_the_same_text_changes_nothing(helen):
    first = Notice.objects.publish(texts={"en": TEXT}, by=helen.actor)

    assert Notice.objects.publish(texts={"en": f" {TEXT}\r\n"}, by=helen.actor) == first
    assert Notice.objects.count() == 1


@pytest.mark.parametrize(
    ("texts", "refusal"),
    [
        ({}, NoticeEmpty),
        ({"en": " "}, NoticeEmpty),
        ({"en": TEXT + "{0.__class__}"}, UnknownPlaceholder),
        ({"en": TEXT, "zh": "{company} {period}"}, PlaceholderMissing),
    ],
)
def test_a_notice_that_says_too_little_is_refused(helen, texts, refusal):
    with pytest.raises(refusal):
        Notice.objects.publish(texts=texts, by=helen.actor)

    assert Notice.objects.count() == 0


def test_a_fact_is_never_read_as_a_placeholder():
    assert placeholders.fill("{company}", {"company": "{contact}"}) == "{contact}"


def test_the_refusal_says_what_is_known():
    refusal = UnknownPlaceholder(word="x", known="company, contact")

    assert str(refusal) == "The notice contains {x}, which stands for nothing. Known are: company, contact."


@pytest.mark.parametrize("days", [0, 3651])
def test_we_keep_for_a_sensible_time(db, days):
    with pytest.raises(PeriodOutOfRange, match="from 1 to 3650"):
        house.write(KeepingSettings, days_after_ending=days)
