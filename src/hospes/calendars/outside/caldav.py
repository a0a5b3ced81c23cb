"""A small CalDAV client (RFC 4791, RFC 6764): find the calendar, write, take away, see what is there.

Ours because the common library replaces ``urllib3`` for the whole process.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import unquote, urljoin, urlsplit

import httpx2
from lxml import etree

from hospes.calendars.outside.problems import Problem, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

TIMEOUT = 20.0
WELL_KNOWN = "/.well-known/caldav"
_DAV, _CAL = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"
_ASK = (
    '<?xml version="1.0" encoding="utf-8"?><D:propfind xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop>'
    "<D:resourcetype/><D:getetag/><D:current-user-principal/><C:calendar-home-set/>"
    "<C:supported-calendar-component-set/></D:prop></D:propfind>"
)


@dataclass(frozen=True, kw_only=True)
class Found:
    """One thing that a server has: where, and what it says of itself. Addresses are whole."""

    url: str
    etag: str
    is_calendar: bool
    principal: str
    home: str


class Server:
    """One line to a calendar server, for one member. Every method may raise Trouble."""

    def __init__(self, username: str, password: str) -> None:
        self._client = httpx2.Client(auth=(username, password), timeout=TIMEOUT, follow_redirects=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self._client.close()

    def calendar(self, url: str) -> str:
        """The calendar at this address, or the first that its owner has there. Raises Trouble(NO_CALENDAR)."""
        for start in (url, urljoin(url, WELL_KNOWN)):
            here = next(self._ask(start, depth=0), None)
            if here is None:
                continue
            if here.is_calendar:
                return here.url
            home = here.home
            if not home and here.principal:
                who = next(self._ask(here.principal, depth=0), None)
                home = who.home if who else ""
            for found in self._ask(home, depth=1) if home else ():
                if found.is_calendar:
                    return found.url
        raise Trouble(Problem.NO_CALENDAR)

    def put(self, url: str, event: bytes, *, etag: str = "") -> str | None:
        """Write the event and return its new tag ("" if the server says none); None if ``etag`` is not there now.

        Raises Trouble, and Elsewhere where the calendar has this event under another address.
        """
        headers = {"Content-Type": "text/calendar; charset=utf-8", **({"If-Match": etag} if etag else {})}
        answer = self._send("PUT", url, content=event, headers=headers)
        if answer.status_code in {404, 412} and etag:
            return None
        if answer.status_code in {403, 409} and "no-uid-conflict" in answer.text:
            raise Elsewhere
        _refuse(answer)
        return str(answer.headers.get("etag", ""))

    def delete(self, url: str) -> None:
        """Take the event away; one that is gone already is gone."""
        answer = self._send("DELETE", url)
        if answer.status_code not in {404, 410}:
            _refuse(answer)

    def there(self, calendar: str) -> set[str]:
        """The last names of everything in the calendar."""
        return {last_name(found.url) for found in self._ask(calendar, depth=1, must=True)}

    def _ask(self, url: str, *, depth: int, must: bool = False) -> Iterator[Found]:
        headers = {"Depth": str(depth), "Content-Type": "application/xml; charset=utf-8"}
        answer = self._send("PROPFIND", url, content=_ASK.encode(), headers=headers)
        if answer.status_code >= httpx2.codes.INTERNAL_SERVER_ERROR:
            _refuse(answer)
        if answer.status_code != httpx2.codes.MULTI_STATUS:
            if must:
                raise Trouble(Problem.NO_CALENDAR, str(answer.status_code))
            return
        for response in _xml(answer).iter(f"{_DAV}response"):
            yield _found(response, str(answer.url))

    def _send(self, method: str, url: str, **more: Any) -> httpx2.Response:
        try:
            answer = self._client.request(method, url, **more)
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
            raise Trouble(Problem.UNREACHABLE, str(error) or type(error).__name__) from error
        if answer.status_code == httpx2.codes.UNAUTHORIZED:
            raise Trouble(Problem.LOGIN_REFUSED, "401")
        return answer


class Elsewhere(Exception):
    """The calendar has an event of this name already: somebody took our invitation over."""


def last_name(url: str) -> str:
    """What an address ends with, read the same however a server spells it."""
    return unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2])


def _refuse(answer: httpx2.Response) -> None:
    """Raise Trouble unless the server took it."""
    status = answer.status_code
    if status >= httpx2.codes.INTERNAL_SERVER_ERROR or status == httpx2.codes.TOO_MANY_REQUESTS:
        raise Trouble(Problem.TROUBLED, str(status))
    if status in {403, 405}:
        raise Trouble(Problem.READ_ONLY, str(status))
    if status in {404, 409, 410}:
        raise Trouble(Problem.NO_CALENDAR, str(status))
    if not answer.is_success:
        raise Trouble(Problem.TROUBLED, str(status), stops=False)


def _xml(answer: httpx2.Response) -> etree._Element:
    # A stranger's XML: nothing in it is fetched or blown up.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(answer.content, parser)
    except etree.XMLSyntaxError as error:
        raise Trouble(Problem.NO_CALENDAR, str(error)) from error


def _found(response: etree._Element, base: str) -> Found:
    parts = [part.get("name", "") for part in response.iter(f"{_CAL}comp")]
    is_calendar = response.find(f".//{_DAV}resourcetype/{_CAL}calendar") is not None
    return Found(
        url=urljoin(base, response.findtext(f"{_DAV}href", "").strip()),
        etag=response.findtext(f".//{_DAV}getetag", "").strip(),
        is_calendar=is_calendar and (not parts or "VEVENT" in parts),
        principal=_address(response, f".//{_DAV}current-user-principal/{_DAV}href", base),
        home=_address(response, f".//{_CAL}calendar-home-set/{_DAV}href", base),
    )


def _address(response: etree._Element, path: str, base: str) -> str:
    said = response.findtext(path, "").strip()
    return urljoin(base, said) if said else ""
