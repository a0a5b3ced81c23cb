"""Addresses of the mails without a place."""

from django.urls import path

from hospes.desk.unplaced import mails, placing

urlpatterns = [
    path("mails/", mails.UnplacedListView.as_view(), name="unplaced"),
    path("mails/<str:public_id>/", mails.UnplacedMailView.as_view(), name="unplaced-mail"),
    path("mails/<str:public_id>/words/", mails.UnplacedWordsView.as_view(), name="unplaced-words"),
    path("mails/<str:public_id>/pictures/<int:number>/", mails.UnplacedPictureView.as_view(), name="unplaced-picture"),
    path("mails/<str:public_id>/case/", placing.FileView.as_view(), name="unplaced-case"),
    path("mails/<str:public_id>/matter/", placing.MatterView.as_view(), name="unplaced-matter"),
    path("mails/<str:public_id>/aside/", placing.AsideView.as_view(), name="unplaced-aside"),
    path("mails/<str:public_id>/back/", placing.BackView.as_view(), name="unplaced-back"),
]
