"""Forms of the sector register."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import ReadOnlyPasswordHashField, UserChangeForm
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dossier.forms.accounts import PasswordLink
from dossier.forms.masters import MasterForm
from dossier.forms.picking import PickSeveral
from imvo_tracker.lib.forms import VersionedForm
from sectors.choices import SectorKind
from sectors.models import Sector, SectorLimit

LIMITED_TO = "limited_to"


class SectorForm(MasterForm):
    """A sector; only a subsector stands below a main sector."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        is_sub = cleaned.get("kind") == SectorKind.SUB
        if is_sub and not cleaned.get("parent") and "parent" not in self.errors:
            self.add_error("parent", _("Choose the main sector of this subsector."))
        if not is_sub and cleaned.get("parent"):
            self.add_error("parent", _("Only a subsector stands below a main sector."))
        return cleaned


class AccountForm(VersionedForm, UserChangeForm):
    """An account, with the sectors it is limited to; two administrators at once do not undo each other's work.

    The row changes with every login, so not its version but a field that both changed is what refuses a save.
    """

    password = ReadOnlyPasswordHashField(label=gettext_lazy("password"), widget=PasswordLink)
    limited_to = forms.ModelMultipleChoiceField(
        label=gettext_lazy("records only for these sectors"),
        queryset=Sector.objects.all(),
        required=False,
        widget=PickSeveral,
        help_text=gettext_lazy("None ticked: for every sector. A main sector brings its subsectors."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if LIMITED_TO in self.fields:
            limits = SectorLimit.objects.filter(account=self.instance.pk)
            self.initial[LIMITED_TO] = list(limits.values_list("sector", flat=True))
            self.take_stock()

    def _refuse_stale(self, shown: str) -> None:
        if shown and self.both_changed:
            super()._refuse_stale(shown)
