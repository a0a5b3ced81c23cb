"""Addresses of the inbox."""

from django.urls import path

from hospes.desk.inbox import conversation, inbox, thanks

urlpatterns = [
    path("inbox/", inbox.InboxView.as_view(), name="inbox"),
    path("thanks/", thanks.ThanksView.as_view(), name="thanks"),
    path("inbox/<str:public_id>/", conversation.ConversationView.as_view(), name="conversation"),
]
