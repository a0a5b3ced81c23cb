from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "hospes.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hospes.foundation import holdings
        from hospes.search.holdings import HOLDINGS

        for holding in HOLDINGS:
            holdings.register.add(holding)
