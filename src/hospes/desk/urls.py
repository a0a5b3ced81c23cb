"""Addresses of the desk: nouns; each part of the desk keeps its own list."""

from django.urls import include, path

app_name = "desk"

urlpatterns = [
    path("", include("hospes.desk.entrance.urls")),
    path("", include("hospes.desk.today.urls")),
    path("", include("hospes.desk.inbox.urls")),
    path("", include("hospes.desk.unplaced.urls")),
    path("", include("hospes.desk.jobs.urls")),
    path("", include("hospes.desk.people.urls")),
    path("", include("hospes.desk.touches.urls")),
    path("", include("hospes.desk.talks.urls")),
    path("settings/", include("hospes.desk.settings.urls")),
]
