"""How often the author of a forwarded mail is found: against a table of facts about corpora/email-replies/forwards.

python -m tests.measures.forwards
"""

import sys
from pathlib import Path

from hospes.post.reading.forwards import Forward, forwarded
from tests.measures.line import Line

# What every forwarded mail of the set says, whatever the program and the language.
AUTHOR = ("John Doe", "john.doe@acme.com")
SUBJECT = "Integer consequat non purus"
RECIPIENT = "bessie.berry@acme.com"
FIRST_WORDS = "Aenean quis diam urna."
# Where one of them says otherwise.
AUTHORS = {
    "apple_mail_en_body_variant_5": ("", "john.doe@acme.com"),
    "outlook_live_en_body_variant_11": ("John, Doe", "john.doe@acme.com"),
    "unknown_en_body_variant_12": ("John Doe", ""),
}
# "variant_4" are replies of the same programs: they forward nothing.
REPLY = "_variant_4"
# These programs mark a forward in the subject only.
SUBJECT_NEEDED = ("outlook_live", "new_outlook_2019", "outlook_2019", "unknown")


def run(corpora: Path) -> list[Line]:
    """Measure author, and what else the block of labels says."""
    folder = corpora / "email-replies" / "forwards"
    cases = [(file.stem, _found(file)) for file in sorted(folder.glob("*_body*.txt"))]
    mails = [(name, found) for name, found in cases if not name.endswith(REPLY) and found is not None]
    return [
        Line("forwards author", sum(is_right(name, found) for name, found in cases), len(cases)),
        Line("forwards first words", sum(found.body.startswith(FIRST_WORDS) for _, found in mails), len(mails)),
        Line("forwards subject", *_labelled(mails, lambda found: found.subject == SUBJECT)),
        Line("forwards recipient", *_labelled(mails, lambda found: RECIPIENT in {one.address for one in found.to})),
    ]


def is_right(name: str, found: Forward | None) -> bool:
    """Whether the author is who he should be; that a reply has none."""
    if name.endswith(REPLY) or found is None:
        return name.endswith(REPLY) and found is None
    return (found.sender.name, found.sender.address) == AUTHORS.get(name, AUTHOR)


def _found(file: Path) -> Forward | None:
    return forwarded(_subject(file), file.read_text())


def _subject(file: Path) -> str:
    """Return the subject that belongs to a body: its own file, that of its program, or what the program writes."""
    program, _, variant = file.stem.partition("_body")
    for name in (f"{program}_subject{variant}", f"{program}_subject"):
        beside = file.with_name(f"{name}.txt")
        if beside.exists() and (variant != REPLY or name.endswith(REPLY)):
            return beside.read_text()
    needed = program.startswith(SUBJECT_NEEDED)
    return ("Re: x" if variant == REPLY else "FW: x") if needed else ""


def _labelled(mails: list[tuple[str, Forward]], holds) -> tuple[int, int]:
    """Outlook for Mac writes one line without labels, and one mail has no addresses at all."""
    labelled = [found for name, found in mails if not name.startswith(("outlook_2019", "unknown"))]
    return sum(holds(found) for found in labelled), len(labelled)


if __name__ == "__main__":
    for line in run(Path(sys.argv[1])):
        print(line)  # noqa: T201 -- what the command is for
