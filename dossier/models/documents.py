"""Documents: the places where a statement is written."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dossier.choices import DocumentKind, KnownBasis
from dossier.domain.document_key import print_number
from dossier.domain.plausibility import Paper, doubts_about_paper
from dossier.models.masters import MasterData, MasterHistory
from dossier.models.organisations import Organisation
from imvo_tracker.lib.asof import today
from imvo_tracker.lib.days import in_known_years


class Document(MasterData):
    """A letter, motion, report or page. Its `key` never changes once a statement rests on it."""

    NATURAL_KEY = "key"
    # Forms pick a row by any of its names
    GROWS = True

    key = models.SlugField(_("key"), unique=True, max_length=120)
    kind = models.CharField(_("kind"), max_length=20, choices=DocumentKind)
    dossier = models.CharField(_("dossier"), max_length=20, blank=True)
    number = models.CharField(_("number"), max_length=10, blank=True)
    title = models.CharField(_("title"), max_length=300)
    title_en = models.CharField(_("title in English"), max_length=300, blank=True)
    dated_on = models.DateField(_("dated"), null=True, blank=True, validators=[in_known_years])
    public_on = models.DateField(
        _("public since"), help_text=_("The first day on which it was certainly public."), validators=[in_known_years]
    )
    public_basis = models.CharField(
        _("public since, according to"),
        max_length=10,
        choices=KnownBasis,
        default=KnownBasis.DOCUMENT,
    )
    url = models.URLField(_("address"), max_length=500, blank=True)
    publisher = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("publisher"),
    )
    pages = models.PositiveSmallIntegerField(_("pages"), null=True, blank=True)
    printed_as = models.CharField(
        _("printed as"),
        max_length=100,
        blank=True,
        help_text=_("The number as a source prints it, where that differs."),
    )
    note = models.TextField(_("remark"), blank=True)
    note_en = models.TextField(_("remark in English"), blank=True)
    history = MasterHistory()

    class Meta:
        ordering = ("-public_on", "key")
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        indexes = [models.Index(fields=("public_on",), name="document_public_on")]
        constraints = [
            models.UniqueConstraint(
                fields=("dossier", "number"),
                condition=~Q(number=""),
                name="document_dossier_number_once",
            ),
            models.CheckConstraint(condition=Q(number="") | ~Q(dossier=""), name="document_number_has_dossier"),
        ]

    def __str__(self) -> str:
        return self.printed_number or self.title

    def clean(self) -> None:
        """Refuse what no document can be, at its field."""
        super().clean()
        paper = Paper(self.dated_on, self.public_on, self.pages)
        errors = {doubt.field: doubt.text for doubt in doubts_about_paper(paper, today())} if self.public_on else {}
        if errors:
            raise ValidationError(errors)

    def is_public_on(self, day: date) -> bool:
        """Say whether the document was there for everybody to read on a day."""
        return self.public_on <= day

    @property
    def printed_number(self) -> str:
        """The number as Parliament prints it ("26 485, nr. 220"), or "" for other documents."""
        return print_number(self.dossier, self.number) if self.number else ""
