from django.urls import path

from hospes.integrations.calendars import feed

app_name = "calendars"

urlpatterns = [path("<str:token>.ics", feed.feed, name="feed")]
