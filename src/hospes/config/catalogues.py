"""The catalogues of words: which sentences stand in the source, and which of them are not translated yet.

A language is a folder of ``hospes/locale``. English is written in the source itself; every other
language of the settings must have every sentence.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import to_locale

SOURCE = "en"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|{\w+}")
LEFT_OUT = shutil.ignore_patterns("static", "locale", "migrations", "__pycache__")


class ExtractionFailed(Exception):
    """GNU gettext could not read the source, or is not installed."""


def languages() -> list[str]:
    """Return the languages that need a catalogue."""
    return [code for code, _name in settings.LANGUAGES if code != SOURCE]


def file_of(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / to_locale(language) / "LC_MESSAGES" / "django.po"


def problems(language: str) -> list[str]:
    """Return what keeps the catalogue of ``language`` from being complete, one sentence each."""
    with merged(language) as file:
        catalogue = read(file, language)
    return [f"{language}: {fault}" for message in catalogue if message.id for fault in faults(message, catalogue)]


def faults(message: Message, catalogue: Catalog) -> Iterator[str]:
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    where = ", ".join(sorted({name for name, _line in message.locations}))
    if not all(strings):
        yield f"not translated ({where}): {message.id!r}"
        return
    if message.fuzzy:
        yield f"fuzzy ({where}): {message.id!r}"
    for error in message.check(catalogue):
        yield f"{error} ({where}): {message.id!r}"
    wanted, had = placeholders(message.id), placeholders(message.string)
    if wanted != had:
        yield f"placeholders differ: {', '.join(sorted(wanted ^ had))} ({where}): {message.id!r}"


def placeholders(forms: str | Sequence[str] | None) -> set[str]:
    """Return the named placeholders of all plural forms together: one may say "one day"."""
    return set(PLACEHOLDER.findall(forms if isinstance(forms, str) else "\n".join(forms or ())))


def update(language: str) -> None:
    """Add the sentences that are new in the source to the catalogue, and drop those that are gone."""
    with merged(language) as file:
        target = file_of(language)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)


@contextmanager
def merged(language: str) -> Iterator[Path]:
    """Merge source and catalogue in a copy, so that looking changes nothing. Raises ExtractionFailed."""
    with TemporaryDirectory(prefix="hospes-words-") as scratch:
        copy = Path(scratch) / "hospes"
        shutil.copytree(Path(settings.PACKAGE), copy, ignore=LEFT_OUT)
        file = copy / "locale" / to_locale(language) / "LC_MESSAGES" / "django.po"
        file.parent.mkdir(parents=True)
        if file_of(language).exists():
            shutil.copyfile(file_of(language), file)
        extract(copy, language)
        take_out_needless_plurals(file)
        yield file


def extract(folder: Path, language: str) -> None:
    # Without settings of ours: makemessages would write into our own folder.
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    words = ["--locale", to_locale(language), "--no-wrap", "--no-obsolete", "--add-location", "file"]
    done = subprocess.run(
        [sys.executable, "-m", "django", "makemessages", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ExtractionFailed(done.stderr.strip().splitlines()[-1] if done.stderr else "makemessages failed")


def take_out_needless_plurals(file: Path) -> None:
    """A new sentence comes with two empty forms, also for a language that has one, such as Chinese."""
    text = file.read_text()
    if "nplurals=1" in text:
        file.write_text(re.sub(r'^msgstr\[1\] ""\n', "", text, flags=re.MULTILINE))


def read(file: Path, language: str) -> Catalog:
    with file.open("rb") as stream:
        return read_po(stream, locale=to_locale(language))
