"""Who did what, when, from where, with what result and why: rows that are only ever added."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dossier.choices import AuditResult
from dossier.models.append_only import AppendOnly

NO_REASON = "not-asked"
EVERY_EVENT, ACCOUNT_EVENTS = "dossier.read_every_event", "dossier.read_account_events"


class AuditEvent(AppendOnly):
    """One attempt to change something, or to sign in or out, by a request or a command.

    Personal data stand in `actor` and `origin` alone. The name of the actor is that of the account, so that a pseudonym
    given to the account holds for the whole trail, and no row of it changes. `table` and `key` say which row it was
    about; `reason` names the row that holds the reason, or is one of our own words. No text of the record gets in.
    """

    CALLED = "an audit event"

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who"),
        help_text=_("Empty for a visitor and for the machine itself."),
    )
    action = models.CharField(_("action"), max_length=100, db_index=True)
    table = models.CharField(_("table"), max_length=60, blank=True)
    key = models.CharField(_("row"), max_length=40, blank=True)
    at = models.DateTimeField(_("at"), db_index=True)
    origin = models.CharField(_("from where"), max_length=45)
    result = models.CharField(_("result"), max_length=10, choices=AuditResult)
    status = models.PositiveSmallIntegerField(_("status"), help_text=_("Of the answer (HTTP), or of the command."))
    reason = models.CharField(_("reason"), max_length=120, default=NO_REASON)

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("audit event")
        verbose_name_plural = _("audit events")
        permissions = (
            ("read_every_event", "Can read the audit events of everybody"),
            ("read_account_events", "Can read the audit events of accounts and of signing in"),
        )
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(action="") & ~models.Q(reason="") & ~models.Q(origin=""),
                name="audit_event_is_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(result__in=AuditResult.values), name="audit_event_has_a_known_result"
            ),
        )

    def __str__(self) -> str:
        return f"{self.action} {self.table} {self.key}".strip()
