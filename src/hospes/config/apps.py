from django.apps import AppConfig


class ComposeConfig(AppConfig):
    name = "hospes.config"
    label = "config"

    def ready(self) -> None:
        from hospes.config import worker
        from hospes.foundation import sweeping

        sweeping.checks.add(sweeping.Check(code="I14", title="the sweeper runs", run=worker.time_moves))
