"""The closed vocabularies of privacy."""

from enum import nonmember

from django.db import models
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    """What a candidate agrees to. Each separate one has its own unticked box (P28)."""

    APPLICATION = "application", _("We may use what you send us to decide about your application")
    POOL = "pool", _("We may keep in touch with you about later openings")
    ABROAD = "abroad", _("Colleagues in another country may see your application")
    OTHER_COMPANY = "other_company", _("We may pass your application to another company")
    SENSITIVE = "sensitive", _("We may keep what you tell us about your health or other sensitive matters")

    # Refusing one of these leaves the application whole.
    SEPARATE = nonmember(frozenset({"pool", "abroad", "other_company", "sensitive"}))


class How(models.TextChoices):
    """On which way we learned of it."""

    FORM = "form", _("with the application form")
    PAGE = "page", _("on the candidate's page")
    MAIL = "mail", _("by mail")
    PHONE = "phone", _("by phone")
    PAPER = "paper", _("on paper")
