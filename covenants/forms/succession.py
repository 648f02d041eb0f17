"""The form by which a sector is split, merged or renamed: what takes its place, and where each covenant goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from covenants.actions.succeed_sector import Succession, Successor
from covenants.models import Covenant
from dossier.forms.picking import picked
from imvo_tracker.lib.fields import DayField
from sectors.models import Sector, SectorOrigin

MOST = 5
PLACED = "placed"


class SuccessionForm(forms.Form):
    """First what takes the place; sent once, it asks for each covenant where it goes, and `placed` comes along."""

    from_on = DayField(label=gettext_lazy("from which day"))
    document = picked(SectorOrigin._meta.get_field("document"), label=gettext_lazy("document that says so"))
    locator = forms.CharField(label=gettext_lazy("page or paragraph"), required=False, max_length=60)

    def __init__(self, *args: Any, sector: Sector, covenants: Sequence[Covenant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sector, self.covenants = sector, covenants
        for number in range(1, MOST + 1):
            self._add_row(number)
        self.asks_places = False
        if self.is_bound and PLACED in self.data:
            self.ask_places()

    def _add_row(self, number: int) -> None:
        values = {"number": number}
        code = forms.CharField(label=_("code of sector %(number)s") % values, max_length=20, required=number == 1)
        name = forms.CharField(label=_("name of sector %(number)s") % values, max_length=120, required=False)
        english = forms.CharField(
            label=_("name of sector %(number)s in English") % values, max_length=120, required=False
        )
        self.fields |= {f"code_{number}": code, f"name_{number}": name, f"name_en_{number}": english}

    def ask_places(self) -> None:
        """Add the question where each covenant goes, of the sectors that were typed."""
        self.asks_places = True
        offered = [(code, name) for code, name in self._typed() if code]
        for covenant in self.covenants:
            self.fields[f"covenant_{covenant.pk}"] = forms.MultipleChoiceField(
                label=str(covenant),
                choices=offered,
                widget=forms.CheckboxSelectMultiple,
                initial=[code for code, _name in offered] if len(offered) == 1 else [],
                error_messages={"required": _("Say to which of the new sectors this covenant belongs.")},
            )

    def _typed(self) -> list[tuple[str, str]]:
        known = dict(Sector.objects.values_list("code", "name"))
        typed = [
            [str(self.data.get(f"{part}_{number}", "")).strip() for part in ("code", "name")]
            for number in range(1, MOST + 1)
        ]
        return [(code, known.get(code) or name or code) for code, name in typed]

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        """The fields of each sector that takes the place."""
        return [[self[f"{part}_{number}"] for part in ("code", "name", "name_en")] for number in range(1, MOST + 1)]

    @property
    def has_more(self) -> bool:
        """Say whether anything stands in the rows that are folded away."""
        return any(field.value() for row in self.rows[2:] for field in row)

    @property
    def places(self) -> list[forms.BoundField]:
        return [self[f"covenant_{one.pk}"] for one in self.covenants] if self.asks_places else []

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        codes = Sector.objects.values_list("code", flat=True)
        seen = set[str]()
        for number in range(1, MOST + 1):
            code, name = cleaned.get(f"code_{number}", ""), cleaned.get(f"name_{number}", "")
            if not code and (name or cleaned.get(f"name_en_{number}")):
                self.add_error(f"code_{number}", _("Give this sector a code."))
            elif code and code in seen:
                self.add_error(f"code_{number}", _("This code stands here twice."))
            elif code and not name and code not in codes:
                self.add_error(f"name_{number}", _("No sector of the register has this code: give the new one a name."))
            self._check_code(number, code)
            seen.add(code)
        return cleaned

    def _check_code(self, number: int, code: str) -> None:
        try:
            if code:
                Sector._meta.get_field("code").run_validators(code)
        except ValidationError as error:
            self.add_error(f"code_{number}", error)

    def succession(self) -> Succession:
        """Return what was typed; asked of a valid form."""
        read = self.cleaned_data
        return Succession(
            self.sector,
            read["from_on"],
            read["document"],
            read["locator"],
            tuple(
                Successor(read[f"code_{number}"], read[f"name_{number}"], read[f"name_en_{number}"])
                for number in range(1, MOST + 1)
                if read[f"code_{number}"]
            ),
        )

    def placed(self) -> dict[Covenant, list[str]]:
        """Return where each covenant goes; asked of a valid form."""
        return {one: self.cleaned_data[f"covenant_{one.pk}"] for one in self.covenants}
