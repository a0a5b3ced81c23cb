from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "hospes.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hospes.foundation import holdings
        from hospes.journal import sentences as journal_sentences
        from hospes.notices import ways, work
        from hospes.notices.holdings import HOLDINGS
        from hospes.notices.sentences import SENTENCES, sentence
        from hospes.team import duties

        work.fill()
        ways.fill()
        duties.arrivals.add(work.ARRIVAL)
        for holding in HOLDINGS:
            holdings.register.add(holding)
        for verb in SENTENCES:
            journal_sentences.register.add(verb, sentence(verb))
