from django.apps import AppConfig


class CareersConfig(AppConfig):
    name = "hospes.careers"
    label = "careers"
    default_auto_field = "django.db.models.BigAutoField"
