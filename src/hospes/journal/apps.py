from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "hospes.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hospes.foundation import holdings
        from hospes.journal.holdings import HOLDINGS

        for holding in HOLDINGS:
            holdings.register.add(holding)
