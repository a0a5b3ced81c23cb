from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "hospes.foundation"
    label = "foundation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hospes.foundation import claiming, holdings, tasks
        from hospes.foundation.models import Beat, HouseSetting, Job

        claiming.due_work.add(tasks.jobs)
        claiming.due_work.add(tasks.old_jobs)
        for model, holds in [
            (Beat, "when each machine last did its round"),
            (HouseSetting, "what this house set differently from the defaults"),
        ]:
            holdings.register.add(
                holdings.Holding(model=model, holds=holds, about="nobody", keeps="for good", erases="nothing")
            )
        holdings.register.add(
            holdings.Holding(
                model=Job,
                holds="calls of tasks: ids of rows, never what is in them",
                about="nobody",
                keeps="30 days after it was done; failed ones until somebody looks",
                erases="nothing; an id whose row is gone says nothing",
            )
        )
