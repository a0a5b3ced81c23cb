from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "hospes.post"
    label = "post"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hospes.post import holdings, work

        holdings.fill()
        work.fill()
