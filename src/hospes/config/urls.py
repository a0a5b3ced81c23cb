from django.urls import include, path

from hospes.config import brand

urlpatterns = [
    path("", include("hospes.careers.urls")),
    path("p/", include("hospes.portal.urls")),
    path("desk/", include("hospes.desk.urls")),
    path("hooks/", include("hospes.integrations.urls")),
    path("calendar/", include("hospes.integrations.calendars.urls")),
    path("mailroom/", include("hospes.mailroom.urls")),
    path("brand/<str:numbers>.css", brand.sheet, name="brand"),
    path("post-office/", include("hospes.demo.urls")),  # 404 unless settings.DEMO
]
handler404 = "hospes.config.refusals.not_found"
handler500 = "hospes.config.refusals.broke"
handler403 = "hospes.config.refusals.forbidden"
handler400 = "hospes.config.refusals.bad_request"
