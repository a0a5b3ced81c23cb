import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hospes.foundation import text

unhurried = settings(deadline=None)
ANY = st.text(alphabet=st.characters(exclude_categories=[]), max_size=200)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  Ada \t\n Lovelace ", "Ada Lovelace"),
        ("A\u030angstro\u0308m", "Ångström"),
        ("evil\u202etxt.exe\u2066", "eviltxt.exe"),
        ("nul\0l\x07\ufeff", "null"),
        ("half \ud800", "half"),
        ("张\u3000伟", "张 伟"),
        ("👩\u200d🔬 می\u200cخواهم \u200f", "👩\u200d🔬 می\u200cخواهم \u200f"),
    ],
)
def test_a_line_is_cleaned_and_keeps_its_words(raw, clean):
    assert text.clean_line(raw, 100) == clean


def test_text_keeps_its_lines():
    assert text.clean_text("\n one\r\ntwo\rthree\u2028\x85\tfour \n", 100) == "one\ntwo\nthree\n\n\tfour"


@pytest.mark.parametrize("clean", [text.clean_line, text.clean_text])
def test_too_much_is_refused_and_not_cut(clean):
    assert clean("x" * 10 + "\0", 10) == "x" * 10
    with pytest.raises(text.TooLong, match="at most 10 characters, and it has 11"):
        clean("x" * 11, 10)


@unhurried
@given(ANY)
def test_clean_text_can_be_stored_and_is_clean_already(raw):
    clean = text.clean_text(raw, 1000)

    clean.encode()
    assert "\0" not in clean
    assert clean == text.clean_text(clean, 1000) == unicodedata.normalize("NFC", clean)
    assert "\n" not in text.clean_line(raw, 1000)


def test_shortening_shows_that_something_is_gone():
    assert [text.shorten("a word too many", limit) for limit in (15, 7)] == ["a word too many", "a word…"]


@pytest.mark.parametrize(
    ("typed", "normalised"),
    [
        (" Ada.L+jobs@Example.COM ", "ada.l+jobs@example.com"),
        ("ada＠example．com", "ada@example.com"),
        ("ada@Bücher.example", "ada@xn--bcher-kva.example"),
        ("ada@ex\u202eample.com", "ada@example.com"),
        ("no address", "noaddress"),
        ("ada@a..b", "ada@a..b"),
    ],
)
def test_an_address_is_compared_in_one_form(typed, normalised):
    assert text.normalise_address(typed) == normalised
    assert text.normalise_address(normalised) == normalised
