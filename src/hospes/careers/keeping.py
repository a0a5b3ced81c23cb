"""Public pages are drawn once and shown to everybody until anything is committed or the minute is over.

A page says dates, so it grows old with the clock; what it reads may change with any commit, also of
another process. Both stand in the mark, so a kept page is never another than the one that would be drawn.
"""

import threading
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from hospes.careers import caching
from hospes.foundation import clock, database_mark

View = Callable[..., HttpResponse]
Address = tuple[str, str, str]
# Addresses of one mark; what strangers search for beyond it is drawn each time.
MOST = 200
MINUTE = 60


class Shelf:
    """The pages of one mark; another mark empties it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._mark = ""
        self._pages: dict[Address, caching.Page] = {}

    def find(self, mark: str, address: Address) -> caching.Page | None:
        with self._lock:
            return self._pages.get(address) if mark == self._mark else None

    def keep(self, mark: str, address: Address, page: caching.Page) -> None:
        with self._lock:
            if mark != self._mark:
                self._mark, self._pages = mark, {}
            if len(self._pages) < MOST:
                self._pages[address] = page


shelf = Shelf()


def kept(view: View) -> View:
    """Answer from the shelf where nothing changed; whoever carries a session gets his own page."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        mark = None if settings.SESSION_COOKIE_NAME in request.COOKIES else database_mark.mark()
        if mark is None:
            return view(request, *args, **kwargs)
        mark = f"{mark} {clock.now().timestamp() // MINUTE}"
        address = (request.scheme or "", request.get_host(), request.get_full_path())
        page = shelf.find(mark, address)
        if page is not None:
            return caching.answer(request, page)
        response = view(request, *args, **kwargs)
        if isinstance(response, caching.ForEverybody):
            shelf.keep(mark, address, response.page)
        return response

    return answer
