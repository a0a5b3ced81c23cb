from django.apps import AppConfig


class QuestionnairesConfig(AppConfig):
    name = "hospes.questionnaires"
    label = "questionnaires"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hospes.foundation import holdings
        from hospes.questionnaires.holdings import HOLDINGS

        for holding in HOLDINGS:
            holdings.register.add(holding)
