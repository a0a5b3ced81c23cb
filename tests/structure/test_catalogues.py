"""Every language has every sentence, and a further language needs files only.

German is made up in the test: each sentence stands in ⟦brackets⟧. What a candidate can read outside
of them is data, or an English leak.
"""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.mofile import write_mo
from django.conf import settings
from django.core.cache import cache

from hospes.applications.models.submitting import Person
from hospes.config import catalogues, languages
from hospes.conversations.models import Message
from tests.makers import CRITERIA, TEXTS
from tests.world import World, in_folder

LANGUAGE = "de"
READER = Person(name="Konrad Zuse", email="konrad@example.org", language=LANGUAGE, zone="America/Toronto")
READ_ALOUD = {"alt", "aria-label", "placeholder", "title"}
SILENT = {"script", "style", "template", "svg"}
WORD = re.compile(r"[^\W\d_]{2,}")


@pytest.mark.parametrize("language", catalogues.languages())
def test_every_sentence_is_translated(language):
    assert catalogues.problems(language) == []


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A folder with one made-up catalogue, compiled; nothing else knows of it."""
    made = tmp_path_factory.mktemp("locale")
    target = made / LANGUAGE / "LC_MESSAGES"
    target.mkdir(parents=True)
    with catalogues.merged(LANGUAGE) as file:
        catalogue = catalogues.read(file, LANGUAGE)
    for message in catalogue:
        if isinstance(message.id, tuple):
            message.string = tuple(f"⟦{words}⟧" for words in message.id)
        elif message.id:
            message.string = f"⟦{message.id}⟧"
    with (target / "django.mo").open("wb") as stream:
        write_mo(stream, catalogue)
    (target / "django.po").touch()
    return made


@pytest.fixture
def world(db, settings, folder, tmp_path) -> World:
    in_folder(settings, tmp_path)
    settings.LOCALE_PATHS = [folder, *settings.LOCALE_PATHS]
    settings.LANGUAGES = languages.installed(folder)
    cache.clear()
    return World()


class Reader(HTMLParser):
    """What a page says to eyes and ears, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag, attrs):
        self.silent += tag in SILENT
        self.said += [outside(value) for name, value in attrs if name in READ_ALOUD and value]

    def handle_endtag(self, tag):
        self.silent -= tag in SILENT

    def handle_data(self, data):
        if not self.silent:
            self.said.append(data)


def outside(text: str) -> str:
    """Return what stands outside of all brackets, which may be nested."""
    depth, rest = 0, []
    for character in text:
        depth += character == "⟦"
        if depth == 0:
            rest.append(character)
        depth -= character == "⟧"
    assert depth == 0, text
    return "".join(rest)


def leaks(html: str, known: set[str]) -> list[str]:
    """Return the words of a page that are neither translated nor data."""
    reader = Reader()
    reader.feed(html)
    assert any("⟦" in said for said in reader.said)
    return sorted({word for word in WORD.findall(outside(" ".join(reader.said))) if word.casefold() not in known})


@pytest.fixture
def known(world) -> set[str]:
    """Every word that somebody typed, and the names of days, months, languages and places."""
    german = Locale.parse(LANGUAGE)
    job = world.job
    typed = [READER.name, READER.email, "ada.txt", "Hospes", "CA", "CV"]
    typed += [str(value) for text in TEXTS.values() for value in text.values()]
    typed += [text for criterion in CRITERIA for text in criterion.text.values()]
    typed += [text for question in job.questions() for text in (*question.label.values(), *question.help.values())]
    typed += [*job.team_name.values(), *job.machines_used.values()]
    typed += [job.title(code) for code in TEXTS]
    typed += [stage.name_in("en") + " " + stage.explains_in("en") + " " + stage.people_in("en") for stage in job.plan()]
    typed += [f"{member.name} {member.email} {member.title}" for member in (world.helen, world.grace, world.dan)]
    typed += ["Harbourlight Robotics Ltd.", "港灯机器人", "Toronto", *(name for _code, name in settings.LANGUAGES)]
    typed += ["GH", "DO", "KZ", "EN", "DE", "中文"]  # initials, and the short names of the languages
    for width in ("wide", "abbreviated"):
        typed += [*german.days["format"][width].values(), *german.months["format"][width].values()]
        typed += [*german.days["stand-alone"][width].values(), *german.months["stand-alone"][width].values()]
    return {word.casefold() for words in typed for word in WORD.findall(words)}


def test_the_list_of_jobs_speaks_a_third_language(client, world, known):
    assert leaks(client.get(f"/{LANGUAGE}/jobs/").content.decode(), known) == []


def test_a_job_page_speaks_a_third_language(client, world, known):
    html = client.get(f"/{LANGUAGE}/jobs/{world.job.public_id}/").content.decode()
    # The notice about data is a text of the house, written in the languages it chose.
    html = re.sub(r'<details class="pipl__n".*?</details>', "", html, flags=re.DOTALL)
    html = re.sub(r'<p class="hint mt-4">.*?<a ', "<p><a ", html, flags=re.DOTALL)

    assert leaks(html, known) == []


def test_the_candidates_page_and_the_letter_in_it_speak_a_third_language(client, world, known):
    application = world.apply(READER)

    html = client.get(f"/p/{application.case.candidate.link_token()}/").content.decode()

    assert leaks(html, known) == []
    letter = Message.objects.get(case=application.case)
    assert "⟦" in letter.text
    assert [word for word in WORD.findall(outside(letter.text)) if word.casefold() not in known] == []
