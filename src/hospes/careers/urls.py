from django.urls import path, register_converter

from hospes.careers.converters import LanguageConverter
from hospes.careers.views import applying, asking, pages, robots

app_name = "careers"
register_converter(LanguageConverter, "language")

urlpatterns = [
    path("", pages.home, name="home"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", robots.sitemap, name="sitemap"),
    path("<language:language>/", pages.start, name="start"),
    path("<language:language>/jobs/", pages.jobs, name="jobs"),
    path("<language:language>/jobs/<slug:public_id>/", pages.job, name="job"),
    path("<language:language>/jobs/<slug:public_id>/apply/", applying.apply, name="apply"),
    path("<language:language>/jobs/<slug:public_id>/ask/", asking.ask, name="ask"),
    path("<language:language>/privacy/", pages.privacy, name="privacy"),
    path("<language:language>/sent/<str:sealed>/", pages.sent, name="sent"),
]
