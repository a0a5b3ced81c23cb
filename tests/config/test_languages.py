"""A third language needs files only: a catalogue of made-up words stands in for German."""

import re
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from django.utils import translation

from hospes.config import catalogues, languages
from hospes.foundation import wording

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|{\w+}")


def pseudo(sentence: str) -> str:
    """Every sentence in brackets and lengthened, its placeholders kept."""
    return f"⟦{sentence} {'·' * (len(sentence) // 3)}⟧"


def write_pseudo_catalogue(folder: Path) -> None:
    with catalogues.merged("de") as file:
        catalogue = catalogues.read(file, "de")
    for message in catalogue:
        if isinstance(message.id, tuple):
            message.string = tuple(pseudo(words) for words in message.id)
        elif message.id:
            message.string = pseudo(message.id)
    target = folder / "de" / "LC_MESSAGES"
    target.mkdir(parents=True)
    with (target / "django.mo").open("wb") as stream:
        write_mo(stream, catalogue)
    (target / "django.po").touch()


@pytest.fixture
def third_language(settings, tmp_path_factory) -> None:
    folder = tmp_path_factory.mktemp("locale")
    write_pseudo_catalogue(folder)
    settings.LOCALE_PATHS = [folder, *settings.LOCALE_PATHS]
    settings.LANGUAGES = languages.installed(folder)


def test_languages_are_the_folders_there_are(tmp_path):
    for name in ("zh_Hans", "de", "pt_BR"):
        (tmp_path / name / "LC_MESSAGES").mkdir(parents=True)
        (tmp_path / name / "LC_MESSAGES" / "django.po").touch()

    assert languages.installed(tmp_path) == [
        ("en", "English"),
        ("zh-hans", "简体中文"),
        ("de", "Deutsch"),
        ("pt-br", "Português Brasileiro"),
    ]


def test_language_that_django_does_not_know_has_its_code_as_name():
    assert languages.own_name("tlh") == "tlh"


def test_third_language_is_spoken_by_every_page(client, db, third_language):
    response = client.get("/de/nowhere/")

    assert wording.codes() == ["en", "zh", "de"]
    assert response.headers["Content-Language"] == "de"
    assert '<html lang="de">' in response.content.decode()
    assert pseudo("There is no page here") in response.content.decode()


def test_third_language_keeps_every_placeholder(third_language):
    with translation.override("de"):
        said = translation.gettext("There is no working calendar called %(key)s.") % {"key": "MOON"}

    assert said == pseudo("There is no working calendar called %(key)s.") % {"key": "MOON"}
    assert PLACEHOLDER.search(said) is None
