"""The command line: a thin door onto management commands, which says in words what there is."""

import os
import sys
from importlib import import_module
from pathlib import Path

import django
from django.core import management
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

HELP = {"", "help", "-h", "--help"}
COMPOSE = {"hospes.config", "hospes.demo"}


def main(words: list[str]) -> int:
    """Run ``words`` (without the program's name) and return the exit status.

    ``--data DIR`` is read before anything else: settings are made from the data folder.
    """
    try:
        words = take_data_folder(words)
    except IndexError:
        return complain("--data needs a folder: hospes --data /srv/hospes serve")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hospes.config.settings.local")
    try:
        django.setup()
    except (ImproperlyConfigured, ValueError) as error:
        return complain(f"The configuration is not complete: {error}")
    name = words[0] if words else ""
    if name in HELP:
        sys.stdout.write(overview())
        return 0
    if name not in management.get_commands():
        return complain(f"There is no command “{name}”.\n\n{overview()}")
    return run(name, words[1:])


def take_data_folder(words: list[str]) -> list[str]:
    """Return the words without ``--data``, and remember the folder for the settings."""
    rest = []
    waiting = iter(words)
    for word in waiting:
        if word == "--data":
            folder = next(waiting, None)
            if folder is None:
                raise IndexError(word)
            os.environ["HOSPES_DATA"] = str(Path(folder).resolve())
        elif word.startswith("--data="):
            os.environ["HOSPES_DATA"] = str(Path(word.removeprefix("--data=")).resolve())
        else:
            rest.append(word)
    return rest


def run(name: str, words: list[str]) -> int:
    """Run one command; a complaint is a sentence, never a traceback."""
    try:
        management.ManagementUtility(["hospes", name, *words]).execute()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 0
    except OperationalError as error:
        return complain(f"The database did not answer: {error}\n“hospes doctor” says more.")
    except ImproperlyConfigured as error:
        return complain(f"The configuration is not complete: {error}")
    return 0


def overview() -> str:
    """Return our own commands, one line each."""
    lines = [f"  {name:<12}{sentence}" for name, sentence in sorted(ours().items())]
    return "\n".join(
        [
            "hospes COMMAND [--data DIR]",
            "",
            *lines,
            "",
            "Every command explains itself with --help. Django's own (migrate, shell, …) work too.",
            "",
        ]
    )


def ours() -> dict[str, str]:
    """Return the commands that belong to Hospes and what each does."""
    found = {}
    for name, room in management.get_commands().items():
        if room in COMPOSE:
            found[name] = str(import_module(f"{room}.management.commands.{name}").Command.help)
    return found


def complain(sentence: str) -> int:
    sys.stderr.write(sentence.rstrip() + "\n")
    return 2
