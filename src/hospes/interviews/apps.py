from django.apps import AppConfig


class InterviewsConfig(AppConfig):
    name = "hospes.interviews"
    label = "interviews"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hospes.calendars.about import tellers
        from hospes.cases import lifecycle as case_lifecycle
        from hospes.conversations.acts import acts
        from hospes.foundation import holdings, sweeping
        from hospes.interviews import entries, lifecycle, ways
        from hospes.interviews import letters as _letters  # noqa: F401 -- fills the register of letters
        from hospes.interviews.checks import CHECKS
        from hospes.interviews.holdings import HOLDINGS
        from hospes.interviews.models import arranging, changing
        from hospes.interviews.sentences import SENTENCES, sentence
        from hospes.journal import sentences as journal_sentences

        for act in (arranging.ACT, changing.MOVE, changing.CANCEL):
            acts.add(act.name, act)
        case_lifecycle.ended.add("interviews", lifecycle.free_with_the_case)
        tellers.add(entries.ROOM, entries.about)
        for kind, way in ways.WAYS.items():
            holdings.ways.add(f"{kind} of interviews", way)
        for holding in HOLDINGS:
            holdings.register.add(holding)
        for verb in SENTENCES:
            journal_sentences.register.add(verb, sentence(verb))
        for check in CHECKS:
            sweeping.checks.add(check)
