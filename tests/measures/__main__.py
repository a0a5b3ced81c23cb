"""``bin/measure [--wrong] [SUBJECT…]``: prints one line for each set; with ``--wrong`` also what came out wrong."""

import os
import sys
from importlib import import_module
from pathlib import Path

import django

HERE = Path(__file__).parent


def subjects() -> list[str]:
    """Every module of this folder that measures something."""
    return sorted(file.stem for file in HERE.glob("*.py") if "\ndef run(" in file.read_text(encoding="utf-8"))


def main(words: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hospes.config.settings.test")
    django.setup()
    corpora = Path(os.environ.get("HOSPES_CORPORA", HERE.parents[2] / "shared" / "corpora"))
    if not corpora.is_dir():
        sys.exit(f"The corpora are not in {corpora}: set HOSPES_CORPORA.")
    for subject in [word for word in words if not word.startswith("-")] or subjects():
        if subject not in subjects():
            sys.exit(f"There is no measure “{subject}”. There are: {', '.join(subjects())}")
        for line in import_module(f"tests.measures.{subject}").run(corpora):
            print(line)  # noqa: T201 -- this is what it is for
            for case in line.wrong if "--wrong" in words else ():
                print(f"    {case}")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
