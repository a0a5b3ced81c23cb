"""Reading a page as a person does."""

import html
import re


def words(response) -> str:
    """Return the words of a page without its tags, white space folded."""
    body = re.sub(r"(?s)<(script|style|template).*?</\1>|<[^>]*>", " ", response.content.decode())
    return " ".join(html.unescape(body).split())


def value_of(response, name: str) -> str:
    """Return the value of the first field called ``name``."""
    [tag] = re.findall(rf'<input[^>]*name="{name}"[^>]*>', response.content.decode())[:1]
    found = re.search(r'value="([^"]*)"', tag)
    return html.unescape(found[1]) if found else ""
