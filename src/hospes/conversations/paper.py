"""What a letter is written on: the HTML part, from MJML to what every mail program shows alike.

Tables and colours inline (css-inline), dark and narrow by media rules that stay in the head, system
fonts, no picture and nothing that is loaded (design 22, JOURNEY.md).
"""

from functools import cache
from pathlib import Path

import css_inline
import mrml
from django.template import Template

_MJML = Path(__file__).parent / "templates" / "conversations" / "mail.mjml"


@cache
def paper() -> Template:
    """The template of the HTML part. Made once per process, with the first letter: some 10 ms.

    Placeholders go through both tools as text, so they stand only inside text and attributes:
    between the rows of a table a parser would move them.
    """
    # Without this it would fetch "Roboto" and its like from a font server at every reading.
    no_fonts = mrml.RenderOptions(fonts={})
    tables = mrml.to_html(_MJML.read_text(encoding="utf-8"), render_options=no_fonts).content
    return Template(css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False).inline(tables))
