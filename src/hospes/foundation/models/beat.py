from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class Beat(models.Model):
    """When a machine last did its round, and what it found: the proof that time moves."""

    name = models.CharField(max_length=80, unique=True)
    at = models.DateTimeField()
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    def __str__(self) -> str:
        return f"{self.name} at {self.at:%Y-%m-%d %H:%M}"
