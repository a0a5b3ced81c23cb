"""The candidate's papers beside the thread: files, shown or said to be unreadable, and the form's answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hospes.candidates.enums import DocumentState
from hospes.team.rules import works_with_all

if TYPE_CHECKING:
    from hospes.candidates.models import Document
    from hospes.cases.models import Case
    from hospes.team.models import Member


def documents(case: Case, member: Member) -> Any:
    """The person's files; who sees only some jobs gets only what was sent for this one."""
    rows = case.candidate.documents.all()
    return rows if works_with_all(member) else rows.filter(Q(about="") | Q(about=case.about))


def of(case: Case, member: Member, wanted: str, here: str) -> dict[str, Any]:
    """Tabs, and the paper that is shown: the wanted one, else the newest file, else the answers."""
    files = list(documents(case, member))
    rows = answers(case)
    chosen = next((file for file in files if file.public_id == wanted), None)
    if chosen is None and files and not (wanted == "answers" and rows):
        chosen = files[0]
    tabs = [{"label": file.filename, "url": f"{here}?paper={file.public_id}", "here": file is chosen} for file in files]
    if rows:
        tabs.append({"label": _("Answers"), "url": f"{here}?paper=answers", "here": chosen is None})
    shown = _document(chosen, case) if chosen else {"kind": "none", "reason": _("No file was sent.")}
    return {"tabs": tabs, "document": shown, "answers": rows if chosen is None else []}


def _document(document: Document, case: Case) -> dict[str, Any]:
    url = reverse("desk:document", args=[case.public_id, document.public_id])
    return {
        "url": f"{url}?show=1",
        "download_url": url,
        "name": document.filename,
        "kind": _kind(document),
        "text": document.text,
        "reason": _why_not(document),
        "media_type": document.media_type,
    }


def _kind(document: Document) -> str:
    if document.can_be_shown:
        return "image" if document.media_type.startswith("image/") else "page"
    return "text" if document.text else "none"


def _why_not(document: Document) -> str:
    if document.state == DocumentState.UNREAD:
        return _("This file is being read. Open it, or look again in a minute.")
    return document.reason_in_words or _("This kind of file is kept as it is. Save it to open it.")


def answers(case: Case) -> list[dict[str, Any]]:
    """The form's questions with what was answered, in the member's language where it is ours to choose."""
    application = getattr(case, "application", None)
    response = application.response if application is not None else None
    if response is None:
        return []
    return [
        {
            "question": row.label,
            "answer": row.text,
            "file_url": reverse("desk:answer-file", args=[case.public_id, row.field]) if row.file_key else "",
        }
        for row in response.rows(get_language() or "en")
    ]
