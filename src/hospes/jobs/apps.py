from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "hospes.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hospes.foundation import claiming, holdings
        from hospes.jobs import due_work
        from hospes.jobs.found import KIND, drafts_of
        from hospes.jobs.handing_over import JOBS
        from hospes.jobs.holdings import HOLDINGS
        from hospes.jobs.mail_check import mail_leaves
        from hospes.jobs.models import Job
        from hospes.jobs.registers import publish_checks
        from hospes.jobs.sentences import SENTENCES
        from hospes.journal import sentences
        from hospes.search import sources
        from hospes.team import duties

        for holding in HOLDINGS:
            holdings.register.add(holding)
        for verb, sentence in SENTENCES.items():
            sentences.register.add(verb, sentence)
        duties.hand_overs.add(JOBS)
        claiming.due_work.add(claiming.DueWork(name="jobs.close", model=Job, due=due_work.to_close, act=due_work.close))
        publish_checks.add("mail", mail_leaves)
        sources.register.add(sources.Source(kind=KIND, drafts=lambda: drafts_of(Job.objects.for_search())))
