"""Closed lists of the sector register."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SectorKind(TextChoices):
    MAIN = "main", _("main sector of the risk analysis")
    SUB = "sub", _("subsector")
    OTHER = "other", _("sector in no risk list")


class MappingBasis(TextChoices):
    SOURCE = "source", _("stated by a source")
    OURS = "ours", _("our own mapping")


class RiskCategory(TextChoices):
    ENVIRONMENT = "environment", _("environment")
    LABOUR = "labour", _("labour")
    HUMAN_RIGHTS = "human_rights", _("human rights")
