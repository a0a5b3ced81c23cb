"""Addresses of people, cases and messages."""

from django.urls import path

from hospes.desk.people import (
    advance,
    as_written,
    aside,
    calls,
    compose,
    corrections,
    decline,
    documents,
    erasure,
    file,
    hold,
    listing,
    notes,
    said_files,
    trouble,
)
from hospes.desk.people import messages as one

_CASE = "cases/<str:public_id>/"
_MESSAGE = "messages/<int:pk>/"

urlpatterns = [
    path("people/", listing.PeopleView.as_view(), name="people"),
    path("search/", listing.SearchView.as_view(), name="search"),
    path(_CASE, file.CaseFileView.as_view(), name="case"),
    path(f"{_CASE}messages/", compose.ComposeView.as_view(), name="compose"),
    path(f"{_CASE}advance/", advance.AdvanceView.as_view(), name="advance"),
    path(f"{_CASE}hold/", hold.HoldView.as_view(), name="hold"),
    path(f"{_CASE}decline/", decline.DeclineView.as_view(), name="decline"),
    path(f"{_CASE}calls/", calls.CallView.as_view(), name="call"),
    path(f"{_CASE}replies/", calls.ReplyView.as_view(), name="reply-noted"),
    path(f"{_CASE}notes/", notes.NoteView.as_view(), name="note"),
    path(f"{_CASE}details/", corrections.DetailsView.as_view(), name="details"),
    path(f"{_CASE}hand-over/", corrections.HandOverView.as_view(), name="hand-over"),
    path(f"{_CASE}aside/", aside.AsideView.as_view(), name="aside"),
    path(f"{_CASE}erasure/", erasure.ErasureView.as_view(), name="erasure"),
    path(f"{_CASE}restoration/", aside.RestoreView.as_view(), name="restore"),
    path(f"{_CASE}page/", aside.SeeView.as_view(), name="see"),
    path(f"{_CASE}documents/<str:document>/", documents.DocumentView.as_view(), name="document"),
    path(f"{_CASE}files/<str:file>/", said_files.MessageFileView.as_view(), name="message-file"),
    path(f"{_CASE}written/<int:pk>/", as_written.WrittenView.as_view(), name="written"),
    path(f"{_CASE}written/<int:pk>/words/", as_written.WrittenWordsView.as_view(), name="written-words"),
    path(
        f"{_CASE}written/<int:pk>/pictures/<int:number>/",
        as_written.WrittenPictureView.as_view(),
        name="written-picture",
    ),
    path(f"{_CASE}answers/<str:field>/", documents.AnswerFileView.as_view(), name="answer-file"),
    path(f"{_MESSAGE}answer/", one.AnswerView.as_view(), name="answer"),
    path(f"{_MESSAGE}dismissal/", one.DismissView.as_view(), name="dismiss"),
    path(f"{_MESSAGE}misfiled/", one.MisfiledView.as_view(), name="misfiled"),
    path(f"{_MESSAGE}undo/", one.UndoView.as_view(), name="undo"),
    path(f"{_MESSAGE}departure/", one.SendNowView.as_view(), name="send-now"),
    path(f"{_MESSAGE}again/", one.AgainView.as_view(), name="again"),
    path(f"{_MESSAGE}trouble/", trouble.TroubleView.as_view(), name="trouble"),
    path(f"{_MESSAGE}dealt/", one.DealtView.as_view(), name="dealt"),
]
