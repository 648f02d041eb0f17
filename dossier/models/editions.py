"""Editions: an annex or list frozen at a revision, with its files; and the drafts in which staff prepare one."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dossier.models.append_only import AppendOnly
from dossier.models.ledger import Revision
from dossier.models.masters import MasterData
from imvo_tracker.lib.days import in_known_years

LONGEST_TEXT = 10_000
LONGEST_SELECTION = 300


class Edition(AppendOnly):
    """An annex or list as it stood at one moment: the record up to revision `at`, frozen by revision `sealed_in`.

    `kind` says which annex or list it is ("" is annex 1), `selection` what of a list: the filters of its address.

    `content` is canonical JSON of what it says, the ministry's words among it; `statements` names by table and key
    all that it rests on. The hash of `sealed_in` covers all of it, and the SHA-256 of each file.
    """

    CALLED = "an edition"

    number = models.PositiveIntegerField(_("number"), primary_key=True)
    title = models.CharField(_("title"), max_length=200)
    day = models.DateField(_("as of"), validators=[in_known_years])
    known_on = models.DateField(_("as known on"), validators=[in_known_years])
    rule = models.CharField(_("counting rule"), max_length=60)
    at = models.ForeignKey(Revision, models.PROTECT, related_name="+", verbose_name=_("revision"))
    sealed_in = models.ForeignKey(
        Revision, models.PROTECT, related_name="editions", verbose_name=_("frozen by revision")
    )
    kind = models.CharField(_("what is frozen"), max_length=40, blank=True, default="", db_default="")
    selection = models.CharField(_("selection"), max_length=LONGEST_SELECTION, blank=True, default="", db_default="")
    content = models.TextField(_("content"))
    statements = models.JSONField(_("statements"), default=list)

    class Meta:
        ordering = ("number",)
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=1), name="edition_counts_from_one"),
            models.CheckConstraint(condition=Q(at__lt=F("sealed_in")), name="edition_frozen_after_its_revision"),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.title}"


class EditionFile(AppendOnly):
    """A file of an edition. Its key is made of the number of the edition and the ending: "3.odt"."""

    CALLED = "an edition"

    key = models.CharField(_("key"), max_length=20, primary_key=True)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="files", verbose_name=_("edition"))
    name = models.CharField(_("name"), max_length=120)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveIntegerField(_("bytes"))
    body = models.BinaryField(_("file"))

    class Meta:
        ordering = ("key",)
        verbose_name = _("file of an edition")
        verbose_name_plural = _("files of editions")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


class AnnexDraft(MasterData):
    """An annex or list that staff prepare: a moment, and the ministry's words beside an annex. No part of the record.

    `notes` holds by the code of a sector what the ministry says of it. Once frozen as an edition it changes no more.
    """

    name = models.CharField(_("working title"), max_length=120)
    kind = models.CharField(_("what is frozen"), max_length=40, blank=True, default="", db_default="")
    selection = models.CharField(
        _("selection"),
        max_length=LONGEST_SELECTION,
        blank=True,
        default="",
        db_default="",
        help_text=_("Of a list: paste the address of the list with its filters. Empty: the whole list."),
    )
    day = models.DateField(_("as of"), validators=[in_known_years])
    known_on = models.DateField(
        _("as known on"), null=True, blank=True, validators=[in_known_years], help_text=_("Empty: the same day.")
    )
    rule = models.CharField(_("counting rule"), max_length=60, blank=True)
    introduction = models.TextField(_("introduction"), blank=True, validators=[MaxLengthValidator(LONGEST_TEXT)])
    notes = models.JSONField(_("notes by sector"), default=dict, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name=_("last changed by")
    )
    edition = models.OneToOneField(
        Edition, models.PROTECT, null=True, blank=True, editable=False, related_name="draft", verbose_name=_("edition")
    )

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("annex or list in preparation")
        verbose_name_plural = _("annexes and lists in preparation")

    def __str__(self) -> str:
        return self.name

    @property
    def texts(self) -> dict[str, str]:
        """The ministry's words by place: "" is the introduction, a code is that of a sector."""
        return {"": self.introduction, **self.notes}
