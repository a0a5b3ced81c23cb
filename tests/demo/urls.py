from django.urls import include, path

urlpatterns = [path("post-office/", include("hospes.demo.urls"))]
