from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "hospes.calendars"
    label = "calendars"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hospes.calendars.holdings import HOLDINGS
        from hospes.calendars.sentences import SENTENCES, sentence
        from hospes.foundation import holdings
        from hospes.journal import sentences as journal_sentences

        for holding in HOLDINGS:
            holdings.register.add(holding)
        for verb in SENTENCES:
            journal_sentences.register.add(verb, sentence(verb))
