from django.apps import AppConfig


class TeamConfig(AppConfig):
    name = "hospes.team"
    label = "team"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hospes.foundation import holdings, sweeping
        from hospes.journal import sentences
        from hospes.post import outcomes
        from hospes.team import returned
        from hospes.team.checks import CHECKS
        from hospes.team.holdings import HOLDINGS
        from hospes.team.sentences import SENTENCES

        for holding in HOLDINGS:
            holdings.register.add(holding)
        for verb, sentence in SENTENCES.items():
            sentences.register.add(verb, sentence)
        outcomes.register.add(returned.listener)
        for check in CHECKS:
            sweeping.checks.add(check)
