from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "hospes.post"
    label = "post"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hospes.foundation import files
        from hospes.journal import sentences as journal_sentences
        from hospes.post import holdings, settings, sorters, work  # noqa: F401 -- settings register themselves
        from hospes.post.models import Arrival, EnvelopeFile
        from hospes.post.sentences import SENTENCES, sentence
        from hospes.post.sorting_returned import SORTER

        sorters.register.add(SORTER)
        holdings.fill()
        work.fill()
        for verb in SENTENCES:
            journal_sentences.register.add(verb, sentence(verb))
        files.keepers.add("post.Arrival", Arrival.objects.file_keys)
        files.keepers.add("post.EnvelopeFile", EnvelopeFile.objects.file_keys)
