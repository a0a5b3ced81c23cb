import pytest

from hospes.foundation import wording


@pytest.mark.parametrize(("language", "code"), [("en", "en"), ("zh-hans", "zh"), ("zh_CN", "zh"), ("EN-gb", "en")])
def test_a_language_has_one_short_code(language, code):
    assert wording.code(language) == code


def test_the_installation_speaks_its_languages():
    assert wording.codes() == ["en", "zh"]


@pytest.mark.parametrize(("language", "catalogue"), [("zh", "zh-hans"), ("en", "en"), ("xx", "en")])
def test_each_language_has_a_catalogue(language, catalogue):
    assert wording.catalogue(language) == catalogue


@pytest.mark.parametrize(
    ("words", "picked"),
    [
        ({"en": "Call", "zh": "通话"}, "通话"),
        ({"en": "Call", "zh": ""}, "Call"),
        ({"fr": "Appel"}, "Appel"),
        ({}, ""),
    ],
)
def test_words_are_those_of_the_language_or_any(words, picked):
    assert wording.pick(words, "zh-hans") == picked


def test_cleaned_words_have_short_codes_and_no_gaps():
    assert wording.cleaned({"zh-hans": "通话", "en": ""}) == {"zh": "通话"}


def test_typed_words_are_clean_lines():
    assert wording.lines({"zh-hans": " 通话\x00 ", "en": " "}, 10) == {"zh": "通话"}
