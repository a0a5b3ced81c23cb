"""Addresses of Today and the run."""

from django.urls import path

from hospes.desk.today import run, run_end, today

urlpatterns = [
    path("", today.TodayView.as_view(), name="today"),
    path("run/", run.RunView.as_view(), name="run"),
    path("run/end/", run_end.RunEndView.as_view(), name="run-end"),
]
