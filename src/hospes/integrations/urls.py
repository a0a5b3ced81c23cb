from django.urls import path

from hospes.integrations.sms import hooks

app_name = "integrations"

urlpatterns = [path("sms/<str:provider>/<str:token>/", hooks.hook, name="sms-hook")]
