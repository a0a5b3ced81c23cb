from django.apps import AppConfig


class CandidatesConfig(AppConfig):
    name = "hospes.candidates"
    label = "candidates"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hospes.candidates import due, holdings, sentences, sources
        from hospes.candidates.models import Document
        from hospes.foundation import claiming, files
        from hospes.foundation import holdings as foundation_holdings
        from hospes.journal import sentences as journal_sentences
        from hospes.search import sources as search_sources

        for holding in holdings.HOLDINGS:
            foundation_holdings.register.add(holding)
        for verb, sentence in sentences.SENTENCES.items():
            journal_sentences.register.add(verb, sentence)
        files.keepers.add("candidates.Document", Document.objects.file_keys)
        claiming.due_work.add(due.READ_DOCUMENTS)
        search_sources.register.add(sources.SOURCE)
        for kind, way in sources.WAYS.items():
            foundation_holdings.ways.add(kind, way)
