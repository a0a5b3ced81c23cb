from django.apps import AppConfig


class ComposeConfig(AppConfig):
    name = "hospes.config"
    label = "config"
