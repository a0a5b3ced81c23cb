"""Addresses of talks."""

from django.urls import path

from hospes.desk.talks import arranging, changing, outcomes

_TALK = "talks/<str:talk_id>/"

urlpatterns = [
    path("cases/<str:public_id>/talks/", arranging.ArrangeView.as_view(), name="arrange-talk"),
    path(_TALK, outcomes.OneTalkView.as_view(), name="talk"),
    path(f"{_TALK}outcome/", outcomes.OutcomeView.as_view(), name="talk-outcome"),
    path(f"{_TALK}time/", changing.MoveView.as_view(), name="move-talk"),
    path(f"{_TALK}cancellation/", changing.CancelView.as_view(), name="cancel-talk"),
]
