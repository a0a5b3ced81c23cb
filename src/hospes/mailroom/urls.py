"""Where providers call. Mailgun hands over the whole original where the address ends with ``mime``."""

from django.urls import path

from hospes.mailroom.calls import CallView

app_name = "mailroom"

urlpatterns = [
    path("<str:provider>/", CallView.as_view(), name="call"),
    path("<str:provider>/mime", CallView.as_view(), name="call-whole"),
]
