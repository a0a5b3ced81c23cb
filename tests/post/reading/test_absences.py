from datetime import date

import pytest

from hospes.post.reading.absences import away_until

WRITTEN = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("note", "last_day"),
    [
        ("I am out of the office until December 3rd, 2026.", date(2026, 12, 3)),
        ("Away through 3 December", date(2026, 12, 3)),
        ("I will be back on Monday, 7 December.", date(2026, 12, 6)),
        ("returning to the office on May 5th", date(2027, 5, 4)),
        ("Out of office until 2026-12-01", date(2026, 12, 1)),
        ("Ich bin bis zum 03.12.2026 nicht im Büro.", date(2026, 12, 3)),
        ("bis 3.12.26 abwesend", date(2026, 12, 3)),
        ("Ich bin wieder erreichbar ab dem 7. Dezember.", date(2026, 12, 6)),
        ("Je suis absent jusqu'au 5 décembre 2026.", date(2026, 12, 5)),
        ("De retour le 7 décembre", date(2026, 12, 6)),
        ("我正在休假，将于12月5日返回。", date(2026, 12, 4)),
        ("本人外出至2026年12月3日", date(2026, 12, 3)),
        ("12月8日前不在，于12月9日恢复上班", date(2026, 12, 8)),
    ],
)
def test_the_last_day_away_is_read(note, last_day):
    assert away_until(note, written=WRITTEN) == last_day


@pytest.mark.parametrize(
    "note",
    [
        "I'm out of the office Friday.",
        "On vacation from 1 December.",
        "ab dem 1.12. in Urlaub",
        "我于12月5日开始休假",
        "until 31 February 2027",
        "until 3 December 2029",
        "until 3 November 2026",
        "I cannot read mail until then. Call 12.34.56",
        "",
    ],
)
def test_what_is_not_sure_is_not_said(note):
    assert away_until(note, written=WRITTEN) is None


def test_without_the_day_of_the_note_only_a_year_counts():
    assert away_until("until 3 December", written=None) is None
    assert away_until("until 3 December 2026", written=None) == date(2026, 12, 3)


def test_the_second_date_is_taken_where_the_first_is_none():
    assert away_until("back on 30 February, then until 1 March 2027", written=WRITTEN) == date(2027, 3, 1)
