"""Which languages this installation speaks: each is a folder of catalogues, so a further one needs files only."""

from pathlib import Path

from django.conf.locale import LANG_INFO
from django.utils.translation import to_language

# English stands in the source; Chinese has been there from the first day.
ALWAYS = ("en", "zh-hans")


def installed(folder: Path) -> list[tuple[str, str]]:
    """Return code and own name of every language: ``("zh-hans", "简体中文")``."""
    found = sorted(to_language(file.parents[1].name) for file in folder.glob("*/LC_MESSAGES/django.po"))
    return [(code, own_name(code)) for code in dict.fromkeys([*ALWAYS, *found])]


def own_name(code: str) -> str:
    """Return what a language calls itself; its code where Django does not know it."""
    return str(LANG_INFO.get(code, {}).get("name_local", code))
