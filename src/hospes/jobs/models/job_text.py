from django.db import models

PROSE = ("work", "needs", "honest", "benefits")


class JobText(models.Model):
    """What a job says in one language: a text of its own, not a translation.

    Prose is plain: paragraphs, and lines that begin with ``- ``. ``prose.blocks`` reads it.
    """

    job = models.ForeignKey("jobs.Job", models.CASCADE, related_name="texts")
    language = models.CharField(max_length=16)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    # "Full-time or 4 days": what the kind of employment is called here.
    hours = models.CharField(max_length=200, blank=True)
    work = models.TextField(blank=True)
    needs = models.TextField(blank=True)
    honest = models.TextField(blank=True)
    benefits = models.TextField(blank=True)
    written_by = models.CharField(max_length=64)
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("language",)
        constraints = (
            models.UniqueConstraint(name="one_text_of_a_job_in_each_language", fields=("job", "language")),
            models.CheckConstraint(name="a_job_text_has_a_title", condition=~models.Q(title="")),
        )

    def __str__(self) -> str:
        return self.title
