"""Acknowledged: the confirmation was shown to the person who had just sent the form."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import models, transaction

from hospes.applications.models.submitting import MACHINE
from hospes.cases.enums import Evidence
from hospes.cases.models import Case
from hospes.foundation import clock
from hospes.promises import settling
from hospes.promises.enums import Kind

if TYPE_CHECKING:
    from hospes.applications.models.application import Application


class Acknowledged(models.Model):
    """The page that answers a form says it before any letter can."""

    class Meta:
        abstract = True

    def shown(self) -> None:
        """Note that the confirmation page was fetched by the browser that sent the form: keeps ``ACK`` (E3).

        Shown twice is shown once; showing it late repairs. The letter goes its own way.
        """
        case_pk = cast("Application", self).case_id
        with transaction.atomic():
            case = Case.objects.locked(case_pk)
            settling.keep_open(case, Kind.ACK, at=clock.now(), by=MACHINE, evidence=Evidence.E3)
