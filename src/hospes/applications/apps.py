from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "hospes.applications"
    label = "applications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hospes.applications import answered, closing_checks, questions, strangers
        from hospes.applications.by_mail import intake, intake_address
        from hospes.applications.holdings import HOLDINGS
        from hospes.applications.models import advanceable, declinable, holdable
        from hospes.applications.sentences import SENTENCES, sentence
        from hospes.conversations.acts import acts
        from hospes.foundation import holdings
        from hospes.jobs import registers
        from hospes.journal import sentences as journal_sentences
        from hospes.post import interest, recipients, sorters

        for act in (advanceable.ACT, holdable.ACT, declinable.ACT, questions.ACT):
            acts.add(act.name, act)
        for sorter in (intake.SORTER, strangers.SORTER):
            sorters.register.add(sorter)
        recipients.register.add(recipients.Recipient(name="applications", knows=intake_address.is_known))
        interest.register.add(interest.Interest(name="applications", wants=strangers.concerns_us))
        registers.closing_checks.add("applications", closing_checks.nobody_waits)
        for kind, way in answered.WAYS.items():
            holdings.ways.add(kind, way)
        for holding in HOLDINGS:
            holdings.register.add(holding)
        for verb in SENTENCES:
            journal_sentences.register.add(verb, sentence(verb))
