"""What the secretariat of the SER keeps of a negotiation: its own papers, outside the record and its engine.

Whoever is on the team of a negotiation reads and writes them, and nobody else. Nothing is overwritten: a change is a
row that supersedes the one before (docs/adr/0022).
"""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from covenants.choices import Answer, Reader, SessionResult
from covenants.models.covenants import Covenant
from dossier.models import Organisation
from dossier.querysets import AppendOnlyQuerySet, RecordIsProtected
from imvo_tracker.lib.days import in_known_years
from imvo_tracker.lib.languages import pick

PROPOSE = "propose_for_negotiation"


class Negotiation(models.Model):
    """The talks on one covenant: who leads them, who sits at the table, and whose work they are (`team`)."""

    covenant = models.OneToOneField(Covenant, models.PROTECT, related_name="negotiation", verbose_name=_("covenant"))
    facilitator = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("facilitator"))
    members = models.ManyToManyField(Organisation, related_name="+", blank=True, verbose_name=_("member organisations"))
    team = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="negotiations", blank=True, verbose_name=_("team")
    )
    count_is_public = models.BooleanField(_("the number of closed sessions is public"), default=False)

    class Meta:
        ordering = ("covenant__code",)
        verbose_name = _("negotiation")
        verbose_name_plural = _("negotiations")
        permissions = [(PROPOSE, "Can record and propose for the negotiations whose team it is on")]

    def __str__(self) -> str:
        """Name the covenant in the language of the page: the workplace is there in both."""
        names = list(self.covenant.names.all())
        return pick(str(self.covenant), names[-1].name_en if names else "")


class KeptStep(models.Model):
    """A row that says who wrote it and when, and that stays as it is; the database refuses a change too."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add it; a change is a new row that supersedes this one."""
        if not self._state.adding:
            raise RecordIsProtected("what was kept never changes; a new row supersedes it")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise RecordIsProtected("what was kept is never deleted")


class NegotiationSession(KeptStep):
    """One version of a session; all versions of one session share its `key`, the newest is superseded by none.

    `sent_as` is the number that the device gave to what it sent, `content_hash` the hash of it: the same thing sent
    twice is one row, whatever was kept in between. `audience`, `after_consultation` and `opens_by` say who may read
    it, when, and until which day it may stay closed; `owner` answers for that.
    """

    negotiation = models.ForeignKey(Negotiation, models.PROTECT, related_name="sessions")
    key = models.UUIDField(_("key"))
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")
    sent_as = models.CharField(max_length=40)
    content_hash = models.CharField(_("hash"), max_length=64)
    round = models.PositiveSmallIntegerField(_("round"), validators=[MinValueValidator(1)])
    held_on = models.DateField(_("date"), validators=[in_known_years])
    settled = models.TextField(_("what was settled"), blank=True)
    result = models.CharField(_("result"), max_length=12, choices=SessionResult, blank=True)
    next_step = models.TextField(_("next step"), blank=True)
    next_on = models.DateField(_("at the latest on"), null=True, blank=True, validators=[in_known_years])
    who_acts = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who acts")
    )
    audience = models.CharField(_("who may read it"), max_length=10, choices=Reader, default=Reader.SER)
    after_consultation = models.BooleanField(_("only after the members are consulted"), default=False)
    opens_by = models.DateField(_("at the latest on"), null=True, blank=True, validators=[in_known_years])
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("owner"))

    class Meta:
        ordering = ("-held_on", "-round", "-pk")
        verbose_name = _("negotiation session")
        verbose_name_plural = _("negotiation sessions")
        constraints = [
            models.UniqueConstraint(fields=("negotiation", "sent_as", "content_hash"), name="session_sent_once"),
            models.UniqueConstraint(
                fields=("negotiation", "key"), condition=Q(supersedes__isnull=True), name="session_begins_once"
            ),
            models.CheckConstraint(condition=Q(round__gte=1), name="session_round_from_one"),
            models.CheckConstraint(
                condition=Q(after_consultation=False) | Q(opens_by__isnull=False), name="session_closed_until_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.negotiation}: {self.round}"


class Attendance(models.Model):
    """An organisation was at a session, as one version of it says."""

    session = models.ForeignKey(NegotiationSession, models.PROTECT, related_name="attendances")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        ordering = ("session", "organisation__name")
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [models.UniqueConstraint(fields=("session", "organisation"), name="attendance_once")]

    def __str__(self) -> str:
        return f"{self.session}: {self.organisation}"


class ProvisionalResult(KeptStep):
    """A text that goes back to the members before it counts. Another text is another result, with its own answers."""

    negotiation = models.ForeignKey(Negotiation, models.PROTECT, related_name="results")
    session_key = models.UUIDField()
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")
    text = models.TextField(_("result"))

    class Meta:
        ordering = ("pk",)
        verbose_name = _("provisional result")
        verbose_name_plural = _("provisional results")
        constraints = [
            models.UniqueConstraint(
                fields=("negotiation", "session_key"), condition=Q(supersedes__isnull=True), name="result_begins_once"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="result_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.negotiation}: {self.pk}"


class Consultation(KeptStep):
    """What a member organisation said of a provisional result, and on which day; every answer it gave is kept."""

    result = models.ForeignKey(ProvisionalResult, models.PROTECT, related_name="answers")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("organisation"))
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")
    outcome = models.CharField(_("answer"), max_length=5, choices=Answer, default=Answer.ASKED)
    on = models.DateField(_("on"), null=True, blank=True, validators=[in_known_years])

    class Meta:
        ordering = ("pk",)
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        constraints = [
            models.UniqueConstraint(
                fields=("result", "organisation"), condition=Q(supersedes__isnull=True), name="consultation_begins_once"
            ),
            models.CheckConstraint(
                condition=Q(outcome=Answer.ASKED) | Q(on__isnull=False), name="consultation_answer_has_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_outcome_display()}"
