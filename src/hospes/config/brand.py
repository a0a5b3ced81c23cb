"""The company's colour: two numbers of which the whole palette is made (tokens.css).

The page may hold no style of its own (content policy), so the numbers stand in the address of a
small style sheet. It asks nobody and never changes: another colour has another address.
"""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control

HUE, CHROMA = 174.0, 0.072  # of tokens.css
BRIGHTEST = 0.1  # beyond it white words on the colour cannot be read (4.5:1)
NUMBERS = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)-(0(?:\.\d{1,4})?)", re.ASCII)


def address(hue: float, chroma: float) -> str:
    """Return where the sheet of this colour is; "" for the colour that the tokens have by themselves."""
    if (hue, chroma) == (HUE, CHROMA):
        return ""
    return reverse("brand", kwargs={"numbers": f"{round(hue, 3):g}-{round(chroma, 4):g}"})


@cache_control(public=True, max_age=31_536_000, immutable=True)
def sheet(_request: HttpRequest, numbers: str) -> HttpResponse:
    """Return the style sheet of one colour."""
    found = NUMBERS.fullmatch(numbers)
    if not found or float(found[1]) > 360 or float(found[2]) > BRIGHTEST:
        raise Http404
    text = f"@layer tokens {{ :root {{ --brand-h: {found[1]}; --brand-c: {found[2]}; }} }}\n"
    return HttpResponse(text, content_type="text/css; charset=utf-8")
