from django.apps import AppConfig


class InsightsConfig(AppConfig):
    name = "hospes.insights"
    label = "insights"
