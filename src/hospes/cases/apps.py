from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "hospes.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hospes.cases.checks import CHECKS
        from hospes.cases.handing_over import ARRIVAL, CASES
        from hospes.cases.holdings import HOLDINGS
        from hospes.cases.sentences import SENTENCES, sentence
        from hospes.foundation import holdings, sweeping
        from hospes.journal import sentences as journal_sentences
        from hospes.team import duties

        duties.hand_overs.add(CASES)
        duties.arrivals.add(ARRIVAL)
        for holding in HOLDINGS:
            holdings.register.add(holding)
        for verb in SENTENCES:
            journal_sentences.register.add(verb, sentence(verb))
        for check in CHECKS:
            sweeping.checks.add(check)
