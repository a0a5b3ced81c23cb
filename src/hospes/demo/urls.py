from django.urls import path

from hospes.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.post_office, name="post-office"),
    path("<str:name>/", views.letter, name="letter"),
    path("<str:name>/answer/", views.answer, name="answer"),
    path("<str:name>/html/", views.letter_html, name="letter-html"),
]
