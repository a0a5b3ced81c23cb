"""Access tokens of mailboxes that are opened by OAuth2 (RFC 6749 6, refresh).

Tested against our fake in the documented shape of Google and Microsoft; never seen live.
"""

from __future__ import annotations

import base64
import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import httpx2

from hospes.foundation import clock, encryption, house
from hospes.mailroom.imap.opening import CannotRead
from hospes.post.enums import Access, Problem
from hospes.post.settings import MailboxSettings

if TYPE_CHECKING:
    from hospes.post.models import Mailbox

TIMEOUT = 20.0
# A token that is about to run out is renewed before it does.
MARGIN = timedelta(minutes=2)


# What a person lets us do: open the mailbox over IMAP, also when he is not there.
SCOPES = {
    Access.GOOGLE: "https://mail.google.com/",
    Access.MICROSOFT: "https://outlook.office.com/IMAP.AccessAsUser.All offline_access",
}


def sign_in_url(mailbox: Mailbox, state: str, verifier: str, back: str) -> str:
    """Where a person lets us into his mailbox (RFC 6749 4.1.1, with RFC 7636: S256)."""
    settings = house.read(MailboxSettings)
    google = mailbox.access == Access.GOOGLE
    digest = hashlib.sha256(verifier.encode()).digest()
    told = {
        "client_id": settings.google_client if google else settings.microsoft_client,
        "redirect_uri": back,
        "response_type": "code",
        "scope": SCOPES[Access(mailbox.access)],
        "state": state,
        "login_hint": mailbox.address,
        "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
        # Google gives a refresh token only when it is asked for, and only when the person is asked again.
        **({"access_type": "offline", "prompt": "consent"} if google else {}),
    }
    return f"{settings.google_sign_in_url if google else settings.microsoft_sign_in_url}?{urlencode(told)}"


def signed_in(mailbox: Mailbox, code: str, verifier: str, back: str) -> bool:
    """Exchange the code that came back for tokens and keep them; trouble is written on the mailbox."""
    told = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": verifier}
    try:
        _keep(mailbox, _ask(mailbox, told))
    except CannotRead as trouble:
        mailbox.note_trouble(trouble.problem, trouble.said)
        return False
    mailbox.note_well()
    return True


def fresh_token(mailbox: Mailbox) -> str:
    """Return a token that holds now; a new one is asked for and kept when the old one has run out.

    Raises CannotRead when the provider does not give one: then somebody has to sign in again.
    """
    now = clock.now()
    if mailbox.sealed_access_token and mailbox.token_until and mailbox.token_until > now + MARGIN:
        return encryption.unseal(mailbox.sealed_access_token)
    if not mailbox.sealed_refresh_token:
        raise CannotRead(Problem.LOGIN_REFUSED, "nobody has signed in yet")
    refresh = encryption.unseal(mailbox.sealed_refresh_token)
    return _keep(mailbox, _ask(mailbox, {"grant_type": "refresh_token", "refresh_token": refresh}))


def _keep(mailbox: Mailbox, answer: dict[str, object]) -> str:
    token = str(answer["access_token"])
    mailbox.sealed_access_token = encryption.seal(token)
    mailbox.token_until = clock.now() + timedelta(seconds=_seconds(answer.get("expires_in")))
    if answer.get("refresh_token"):
        mailbox.sealed_refresh_token = encryption.seal(str(answer["refresh_token"]))
    mailbox.save(update_fields=["sealed_access_token", "sealed_refresh_token", "token_until"])
    return token


def _seconds(told: object) -> int:
    return int(str(told)) if str(told).isdecimal() else 3600


def _ask(mailbox: Mailbox, told: dict[str, str]) -> dict[str, object]:
    settings = house.read(MailboxSettings)
    google = mailbox.access == Access.GOOGLE
    client = {
        "client_id": settings.google_client if google else settings.microsoft_client,
        "client_secret": encryption.unseal(settings.google_secret if google else settings.microsoft_secret),
    }
    url = settings.google_token_url if google else settings.microsoft_token_url
    try:
        response = httpx2.post(url, data={**told, **client}, timeout=TIMEOUT)
        answer = response.json()
    except (httpx2.HTTPError, ValueError) as error:
        raise CannotRead(Problem.UNREACHABLE, str(error)) from error
    if not isinstance(answer, dict):
        raise CannotRead(Problem.TURNED_AWAY, response.text[:500])
    if response.status_code != httpx2.codes.OK or "access_token" not in answer:
        said = str(answer.get("error_description") or answer.get("error") or response.status_code)
        raise CannotRead(Problem.LOGIN_REFUSED, said)
    return dict(answer)
