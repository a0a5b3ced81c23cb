from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "hospes.calendars"
    label = "calendars"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hospes.calendars.due_work import WRITING
        from hospes.calendars.holdings import HOLDINGS
        from hospes.calendars.sentences import SENTENCES, sentence
        from hospes.foundation import claiming, holdings
        from hospes.journal import sentences as journal_sentences

        claiming.due_work.add(WRITING)
        for holding in HOLDINGS:
            holdings.register.add(holding)
        for verb in SENTENCES:
            journal_sentences.register.add(verb, sentence(verb))
