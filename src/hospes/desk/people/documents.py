"""Handing out files, after the check that this member may see the case."""

from typing import BinaryIO
from urllib.parse import quote

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase

from hospes.desk.doors import CaseView
from hospes.desk.people import papers
from hospes.foundation import files


class DocumentView(CaseView):
    """One file of the person: shown in a frame of ours where that is safe, else saved."""

    def get(self, request: HttpRequest, document: str) -> HttpResponseBase:
        found = papers.documents(self.case, self.member).filter(public_id=document).first()
        if found is None:
            raise Http404
        headers = found.preview_headers() if request.GET.get("show") else found.download_headers()
        return handed_out(found.key, headers, framed=bool(request.GET.get("show")))


class AnswerFileView(CaseView):
    """A file that answers a question of the form; always saved, never shown."""

    def get(self, request: HttpRequest, field: str) -> HttpResponseBase:
        response = self.application.response
        rows = response.rows(self.case.candidate.language) if response else []
        row = next((row for row in rows if row.field == field and row.file_key), None)
        if row is None:
            raise Http404
        headers = {
            "Content-Type": "application/octet-stream",
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(row.file_name, safe='')}",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        }
        return handed_out(row.file_key, headers, framed=False)


def handed_out(key: str, headers: dict[str, str], *, framed: bool) -> HttpResponseBase:
    """The file with its headers; 404 if the storage lost it."""
    try:
        content: BinaryIO = files.open_file(key)
    except FileNotFoundError as gone:
        raise Http404 from gone
    response = FileResponse(content)
    for name, value in headers.items():
        response.headers[name] = value
    if framed:
        response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response
