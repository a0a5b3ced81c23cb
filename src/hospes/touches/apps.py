from django.apps import AppConfig


class TouchesConfig(AppConfig):
    name = "hospes.touches"
    label = "touches"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hospes.cases import lifecycle as case_lifecycle
        from hospes.foundation import claiming, holdings
        from hospes.journal import sentences as journal_sentences
        from hospes.team import duties
        from hospes.touches import due_work, lifecycle
        from hospes.touches.holdings import HOLDINGS
        from hospes.touches.models import Touch
        from hospes.touches.sentences import SENTENCES, sentence

        case_lifecycle.ended.add("touches", lifecycle.end_with_the_case)
        case_lifecycle.handed_over.add("touches", lifecycle.follow_the_case)
        duties.hand_overs.add(lifecycle.TOUCHES)
        claiming.due_work.add(
            claiming.DueWork(name="touches.ask", model=Touch, due=due_work.to_ask, act=due_work.ask),
        )
        for holding in HOLDINGS:
            holdings.register.add(holding)
        for verb in SENTENCES:
            journal_sentences.register.add(verb, sentence(verb))
