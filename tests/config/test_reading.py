"""Names, texts and promises of people, as pages draw them."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils import translation

from hospes.config import promise_marks, reading
from hospes.config.portraits import initials

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "signs"),
    [
        ("Amara Okafor", "AO"),
        ("Ludwig van Beethoven", "LB"),
        ("陈思远", "思远"),
        ("Lin Yue 林悦", "LY"),
        ("Cher", "CH"),
        ("李·四", "李四"),
        ("", "?"),
        ("<script>", "?"),
    ],
)
def test_initials_keep_the_name_whole(name: str, signs: str) -> None:
    assert initials(name) == signs


def test_plain_text_becomes_paragraphs_and_lists_and_nothing_else() -> None:
    assert reading.paragraphs("Hello\nyou\n\nTwo:\n- a\n- <b>\nafter") == (
        "<p>Hello<br>you</p><p>Two:</p><ul><li>a</li><li>&lt;b&gt;</li></ul><p>after</p>"
    )
    assert reading.paragraphs("  \n ") == ""


def test_han_words_carry_their_language_on_an_english_page() -> None:
    assert reading.marked("Lin Yue 林悦 <3") == 'Lin Yue <span lang="zh-Hans">林悦</span> &lt;3'
    with translation.override("zh-hans"):
        assert reading.marked("林悦") == "林悦"


def test_the_same_page_in_another_language() -> None:
    english, chinese = reading.languages("/en/jobs/x")
    assert (english["url"], english["name"], english["here"]) == ("/en/jobs/x", "EN", True)
    assert (chinese["url"], chinese["name"], chinese["html"]) == ("/zh/jobs/x", "中文", "zh-Hans")
    assert reading.languages("/p/token/") == []


def test_at_the_desks_doors_a_cookie_says_the_language() -> None:
    english, chinese = reading.languages("/desk/sign-in/", "next=%2Fdesk%2F")

    assert (english["here"], chinese["here"]) == (True, False)
    assert chinese["url"] == "/desk/settings/language/?language=zh&next=%2Fdesk%2Fsign-in%2F%3Fnext%3D%252Fdesk%252F"


def test_languages_name_themselves() -> None:
    assert reading.own_name("qq-pseudo") == "QQ-PSEUDO"


@pytest.mark.parametrize(
    ("standing", "due", "look"),
    [
        ("made", NOW + timedelta(days=2), ("next", "Thu 26 Nov")),
        ("made", NOW + timedelta(hours=1), ("today", "Today 18:00")),
        ("made", NOW - timedelta(hours=16), ("late", "16 h late")),
        ("broken", NOW - timedelta(days=3), ("late", "3 days late")),
        ("broken", NOW - timedelta(minutes=5), ("late", "5 min late")),
        ("kept", NOW, ("kept", "Kept Tue 24 Nov")),
        ("renegotiated", NOW, ("moved", "Moved from Tue 24 Nov")),
        ("repaired", NOW, ("late", "Told late, on Tue 24 Nov")),
        ("void", NOW, ("next", "No longer needed")),
    ],
)
def test_a_promise_looks_like_what_became_of_it(standing: str, due: datetime, look: tuple[str, str]) -> None:
    mark = promise_marks.mark(standing=standing, due=due, now=NOW, zone="Asia/Shanghai")
    assert (mark.state, mark.text) == look


def test_a_face_is_a_portrait_or_initials() -> None:
    template = Template('{% load ui %}{% avatar a "sm" %}{% avatar b alt="Amara" %}')
    page = template.render(Context({"a": SimpleNamespace(name="Lin Yue", portrait="lin-yue"), "b": "Amara Okafor"}))
    assert 'src="/static/img/people/lin-yue.svg" alt=""' in page
    assert 'aria-label="Amara">AO</span>' in page
