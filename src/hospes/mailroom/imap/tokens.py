"""Access tokens of mailboxes that are opened by OAuth2 (RFC 6749 6, refresh).

Tested against our fake in the documented shape of Google and Microsoft; never seen live.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

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


def fresh_token(mailbox: Mailbox) -> str:
    """Return a token that holds now; a new one is asked for and kept when the old one has run out.

    Raises CannotRead when the provider does not give one: then somebody has to sign in again.
    """
    now = clock.now()
    if mailbox.sealed_access_token and mailbox.token_until and mailbox.token_until > now + MARGIN:
        return encryption.unseal(mailbox.sealed_access_token)
    answer = _ask(mailbox)
    mailbox.sealed_access_token = encryption.seal(str(answer["access_token"]))
    mailbox.token_until = now + timedelta(seconds=int(str(answer.get("expires_in", 3600))))
    if answer.get("refresh_token"):
        mailbox.sealed_refresh_token = encryption.seal(str(answer["refresh_token"]))
    mailbox.save(update_fields=["sealed_access_token", "sealed_refresh_token", "token_until"])
    return str(answer["access_token"])


def _ask(mailbox: Mailbox) -> dict[str, object]:
    settings = house.read(MailboxSettings)
    google = mailbox.access == Access.GOOGLE
    told = {
        "grant_type": "refresh_token",
        "refresh_token": encryption.unseal(mailbox.sealed_refresh_token),
        "client_id": settings.google_client if google else settings.microsoft_client,
        "client_secret": encryption.unseal(settings.google_secret if google else settings.microsoft_secret),
    }
    url = settings.google_token_url if google else settings.microsoft_token_url
    try:
        response = httpx2.post(url, data=told, timeout=TIMEOUT)
        answer = response.json()
    except (httpx2.HTTPError, ValueError) as error:
        raise CannotRead(Problem.UNREACHABLE, str(error)) from error
    if response.status_code != httpx2.codes.OK or "access_token" not in answer:
        said = str(answer.get("error_description") or answer.get("error") or response.status_code)
        raise CannotRead(Problem.LOGIN_REFUSED, said)
    return dict(answer)
