"""Handing out what went with a letter or came with a mail, after the check that this member may see the case."""

from django.http import Http404, HttpRequest, HttpResponseBase

from hospes.conversations.models import MessageFile
from hospes.desk.doors import CaseView
from hospes.desk.people.documents import handed_out


class MessageFileView(CaseView):
    """One file, always saved, never shown; not where a virus was found in it."""

    def get(self, request: HttpRequest, file: str) -> HttpResponseBase:
        found = MessageFile.objects.filter(message__case=self.case, public_id=file).first()
        if found is None or not found.is_handed_out:
            raise Http404
        return handed_out(found.key, found.download_headers(), framed=False)
