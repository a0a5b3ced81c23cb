from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from hospes.config import catalogues

SOURCE = """
from django.utils.translation import gettext as _, ngettext
_("Hello %(name)s")
ngettext("one day", "%(n)s days", 2)
"""
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
DAYS = '#, python-format\nmsgid "one day"\nmsgid_plural "%(n)s days"\nmsgstr[0] "%(n)s 天"\n\n'


@pytest.fixture
def catalogue(settings, tmp_path) -> Path:
    """A package with two sentences, and the file where its Chinese catalogue lies."""
    package = tmp_path / "package"
    package.mkdir()
    (package / "words.py").write_text(SOURCE)
    settings.PACKAGE = package
    settings.LOCALE_PATHS = [package / "locale"]
    settings.LANGUAGES = [("en", "English"), ("zh-hans", "简体中文")]
    file = catalogues.file_of("zh-hans")
    file.parent.mkdir(parents=True)
    return file


def hello(translated: str, flags: str = "python-format") -> str:
    return f'#, {flags}\nmsgid "Hello %(name)s"\nmsgstr "{translated}"\n\n'


def test_complete_catalogue_has_no_problems(catalogue):
    catalogue.write_text(HEAD + hello("%(name)s，您好") + DAYS)

    assert catalogues.problems("zh-hans") == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (HEAD + hello("") + DAYS, "not translated (words.py): 'Hello %(name)s'"),
        (HEAD + DAYS, "not translated (words.py): 'Hello %(name)s'"),
        (HEAD + hello("%(name)s，您好", "fuzzy, python-format") + DAYS, "fuzzy (words.py): 'Hello %(name)s'"),
        (HEAD + hello("{name}，您好") + DAYS, "placeholders differ: %(name)s, {name} (words.py)"),
        (HEAD + hello("您好") + DAYS, "placeholders differ: %(name)s (words.py): 'Hello %(name)s'"),
    ],
)
def test_problem_is_named_with_its_place(catalogue, text, fault):
    catalogue.write_text(text)

    [problem] = catalogues.problems("zh-hans")
    assert fault in problem


def test_missing_catalogue_has_everything_to_translate(catalogue):
    assert len(catalogues.problems("zh-hans")) == 2


def test_check_changes_nothing_and_fails(catalogue):
    catalogue.write_text(HEAD)

    with pytest.raises(CommandError, match="not complete"):
        call_command("catalogues", "--check", stdout=StringIO())

    assert catalogue.read_text() == HEAD


def test_update_adds_what_is_new_and_drops_what_is_gone(catalogue):
    catalogue.write_text(HEAD + hello("%(name)s，您好") + 'msgid "Gone"\nmsgstr "没了"\n')
    out = StringIO()

    call_command("catalogues", stdout=out)

    written = catalogue.read_text()
    assert "%(name)s，您好" in written
    assert 'msgid "one day"' in written
    assert "msgstr[1]" not in written
    assert "Gone" not in written
    assert out.getvalue() == "zh-hans: not translated (words.py): ('one day', '%(n)s days')\n1 sentences to translate\n"
