"""The ledger: revisions, and the abstract entry from which every statement is made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dossier.choices import Closure, KnownBasis, Stage
from dossier.models.checked import CheckedAtOnce
from dossier.models.documents import Document
from dossier.models.legible import Legible
from dossier.models.organisations import Organisation
from dossier.querysets import LedgerQuerySet, RecordIsProtected
from imvo_tracker.lib.days import in_known_years

# Where an entry stands in the record, who put it there and why: all but what it says.
_LIFE = frozenset(
    {
        "id", "ref", "revision", "corrects", "closed", "stage", "reason", "reason_en", "recorded_by",
        "recorded_at", "opened_in", "oddity_reason", "owner",
    }
)  # fmt: skip


class Revision(models.Model):
    """One commit of the record; its hash covers its entries and the revision before it."""

    number = models.PositiveIntegerField(_("number"), primary_key=True)
    sealed_at = models.DateTimeField(_("sealed at"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("author"))
    reason = models.TextField(_("reason"))
    entry_count = models.PositiveIntegerField(_("entries"))
    other_count = models.PositiveIntegerField(_("master data and openings"), default=0, db_default=0)
    previous_hash = models.CharField(max_length=64)
    content_hash = models.CharField(_("hash"), max_length=64, unique=True)

    class Meta:
        ordering = ("number",)
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        permissions = [("read_drafts", "Can read drafts and proposals")]
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=1), name="revision_counts_from_one"),
            models.CheckConstraint(condition=~Q(reason=""), name="revision_has_reason"),
        ]

    def __str__(self) -> str:
        return str(self.number)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise RecordIsProtected("a revision is never deleted")


class LedgerEntry(Legible, CheckedAtOnce):
    """Who said something, where it is written, and since when it could be known.

    Sealed entries (`revision` set) never change; database triggers hold the same line. `COVENANT` and `SECTOR` say
    by which lookup a table names its covenant and its sector, `MENTIONS` by which columns what it says of one.
    `FACTS` says which rows state a fact, by the column of the day on which it lies; all others are words, which count
    from the day on which they were said.
    """

    COVENANT: ClassVar[str] = ""
    SECTOR: ClassVar[str] = ""
    MENTIONS: ClassVar[tuple[str, str] | None] = None
    FACTS: ClassVar[Mapping[str, Q]] = {}

    ref = models.CharField(_("reference"), max_length=140, unique=True, null=True, blank=True, editable=False)
    document = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("document"),
    )
    locator = models.CharField(_("page or paragraph"), max_length=60, blank=True)
    actor = models.ForeignKey(Organisation, models.PROTECT, related_name="%(class)ss", verbose_name=_("whose word"))
    wording = models.CharField(
        _("words as printed"),
        max_length=250,
        blank=True,
        help_text=_("The few original words that fix the date or the figure."),
    )
    known_from = models.DateField(_("known since"), validators=[in_known_years])
    known_basis = models.CharField(
        _("known since, according to"),
        max_length=10,
        choices=KnownBasis,
        default=KnownBasis.DOCUMENT,
    )
    public_from = models.DateField(_("public from"), null=True, blank=True, validators=[in_known_years])
    closed = models.BooleanField(_("sealed while closed"), default=False, editable=False)
    opened_in = models.ForeignKey(
        Revision,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="opened_%(class)ss",
        verbose_name=_("opened in revision"),
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("owner"),
        help_text=_("Who answers for what is not public yet."),
    )
    closure = models.CharField(_("for whom it is"), max_length=10, choices=Closure, blank=True)
    opens_by = models.DateField(_("public at the latest on"), null=True, blank=True, validators=[in_known_years])
    opens_after = models.CharField(_("public after"), max_length=250, blank=True)
    count_is_public = models.BooleanField(_("that it exists may be counted"), default=False)
    embargo_reason = models.CharField(_("reason for the embargo"), max_length=250, blank=True)
    revision = models.ForeignKey(
        Revision,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="%(class)ss",
        verbose_name=_("revision"),
    )
    corrects = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="corrected_by",
        verbose_name=_("corrects"),
    )
    is_withdrawal = models.BooleanField(_("withdrawal"), default=False, editable=False)
    reason = models.TextField(_("reason"), blank=True)
    reason_en = models.TextField(_("reason in English"), blank=True)
    oddity_reason = models.TextField(
        _("why it is right after all"),
        blank=True,
        help_text=_("Only where the form asks “is this right?”. The reason is kept with the statement."),
    )
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.DRAFT, editable=False)
    note = models.TextField(_("remark"), blank=True)
    note_en = models.TextField(_("remark in English"), blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("recorded by"),
    )
    recorded_at = models.DateTimeField(_("recorded at"), editable=False)

    objects = LedgerQuerySet.as_manager()

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=("known_from", "public_from"), name="%(class)s_known"),
            models.Index(fields=("revision",), name="%(class)s_revision"),
            models.Index(
                fields=("public_from",),
                condition=Q(closed=True, public_from__isnull=False),
                name="%(class)s_opened",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=False) | ~Q(reason=""),
                name="%(class)s_document_or_reason",
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(reason=""),
                name="%(class)s_correction_reason",
            ),
            models.CheckConstraint(
                condition=Q(is_withdrawal=False) | Q(corrects__isnull=False),
                name="%(class)s_withdraws_something",
            ),
            models.CheckConstraint(
                condition=Q(public_from__isnull=True) | Q(public_from__gte=F("known_from")),
                name="%(class)s_public_after_known",
            ),
            models.CheckConstraint(
                condition=Q(opens_by__isnull=True)
                | Q(opens_by__gte=F("known_from"), public_from__isnull=True)
                | Q(opens_by__gte=F("known_from"), closed=True, public_from__lte=F("opens_by")),
                name="%(class)s_opens_by_a_day",
            ),
            models.CheckConstraint(
                condition=Q(closed=False, opened_in__isnull=True)
                | Q(closed=True, public_from__isnull=True, opened_in__isnull=True)
                | Q(closed=True, public_from__isnull=False, opened_in__isnull=False),
                name="%(class)s_opened_by_seal",
            ),
        ]

    @property
    def is_sealed(self) -> bool:
        return self.revision_id is not None

    @property
    def opens_on(self) -> date | None:
        """The day from which everybody reads it, as it stands now; None while none is set."""
        return self.public_from or self.opens_by

    def content(self) -> dict[str, Any]:
        """Return what the entry says, by column; two entries with the same content say the same."""
        said = [field for field in self._meta.concrete_fields if field.name not in _LIFE]
        return {field.attname: field.to_python(getattr(self, field.attname)) for field in said}

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save a draft; a sealed entry is refused here and again by the database."""
        if self.is_sealed:
            raise RecordIsProtected("a sealed entry never changes; record a correction")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        if self.is_sealed:
            raise RecordIsProtected("a sealed entry is never deleted; record a withdrawal")
        return super().delete(*args, **kwargs)
