from django.db import models


class HouseSetting(models.Model):
    """One value that this house set differently from the default, for the company or one job."""

    scope = models.CharField(max_length=40)
    key = models.CharField(max_length=120)
    value = models.JSONField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "key"], name="house_setting_once_per_scope")]

    def __str__(self) -> str:
        return f"{self.scope} {self.key}"
