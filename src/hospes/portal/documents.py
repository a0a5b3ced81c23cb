"""Files, behind a fresh code."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from hospes.candidates.models import Document
from hospes.conversations.models import Message, MessageFile
from hospes.foundation.refusals import Refusal
from hospes.portal import drawing
from hospes.portal.doors import OpenedView
from hospes.portal.file import FileView
from hospes.portal.forms import DetailsForm, UploadForm


class DocumentsView(FileView):
    """Send another file."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return super().get(request)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid() or not self._accepted(form):
            details = DetailsForm(initial=drawing.details_of(self.candidate))
            return self.draw(details, status=422, upload=form)
        return self.to_page(_("Your file is with us."))

    def _accepted(self, form: UploadForm) -> bool:
        upload = form.cleaned_data["file"]
        try:
            Document.objects.accept(
                candidate=self.candidate,
                name=upload.name,
                content=upload,
                by=self.candidate.actor,
                about=drawing.newest_about(self.candidate),
            )
        except Refusal as refusal:
            form.add_error("file", str(refusal))
            return False
        return True


class DocumentView(OpenedView):
    """One file, to save. Nothing of ours is ever run by the browser."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponseBase:
        document = self.candidate.documents.filter(public_id=public_id).first()
        if document is None:
            raise Http404
        try:
            content = document.open()
        except FileNotFoundError as gone:
            raise Http404 from gone
        response = FileResponse(content)
        for name, value in document.download_headers().items():
            response.headers[name] = value
        return response


class MessageFileView(OpenedView):
    """A file of the thread: what went with our letter, or came with a mail."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponseBase:
        said = Message.objects.on_the_page().filter(case__in=drawing.cases_of(self.candidate))
        file = MessageFile.objects.filter(message__in=said, public_id=public_id).first()
        if file is None or not file.is_handed_out:
            raise Http404
        try:
            return FileResponse(file.open(), headers=file.download_headers())
        except FileNotFoundError as gone:
            raise Http404 from gone
