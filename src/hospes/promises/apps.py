from django.apps import AppConfig


class PromisesConfig(AppConfig):
    name = "hospes.promises"
    label = "promises"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hospes.calendars.about import tellers
        from hospes.cases import lifecycle as case_lifecycle
        from hospes.foundation import claiming, holdings, sweeping
        from hospes.promises import due_work, entries, lifecycle
        from hospes.promises.checks import CHECKS
        from hospes.promises.enums import Kind
        from hospes.promises.holdings import HOLDINGS
        from hospes.promises.kinds import KindFacts, kinds
        from hospes.promises.models import Promise

        for kind in Kind:
            kinds.add(kind, KindFacts(kind=kind, setting=kind.lower(), shown=kind != Kind.ACK))
        case_lifecycle.handed_over.add("promises", lifecycle.follow_the_case)
        claiming.due_work.add(
            claiming.DueWork(
                name="promises.break",
                model=Promise,
                due=due_work.falling_due,
                act=due_work.break_promise,
            ),
        )
        claiming.due_work.add(
            claiming.DueWork(name="promises.climb", model=Promise, due=due_work.to_climb, act=due_work.climb),
        )
        tellers.add(entries.ROOM, entries.about)
        for holding in HOLDINGS:
            holdings.register.add(holding)
        for check in CHECKS:
            sweeping.checks.add(check)
