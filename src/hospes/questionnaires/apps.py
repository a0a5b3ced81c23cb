from django.apps import AppConfig


class QuestionnairesConfig(AppConfig):
    name = "hospes.questionnaires"
    label = "questionnaires"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hospes.foundation import files, holdings
        from hospes.questionnaires.holdings import HOLDINGS
        from hospes.questionnaires.models import Answer

        for holding in HOLDINGS:
            holdings.register.add(holding)
        files.keepers.add("questionnaires.Answer", Answer.objects.file_keys)
