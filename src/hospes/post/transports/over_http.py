"""A provider's HTTP interface, through django-anymail (docs/decisions/).

One request carries the letter, and nothing of it is with the provider before that request began: so the border that
SMTP draws between RCPT and DATA lies before ``hand_over``. What broke before the request left has carried nothing; what
broke later may have, and is Unknown. Each letter has a connection of its own: one that was kept and had died would make
a letter uncertain for nothing.
"""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import requests
from anymail.exceptions import AnymailAPIError, AnymailError, AnymailRecipientsRefused
from django.utils.module_loading import import_string
from urllib3.exceptions import HTTPError, LocationParseError, MaxRetryError, NewConnectionError

from hospes.post.enums import Carrier, Problem
from hospes.post.transports.carriers import SERVICES, Service, base
from hospes.post.transports.line import Answer, Never, NoLine, NotNow, Parcel, Route, Taken, Unknown
from hospes.post.transports.taken_apart import taken_apart

REDIRECTED, BAD_REQUEST, UNAUTHORISED, FORBIDDEN, NOT_FOUND = 300, 400, 401, 403, 404
NO_MONEY, SERVER_ERROR, GATEWAY_WAITED = 402, 500, 504
# Not taken, and may be another time: also when the plan is used up, which somebody pays for within our five days.
NOT_YET = frozenset({NO_MONEY, 408, 425, 429})
LONGEST_WORDS = 500
# Before TLS stands nothing has left; these are what OpenSSL says while it is being made.
_NO_TLS_YET = re.compile(r"WRONG_VERSION_NUMBER|CERTIFICATE_VERIFY_FAILED|HANDSHAKE_FAILURE")
# SendGrid says 403 both for a key that may not send and for a sender that it does not know.
_THE_SENDER = re.compile(r"from address|sender identity", re.IGNORECASE)
# Postmark says 422 for everything that it does not take; this one is an account without credit.
_USED_UP = re.compile(r'"ErrorCode":\s*405\b')


class HttpTransport:
    """Opens lines to providers."""

    @contextmanager
    def line(self, route: Route) -> Iterator["HttpLine"]:
        """Return a line; nothing is asked before the letter."""
        yield HttpLine(route)

    def knock(self, route: Route) -> None:
        """Ask whether the key is good. Raises NoLine, NotNow, Never."""
        service = SERVICES[Carrier(route.kind)]
        method, url, headers = service.asking(route)
        login = None if headers else ("api", route.password)
        try:
            with requests.Session() as session:
                response = session.request(
                    method, url, headers=headers, auth=login, timeout=route.timeout, allow_redirects=False
                )
        except (requests.RequestException, HTTPError, UnicodeError) as error:
            answer = _broken(error)
            raise (NotNow(answer.words) if isinstance(answer, Unknown) else answer) from error
        if response.status_code not in service.fine:
            raise _said(response, asked=True)


class HttpLine:
    """The way to a provider for one letter after the other."""

    def __init__(self, route: Route) -> None:
        self._route = route
        self._service = SERVICES[Carrier(route.kind)]

    def address(self, parcel: Parcel) -> None:
        """Nothing is asked before the letter."""

    def hand_over(self, parcel: Parcel) -> Taken:
        """Hand the letter over and return the provider's words. Raises NotNow, Never, Unknown, NoLine."""
        mail: Any = taken_apart(parcel, self._service)
        try:
            _backend(self._service, self._route).send_messages([mail])
        except (HTTPError, UnicodeError) as error:  # requests lets a few of urllib3's through.
            raise _broken(error) from error
        except AnymailRecipientsRefused as error:
            raise Never(_words(error.response)) from error
        except AnymailAPIError as error:
            raise (_broken(error.__cause__) if error.response is None else _said(error.response)) from error
        except AnymailError as error:  # What anymail knows that this provider cannot carry: nothing left.
            raise Never(str(error)) from error
        status = mail.anymail_status
        return Taken(_words(status.esp_response), str(status.message_id or ""))


def _backend(service: Service, route: Route) -> Any:
    """Return anymail's backend for one letter. Redirects are not followed: the key is for this host only."""
    kind = import_string(service.backend)
    more = {"sender_domain": route.username} if route.kind == Carrier.MAILGUN else {}
    with warnings.catch_warnings():
        # Anymail keeps SendGrid without testing it live; docs/decisions/ says what we make of that.
        warnings.simplefilter("ignore")
        backend = kind(**{service.key_as: route.password}, api_url=base(route, service.path), **more)
    backend.timeout = route.timeout
    make = backend.create_session

    def create_session() -> requests.Session:
        session: requests.Session = make()
        session.max_redirects = 0
        return session

    backend.create_session = create_session
    return backend


def _said(response: requests.Response, *, asked: bool = False) -> Answer:
    """Return what an answer other than yes means. ``asked``: no letter was in the request."""
    status, words = response.status_code, _words(response)
    if status == UNAUTHORISED or (status == FORBIDDEN and not _THE_SENDER.search(words)):
        return NoLine(Problem.KEY_REFUSED, words)
    if status == NOT_FOUND:
        return NoLine(Problem.DOMAIN_UNKNOWN, words)
    if status in NOT_YET or _USED_UP.search(words) or (status >= SERVER_ERROR and status != GATEWAY_WAITED):
        return NotNow(words)
    if BAD_REQUEST <= status < SERVER_ERROR or (asked and status >= REDIRECTED):
        return Never(words)
    # A yes that cannot be read, or a gateway that waited in vain: the letter may be on its way.
    return NotNow(words) if asked else Unknown(words)


def _broken(error: BaseException | None) -> Answer:
    """Return what a request that got no answer means: whether its letter may have left."""
    words = str(error)[:LONGEST_WORDS] or type(error).__name__
    match error:
        case UnicodeError() | requests.exceptions.InvalidHeader():
            return NoLine(Problem.KEY_REFUSED, "The key has letters in it that no key has.")
        case LocationParseError() | requests.exceptions.InvalidURL() | requests.exceptions.TooManyRedirects():
            return NoLine(Problem.PROVIDER_AWAY, words)
        case requests.ConnectTimeout() | requests.exceptions.ProxyError():
            return NoLine(Problem.PROVIDER_AWAY, words)
        case requests.exceptions.SSLError() if _NO_TLS_YET.search(words):
            return NoLine(Problem.PROVIDER_AWAY, words)
        case requests.ConnectionError(args=[MaxRetryError(reason=NewConnectionError())]):
            return NoLine(Problem.PROVIDER_AWAY, words)
    return Unknown(words)


def _words(response: requests.Response | None) -> str:
    if response is None:
        return ""
    return " ".join(f"{response.status_code} {response.text[:LONGEST_WORDS]}".split())
