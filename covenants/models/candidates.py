"""Companies that might join, and what they would bring: the team's own working list, never part of the record."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from covenants.models.negotiations import Negotiation


class Candidate(models.Model):
    """A company that the team might win. Its share is in percent of the turnover on the market, exact."""

    negotiation = models.ForeignKey(Negotiation, models.CASCADE, related_name="candidates")
    name = models.CharField(_("company"), max_length=120)
    register_number = models.CharField(_("register number"), max_length=8, blank=True)
    share = models.DecimalField(_("share of the turnover, in %"), max_digits=7, decimal_places=4)

    class Meta:
        ordering = ("-share", "name")
        default_permissions = ()
        verbose_name = _("candidate")
        verbose_name_plural = _("candidates")
        constraints = [
            models.UniqueConstraint("negotiation", Lower("name"), name="candidate_once"),
            models.CheckConstraint(condition=Q(share__gte=0, share__lte=100), name="candidate_share_is_a_percentage"),
        ]

    def __str__(self) -> str:
        """A name would end in a log or a message; the key says which row it is."""
        return str(self.pk)
