from django.apps import AppConfig


class CandidatesConfig(AppConfig):
    name = "hospes.candidates"
    label = "candidates"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hospes.candidates import due, holdings, sentences, sources
        from hospes.foundation import claiming
        from hospes.foundation import holdings as foundation_holdings
        from hospes.journal import sentences as journal_sentences
        from hospes.search import sources as search_sources

        for holding in holdings.HOLDINGS:
            foundation_holdings.register.add(holding)
        for verb, sentence in sentences.SENTENCES.items():
            journal_sentences.register.add(verb, sentence)
        claiming.due_work.add(due.READ_DOCUMENTS)
        search_sources.register.add(sources.SOURCE)
