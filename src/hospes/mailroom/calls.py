"""The door for providers' calls. 200 is said when everything in a call is committed; else the provider calls again."""

from __future__ import annotations

import logging
from types import ModuleType
from typing import TYPE_CHECKING

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from hospes.foundation import encryption, house
from hospes.mailroom.providers import call as calls
from hospes.mailroom.providers import mailgun, postmark, sendgrid
from hospes.post import recipients, told_by_provider
from hospes.post.enums import Way
from hospes.post.models import Arrival
from hospes.post.settings import ReceivingSettings

if TYPE_CHECKING:
    from hospes.mailroom.providers.call import Handed

PROVIDERS: dict[str, ModuleType] = {"mailgun": mailgun, "postmark": postmark, "sendgrid": sendgrid}
# A mail in JSON and base64 is half as large again, and has its form around it.
AROUND = 2
log = logging.getLogger("hospes.mailroom")


@method_decorator(csrf_exempt, name="dispatch")
class CallView(View):
    """One provider, the one that the settings name."""

    http_method_names = ("post", "options")

    def post(self, request: HttpRequest, provider: str) -> HttpResponse:
        settings = house.read(ReceivingSettings)
        if not provider or provider != settings.provider or provider not in PROVIDERS:
            raise Http404
        most = settings.largest_mail * AROUND
        body = request.read(most + 1)
        if len(body) > most:
            return HttpResponse("Too large.", status=413, content_type="text/plain")
        return self.answer(PROVIDERS[provider], body, request, settings.provider_secret)

    def answer(self, provider: ModuleType, body: bytes, request: HttpRequest, sealed: str) -> HttpResponse:
        """Check who calls, keep what he brings, and only then say so."""
        status, words = 200, "Kept."
        try:
            call = calls.read(body, request.headers)
            if not provider.is_genuine(call, encryption.unseal(sealed)):
                status, words = 403, "Signature or secret do not fit."
            elif not kept(provider.handed(call)):
                status, words = 406, "Nobody here has this address."
        except calls.CannotRead:
            status, words = 400, "Not in the shape we know."
        except (DatabaseError, OSError, encryption.CannotUnseal):
            log.exception("a provider's call could not be kept; he will call again")
            status, words = 503, "Not kept; please call again."
        return HttpResponse(words, status=status, content_type="text/plain")


def kept(handed: Handed) -> bool:
    """Keep everything; False where a mail is for nobody here."""
    ours = True
    for mail in handed.mails:
        known = [address for address in mail.recipients if recipients.is_ours(address)]
        if known:
            Arrival.objects.take(mail.raw, way=Way.WEBHOOK, envelope_from=mail.sender, envelope_to=known)
        ours = ours and bool(known)
    for event in handed.events:
        told_by_provider.tell(event)
    return ours
