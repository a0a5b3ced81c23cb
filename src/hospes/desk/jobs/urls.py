from django.urls import path

from hospes.desk.jobs import asides, beginning, board, declines, editor, ending, lists, moves, sections, visibility

urlpatterns = [
    path("jobs/", lists.JobsView.as_view(), name="jobs"),
    path("jobs/new/", beginning.NewJobView.as_view(), name="new-job"),
    path("jobs/copies/", beginning.CopiesView.as_view(), name="job-copies"),
    path("jobs/<str:public_id>/", editor.EditorView.as_view(), name="job"),
    path("jobs/<str:public_id>/visibility/", visibility.VisibilityView.as_view(), name="job-visibility"),
    path("jobs/<str:public_id>/ending/", ending.EndingView.as_view(), name="job-ending"),
    path("jobs/<str:public_id>/texts/<str:language>/", sections.TextView.as_view(), name="job-text"),
    path("jobs/<str:public_id>/openings/<int:pk>/", sections.OpeningView.as_view(), name="job-opening"),
    path("jobs/<str:public_id>/parts/<str:part>/", sections.PartView.as_view(), name="job-part"),
    path("jobs/<str:public_id>/board/", board.BoardView.as_view(), name="board"),
    path("jobs/<str:public_id>/lanes/<int:pk>/", board.LaneView.as_view(), name="lane"),
    path("jobs/<str:public_id>/ended/", board.EndedView.as_view(), name="ended"),
    path("jobs/<str:public_id>/put-aside/", board.PutAsideView.as_view(), name="put-aside"),
    path("jobs/<str:public_id>/moves/", moves.MovesView.as_view(), name="moves"),
    path("jobs/<str:public_id>/moves/undo/", moves.MovesUndoView.as_view(), name="moves-undo"),
    path("jobs/<str:public_id>/declines/", declines.DeclinesView.as_view(), name="declines"),
    path("jobs/<str:public_id>/asides/", asides.AsidesView.as_view(), name="asides"),
    path("jobs/<str:public_id>/asides/undo/", asides.AsidesUndoView.as_view(), name="asides-undo"),
]
