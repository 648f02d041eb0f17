"""The forms of the threshold desk: the candidates as a table, lines that were pasted, and figures to try out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from covenants.domain.candidates import MOST, WHOLE, Row, Typed
from covenants.domain.try_out import Figures
from covenants.forms.proposals import LARGEST_MARKET
from imvo_tracker.lib.fields import NumberField
from imvo_tracker.lib.forms import overtyped
from imvo_tracker.lib.numbers import UnreadableNumber, print_number, read_number

PREFIX, NEW_ROWS = "rij", 3
LONGEST_NAME, DECIMALS, LONGEST_PASTE = 120, 4, 20_000
LARGEST_KEY = 2**53
_NUMBER = re.compile(r"[0-9]{8}")
_SHARE = re.compile(r"[0-9]{1,3}([.][0-9]{1,9})?", re.ASCII)


def plain_name(text: str) -> str:
    """Return a name on one line; raises ValidationError where it holds what cannot be printed."""
    name = " ".join(text.split())
    if not name.isprintable():
        raise ValidationError(_("This name holds a character that cannot be printed."))
    return name


def checked_share(value: Decimal) -> Decimal:
    """Return a share of 0 to 100 with at most four decimals; raises ValidationError."""
    if not 0 <= value <= WHOLE:
        raise ValidationError(_("Enter a share from 0 to 100."))
    if value != round(value, DECIMALS):
        raise ValidationError(_("Enter at most four decimals."))
    return value


def checked_number(text: str) -> str:
    """Return a register number of eight digits, or none; raises ValidationError."""
    number = "".join(text.split())
    if number and not _NUMBER.fullmatch(number):
        raise ValidationError(_("A register number has eight digits."))
    return number


class CandidateForm(forms.Form):
    """One line of the table."""

    key = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_KEY, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)
    was = forms.JSONField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(
        label=gettext_lazy("company"), max_length=LONGEST_NAME, widget=forms.TextInput(attrs={"class": "nl-input"})
    )
    number = forms.CharField(
        label=gettext_lazy("register number"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "nl-input"}),
    )
    share = NumberField(label=gettext_lazy("share in %"), widget=forms.TextInput(attrs={"class": "nl-input"}))

    def clean_name(self) -> str:
        return plain_name(self.cleaned_data["name"])

    def clean_number(self) -> str:
        return checked_number(self.cleaned_data["number"])

    def clean_share(self) -> Decimal:
        return checked_share(self.cleaned_data["share"])

    def clean_was(self) -> Row | None:
        """Return the row as it was shown; none where the form says something else there."""
        return _row_shown(self.cleaned_data["was"])

    def typed(self, place: int, *, removed: bool) -> Typed:
        """Return what this line says."""
        given = self.cleaned_data
        row = None if removed else Row(given["name"], given["number"], given["share"])
        return Typed(place, row, given.get("key"), given.get("seen", ""), given.get("was"))

    def type_over(self, stored: Row | None) -> None:
        """Let the line stand over what is stored now: what nobody typed here shows that."""
        shown, was = shown_as(stored) if stored else {"seen": ""}, self.cleaned_data.get("was")
        if stored is None:
            shown["key"] = ""
        for name in ("name", "number", "share"):
            if was is None or self.cleaned_data.get(name) != getattr(was, name):
                shown.pop(name, None)
        for name, value in shown.items():
            said = self.fields[name].prepare_value(value)
            self.data = overtyped(self.data, self.add_prefix(name), "" if said is None else said)


def shown_as(row: Row) -> dict[str, Any]:
    """Return what a line is shown with."""
    was = [row.name, row.number, str(row.share)]
    return {"seen": row.mark, "was": was, "name": row.name, "number": row.number, "share": row.share}


def _row_shown(value: Any) -> Row | None:
    match value:
        case [str(name), str(number), str(share)] if _SHARE.fullmatch(share):
            return Row(name, number, Decimal(share))
    return None


class CandidateRows(forms.BaseFormSet):
    """All lines, and a few empty ones below."""

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("remove")

    def typed(self) -> Iterator[Typed]:
        """Yield what each line says; an empty new line says nothing."""
        removed = set(map(id, self.deleted_forms))
        for place, form in enumerate(self.forms):
            if id(form) in removed:
                if form.cleaned_data.get("key"):
                    yield form.typed(place, removed=True)
            elif form.has_changed():
                yield form.typed(place, removed=False)

    def refuse(self, by_place: Mapping[int, str], clashes: Mapping[int, Row | None]) -> None:
        """Say at each line what is wrong with it. A line that clashes is from then on typed over what is stored."""
        for place, message in by_place.items():
            self.forms[place].add_error("name", message)
        for place, stored in clashes.items():
            form = self.forms[place]
            form.type_over(stored)
            form.add_error(None, _clash(stored))

    def add_to_whole(self, message: str) -> None:
        """Say what is wrong with the list as a whole."""
        self.non_form_errors().append(message)

    @property
    def faults(self) -> list[tuple[str, str]]:
        """Return every fault with the id of its field, in words that name line and field."""
        return [*_faults_of_lines(self.forms), *(("", str(one)) for one in self.non_form_errors())]


def _clash(stored: Row | None) -> str:
    if stored is None:
        return _("A colleague removed this company meanwhile. Keep it again to add it anew.")
    shown = {"name": stored.name, "number": stored.number or "–", "share": print_number(stored.share)}
    return (
        _(
            "A colleague kept something else here meanwhile (%(name)s, %(number)s, %(share)s%%). "
            "Yours is below: keep it again to replace that."
        )
        % shown
    )


def _faults_of_lines(lines: Iterable[forms.Form]) -> Iterator[tuple[str, str]]:
    for number, form in enumerate(lines, 1):
        for name, messages in form.errors.items():
            field = form["name" if name == "__all__" else name]
            for message in messages:
                said = {"number": number, "field": field.label, "message": message}
                yield field.id_for_label, _("Line %(number)s, %(field)s: %(message)s") % said


_Rows = forms.formset_factory(
    CandidateForm, formset=CandidateRows, extra=NEW_ROWS, can_delete=True, max_num=MOST + NEW_ROWS,
    absolute_max=MOST + NEW_ROWS,
)  # fmt: skip


def candidate_rows(data: Any, stored: Mapping[int, Row]) -> Any:
    """Return the table with what is stored, or with what was typed."""
    shown = [{"key": key, **shown_as(row)} for key, row in stored.items()]
    return _Rows(data, initial=None if data is not None else shown, prefix=PREFIX)


class PastedForm(forms.Form):
    """Lines taken from a sheet: name, register number where known, share."""

    pasted = forms.CharField(
        label=gettext_lazy("paste lines"),
        required=False,
        max_length=LONGEST_PASTE,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "One company a line, copied from a sheet or with semicolons: name; share, or name; register number; share."
        ),
    )

    def clean_pasted(self) -> list[Row]:
        """Return the companies of the lines; raises ValidationError naming each line that is none."""
        rows, faults = [], []
        for number, line in enumerate(self.cleaned_data["pasted"].splitlines(), 1):
            if line.strip():
                try:
                    rows.append(_row_of(line))
                except ValidationError as error:
                    said = {"number": number, "message": " ".join(error.messages)}
                    faults.append(_("Line %(number)s: %(message)s") % said)
        if faults:
            raise ValidationError(faults)
        return rows


def _row_of(line: str) -> Row:
    cells = [cell.strip() for cell in line.split("\t" if "\t" in line else ";")]
    name, *between, share = cells if len(cells) > 1 else (*cells, "")
    if len(between) > 1 or not share:
        raise ValidationError(_("write name; share, or name; register number; share."))
    name = plain_name(name)
    if not name or len(name) > LONGEST_NAME:
        raise ValidationError(_("the name has 1 to %(most)s characters.") % {"most": LONGEST_NAME})
    try:
        value = read_number(share.removesuffix("%"))
    except UnreadableNumber as error:
        raise ValidationError(error.message) from error
    return Row(name, checked_number("".join(between)), checked_share(value))


class TryOutForm(forms.Form):
    """Figures that are laid beside the record. What stays as it was shown stays as the record has it."""

    needed_companies = NumberField(label=gettext_lazy("companies needed"), required=False)
    companies = NumberField(label=gettext_lazy("companies that take part now"), required=False)
    needed_share = NumberField(label=gettext_lazy("share of the turnover needed, in %"), required=False)
    share = NumberField(label=gettext_lazy("share of the turnover now, in %"), required=False)
    market_then = NumberField(
        label=gettext_lazy("market figure of which that is a share, in millions of euros"), required=False
    )
    market_now = NumberField(label=gettext_lazy("new market figure, in millions of euros"), required=False)

    WHOLE_NUMBERS = ("needed_companies", "companies")
    SHARES = ("needed_share", "share")
    MARKETS = ("market_then", "market_now")
    NEEDED = ("needed_companies", "needed_share")

    def __init__(self, data: Any, *, initial: Mapping[str, Decimal | None]) -> None:
        super().__init__(data, initial=dict(initial), auto_id="id_proef_%s")
        for name in self.WHOLE_NUMBERS:
            field: Any = self.fields[name]
            field.whole = True

    def clean(self) -> dict[str, Any] | None:
        """Each figure lies where it can; a new market figure says something of a share of a known one."""
        cleaned = super().clean() or self.cleaned_data
        for name, value in list(cleaned.items()):
            if value is not None and (message := self._fault(name, value)):
                self.add_error(name, message)
        if cleaned.get("market_now") is not None:
            for name, message in (
                ("share", _("Enter the share that the new market figure changes.")),
                ("market_then", _("Enter the market figure of which that is a share.")),
            ):
                if cleaned.get(name) is None and name not in self.errors:
                    self.add_error(name, message)
        return cleaned

    def _fault(self, name: str, value: Decimal) -> str:
        if name in self.SHARES and not 0 <= value <= WHOLE:
            return _("Enter a share from 0 to 100.")
        if name in self.MARKETS and not 0 < value <= LARGEST_MARKET:
            return _("Enter a number above zero.")
        if name in self.NEEDED and value <= 0:
            return _("Enter a number above zero.")
        return _("Enter a number that is not below zero.") if value < 0 else ""

    def figures(self) -> Figures:
        """Return what was typed over."""
        names = {*self.changed_data} | ({"market_then"} if self.cleaned_data["market_now"] is not None else set())
        return Figures(**{name: self.cleaned_data[name] for name in names})
