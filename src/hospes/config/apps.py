from django.apps import AppConfig


class ComposeConfig(AppConfig):
    name = "hospes.config"
    label = "config"

    def ready(self) -> None:
        from hospes.config import worker
        from hospes.foundation import sweeping

        sweeping.checks.add(sweeping.Check(code="I14", title="time moves", run=worker.time_moves))
