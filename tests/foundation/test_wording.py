import pytest

from hospes.foundation import wording


@pytest.mark.parametrize(
    ("language", "code"), [("en", "en"), ("zh-hans", "zh"), ("zh_Hans_CN", "zh"), ("ZH", "zh"), ("", "")]
)
def test_short_codes_stand_for_longer_ones(language, code):
    assert wording.code(language) == code


def test_the_installations_languages_have_short_codes(settings):
    settings.LANGUAGES = [("en", "English"), ("zh-hans", "Simplified Chinese")]

    assert wording.codes() == ["en", "zh"]


@pytest.mark.parametrize(("language", "catalogue"), [("zh", "zh-hans"), ("en-ca", "en"), ("xx", "en")])
def test_a_language_finds_its_catalogue_or_the_installations_own(language, catalogue):
    assert wording.catalogue(language) == catalogue


@pytest.mark.parametrize(
    ("words", "language", "picked"),
    [
        ({"en": "Call", "zh": "通话"}, "zh-hans", "通话"),
        ({"en": "", "zh": "通话"}, "en", "通话"),
        ({"en": "Call"}, "zh", "Call"),
        ({}, "en", ""),
    ],
)
def test_words_are_in_the_readers_language_or_the_first_there_is(words, language, picked):
    assert wording.pick(words, language) == picked


def test_kept_words_have_short_codes_and_no_gaps():
    assert wording.cleaned({"zh-hans": "通话", "en": "", "de": None}) == {"zh": "通话"}
