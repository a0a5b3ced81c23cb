from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "hospes.privacy"
    label = "privacy"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hospes.foundation import holdings, sweeping
        from hospes.journal import sentences
        from hospes.privacy.checks import CHECKS
        from hospes.privacy.holdings import HOLDINGS
        from hospes.privacy.sentences import SENTENCES
        from hospes.privacy.settings import KeepingSettings  # noqa: F401 -- registers itself

        for holding in HOLDINGS:
            holdings.register.add(holding)
        for verb, sentence in SENTENCES.items():
            sentences.register.add(verb, sentence)
        for check in CHECKS:
            sweeping.checks.add(check)
