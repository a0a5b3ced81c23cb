"""Options of a question as they are typed: one a line, in each language."""

from collections.abc import Mapping, Sequence

from hospes.foundation.text import clean_line, shorten
from hospes.questionnaires.drafts import Option

MOST = 60


def lines(options: Sequence[Option]) -> dict[str, str]:
    """The options as text, by language."""
    codes = dict.fromkeys(code for option in options for code in option["label"])
    return {code: "\n".join(option["label"].get(code, "") for option in options) for code in codes}


def typed(texts: Mapping[str, str], known: Sequence[Option]) -> list[Option]:
    """The options of a text. One that keeps its words in some language keeps what is stored for it."""
    columns = {code: text.splitlines() for code, text in texts.items()}
    height = min(max((len(column) for column in columns.values()), default=0), MOST)
    made: list[Option] = []
    for number in range(height):
        label = {code: clean_line(column[number], 200) for code, column in columns.items() if number < len(column)}
        label = {code: words for code, words in label.items() if words}
        value = value_of(label, known) if label else ""
        # The same twice is one option.
        if value and value not in {each["value"] for each in made}:
            made.append({"value": value, "label": label})
    return made


def value_of(label: Mapping[str, str], known: Sequence[Option]) -> str:
    """What is stored for these words: as before, else the words themselves."""
    for option in known:
        if set(option["label"].items()) & set(label.items()):
            return option["value"]
    return shorten(next(iter(label.values())), 100)
