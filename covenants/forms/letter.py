"""The rows of a letter, each as the form of its own table: what its `clean` says is what the row says."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from covenants.domain.letter import FACT, MILESTONE, UNDERTAKING, Filled, Lack, fill
from covenants.domain.letter_cells import MORE_CELLS
from covenants.domain.letter_words import NOTHING, Meaning, Search, find, several
from covenants.ledgers import BY_TYPE
from covenants.models import Sitting, SittingRow, Threshold
from covenants.selectors.letter_words import Words
from covenants.selectors.plausibility import doubts_about_all
from dossier.forms.doubts import codes_of
from dossier.forms.ledger import StatementForm
from dossier.models import LedgerEntry, Organisation
from dossier.selectors_documents import find_documents, label_of
from imvo_tracker.lib.doubts import Doubt, gettext_noop

EMPTY, READ, QUESTION, ERROR = "empty", "read", "question", "error"
_WORST = (EMPTY, READ, QUESTION, ERROR)
FormOf = Callable[[type[LedgerEntry]], type[StatementForm]]
_SUBJECTS = ("covenant", "sector", "target", "threshold", "undertaking")
# At which cell a fault of a form's field is said
_CELL_OF = {
    **dict.fromkeys(_SUBJECTS, "about"),
    **dict.fromkeys(("kind", "topic", "role", "unit", "cause", "event", "answered_by"), "what"),
    "modality": "firmness",
    **dict.fromkeys(("wording", "window", "date_choice"), "words"),
    **dict.fromkeys(("quantity", "low", "high", "minimum", "exactness"), "figure"),
    "locator": "page",
    **dict.fromkeys(("organisation", "group"), "party"),
    "change": "what",
    "actor": "speaker",
    "tally": "what",
    "supplied_locator": "supplied_page",
    "openness": "public_from",
}
_SAME = frozenset(MORE_CELLS) - {"speaker", "figure", "supplied_page"}


@dataclass(frozen=True, slots=True)
class Fault:
    """What a row lacks, or what is asked about it; `cell` is "" for the whole row."""

    cell: str
    text: str
    is_question: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One statement that a row stands for; a row about several covenants stands for several.

    `entry` is unsaved, and None where the row cannot be read. `choices` are what its words may mean: value and text.
    """

    entry: LedgerEntry | None = None
    faults: tuple[Fault, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    may_report: bool = False
    asked: str = ""

    @property
    def state(self) -> str:
        if any(not one.is_question for one in self.faults):
            return ERROR
        return QUESTION if self.faults else READ


@dataclass(frozen=True, slots=True)
class RowRead:
    """A row with what it was read as."""

    row: SittingRow
    parts: tuple[Part, ...] = field(default_factory=tuple)

    @property
    def state(self) -> str:
        return max((part.state for part in self.parts), key=_WORST.index, default=EMPTY)

    @property
    def faults(self) -> tuple[Fault, ...]:
        return tuple(dict.fromkeys(fault for part in self.parts for fault in part.faults))

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        return next((part.choices for part in self.parts if part.choices), ())

    @property
    def may_report(self) -> bool:
        return any(part.may_report for part in self.parts)

    @property
    def asked(self) -> str:
        return " ".join(sorted({code for part in self.parts for code in part.asked.split()}))

    @property
    def entries(self) -> list[LedgerEntry]:
        return [part.entry for part in self.parts if part.entry is not None]


@dataclass
class Reader:
    """Reads the rows of a sitting; `form_of` gives the form of a table as this account fills it in."""

    sitting: Sitting
    words: Words
    form_of: FormOf
    may_record: Callable[[type[LedgerEntry]], bool]

    def __post_init__(self) -> None:
        self._forms = cache(self._row_form)
        self._found: dict[tuple[str, str], str | Lack] = {}
        self._rows: dict[tuple[str, str], Any] = {}
        self._within: dict[tuple[str, str], bool] = {}

    def read(self, rows: Iterable[SittingRow]) -> list[RowRead]:
        """Return the rows as they are read, in a fixed number of queries for each table."""
        read = [RowRead(row, self._parts(row)) for row in rows]
        return self._with_doubts(read)

    def is_outside(self, cells: Mapping[str, str], limits: Any) -> bool:
        """Say whether one with such limits may not record a row, by what it is about, if that is clear.

        What the record does not know is in none of its sectors.
        """
        names = several(cells.get("about", ""), self.words.subjects) if limits.any else []
        if any(find(name, self.words.subjects) == NOTHING for name in names):
            return True
        filled = [self._fill({**cells, "party_key": ""}, name) for name in names]
        return any(not self._is_within(one, limits) for one in filled if isinstance(one, Filled))

    def _is_within(self, filled: Filled, limits: Any) -> bool:
        keys = {f"{name}_id": int(filled.values[name]) for name in _SUBJECTS if filled.values.get(name)}
        place = (filled.table, str(sorted(keys.items())))
        if place not in self._within:
            self._within[place] = limits.hold(BY_TYPE[filled.table].model(**keys))
        return self._within[place]

    def _parts(self, row: SittingRow) -> tuple[Part, ...]:
        cells = row.cells
        if not any(cells.get(name) for name in ("about", "what", "firmness", "words", "figure", "text")):
            return ()
        names = several(cells.get("about", ""), self.words.subjects) or [""]
        return tuple(self._part(row, name, number) for number, name in enumerate(names, start=1))

    def _part(self, row: SittingRow, name: str, number: int) -> Part:
        paper = self._paper(row.cells.get("supplied_by", ""))
        own = {**row.cells, "party_key": self._party(row.cells.get("party", ""))}
        filled = paper if isinstance(paper, Lack) else self._fill({**own, "supplied_by": paper}, name)
        if isinstance(filled, Lack):
            return Part(faults=(Fault(filled.cell, _(filled.message) % filled.values),))
        actor = self._actor(row.cells)
        if isinstance(actor, Lack):
            return Part(faults=(Fault(actor.cell, _(actor.message) % actor.values),))
        model = BY_TYPE[filled.table].model
        if not self.may_record(model):
            return Part(faults=(Fault("what", _("Your account has no right to record statements of this kind.")),))
        token = row.token if number == 1 else uuid.uuid5(uuid.UUID(row.token), str(number)).hex
        data = {**self._own(filled), "ref": f"adm-{token}", "actor": actor}
        form = self._forms(model)(data)
        return self._judged(form, filled)

    def _own(self, filled: Filled) -> dict[str, str]:
        """Add the letter itself, which answers what it says it answers."""
        values = {**filled.values, "document": str(self.sitting.document_id)}
        if filled.table == UNDERTAKING and values["event"] == "answered":
            values["answered_by"] = values["document"]
        return values

    def _fill(self, cells: Mapping[str, str], name: str) -> Filled | Lack:
        keys = {}
        for cell, typed, meanings in (
            ("about", name, self.words.subjects),
            ("what", cells.get("what", ""), self.words.whats),
            ("firmness", cells.get("firmness", ""), self.words.firmness),
        ):
            meaning = self._meant(cell, typed, meanings)
            if isinstance(meaning, Lack):
                return meaning
            keys[cell] = meaning
        about, _colon, key = keys["about"].partition(":")
        covenant = self._covenant_of(key) if about == "threshold" else ""
        return fill(
            cells,
            subject=keys["about"],
            what=keys["what"],
            firmness=keys["firmness"],
            covenant_of_threshold=covenant,
        )

    def _meant(self, cell: str, typed: str, meanings: Sequence[Meaning]) -> str | Lack:
        """Look the same letters up once: many rows are about the same."""
        if (cell, typed) not in self._found:
            self._found[cell, typed] = meant(cell, typed, meanings)
        return self._found[cell, typed]

    def _paper(self, typed: str) -> str | Lack:
        """Return the primary key of the document that somebody names by its number, title or day."""
        place = ("supplied_by", typed)
        if place not in self._found:
            papers = find_documents(typed)
            names = [Meaning(str(one.pk), label_of(one)) for one in papers]
            one = names[0].code if len(names) == 1 else ""
            self._found[place] = one if one or not typed.strip() else _unclear(*place, Search(None, tuple(names)))
        return self._found[place]

    def _party(self, typed: str) -> str:
        """Return the organisation that a party is; "" where the record knows none of that name: it is a group."""
        meant_key = self._meant("party", typed, self.words.speakers) if typed.strip() else ""
        return "" if isinstance(meant_key, Lack) else meant_key

    def _covenant_of(self, threshold: str) -> str:
        return str(Threshold.objects.values_list("covenant", flat=True).get(pk=threshold))

    def _actor(self, cells: Mapping[str, str]) -> str | Lack:
        typed = cells.get("speaker", "")
        if not typed:
            key = self.sitting.actor_id
            return str(key) if key else Lack("speaker", _LACKING["speaker"])
        return meant("speaker", typed, self.words.speakers)

    def _judged(self, form: StatementForm, filled: Filled) -> Part:
        reading = form.reading if form.is_valid() or form.reading else None
        asks = bool(reading and reading.choices and not reading.picked and "wording" in form.errors)
        faults = tuple(
            Fault("words", _("Which of these is meant?"), is_question=True)
            if asks and name == "wording"
            else Fault(_cell_of(name), str(text))
            for name, texts in form.errors.items()
            for text in texts
        )
        form.instance.ref = form.cleaned_data.get("ref")
        vars(form.instance).pop("validate_constraints")  # they are asked again when it is recorded
        choices = reading.choices if reading is not None and (asks or reading.picked) else ()
        signed = (filled.values.get("kind"), filled.values.get("modality")) == ("signed", FACT)
        may_report = filled.table == MILESTONE and signed and "wording" in form.errors
        return Part(None if form.errors else form.instance, faults, choices, may_report)

    def _with_doubts(self, read: Sequence[RowRead]) -> list[RowRead]:
        """Ask about all entries at once: beside the record and beside each other."""
        entries = [entry for one in read for entry in one.entries]
        undated = [bool(one.row.cells.get("undated")) for one in read for _entry in one.entries]
        doubts = iter(doubts_about_all(entries, undated=undated) if entries else ())
        return [replace(one, parts=tuple(_doubted(part, one.row, doubts) for part in one.parts)) for one in read]

    def _row_form(self, model: type[LedgerEntry]) -> type[StatementForm]:
        """Return the table's form, which leaves doubts to be asked of all rows together and looks each row up once."""
        known = self._known

        class OfRow(self.form_of(model)):  # type: ignore[misc]
            def __init__(self, *args: Any, **kwargs: Any) -> None:
                super().__init__(*args, **kwargs)
                # The form says each of them in words of its own, and the database holds them when it is proposed
                self.instance.validate_constraints = lambda **_options: None
                for name, one in self.fields.items():
                    if isinstance(one, forms.ModelChoiceField):
                        one.to_python = partial(known, name, one)  # type: ignore[method-assign]

            def doubts_about(self, entry: LedgerEntry, *, undated: bool) -> list[Doubt]:
                return []

            def validate_unique(self) -> None:
                """The database refuses a row twice when it is written."""

            def _get_validation_exclusions(self) -> set[str]:
                chosen = {name for name, one in self.fields.items() if isinstance(one, forms.ModelChoiceField)}
                looked_up = {name for name in chosen if self.cleaned_data.get(name) is not None}
                return super()._get_validation_exclusions() | looked_up

        return OfRow

    def _known(self, name: str, chosen: Any, value: Any) -> Any:
        """Return the row that a field names, asked of the database once."""
        if value in chosen.empty_values:
            return None
        place = (name, str(value))
        if place not in self._rows:
            self._rows[place] = chosen.queryset.filter(pk=value).first()
        if self._rows[place] is None:
            raise ValidationError(chosen.error_messages["invalid_choice"], code="invalid_choice")
        return self._rows[place]


def meant(cell: str, typed: str, meanings: Sequence[Meaning]) -> str | Lack:
    """Return the code of what somebody typed in a cell; "" for no firmness, which a table may do without."""
    if not typed.strip():
        return "" if cell == "firmness" else Lack(cell, _LACKING[cell])
    search = find(typed, meanings)
    if search.meaning is not None:
        return search.meaning.code
    return _unclear(cell, typed, search)


def _unclear(cell: str, typed: str, search: Search) -> Lack:
    names = ", ".join(dict.fromkeys(one.name for one in search.candidates[:5]))
    if names:
        return Lack(cell, gettext_noop("“%(typed)s” may be: %(names)s."), {"typed": typed[:60], "names": names})
    return Lack(cell, gettext_noop("The record does not know “%(typed)s”."), {"typed": typed[:60]})


_LACKING = {
    "about": gettext_noop("What is it about? Type a covenant, sector, target, threshold or motion."),
    "what": gettext_noop("Say what it is: a milestone, a goal, a measurement, a cause of delay."),
    "speaker": gettext_noop("According to whom? Choose it at the top, or with F2 for this row."),
}


def _cell_of(name: str) -> str:
    return name if name in _SAME else _CELL_OF.get(name, "")


def _doubted(part: Part, row: SittingRow, doubts_by_entry: Any) -> Part:
    """Add what the rules doubt about an entry; a reason answers what was asked when it was typed."""
    if part.entry is None:
        return part
    doubts: list[Doubt] = next(doubts_by_entry)
    reason, asked = row.cells.get("oddity_reason", ""), row.cells.get("asked", "").split()
    open_ones = [one for one in doubts if one.is_impossible or not (reason and one.code in asked)]
    if reason and all(one.is_impossible for one in doubts):
        part.entry.oddity_reason = ""
    faults = tuple(Fault(_cell_of(one.field), one.text, not one.is_impossible) for one in open_ones)
    return replace(part, faults=part.faults + faults, asked=codes_of(doubts))


def speaker_named(typed: str, words: Words) -> Organisation | None:
    """Return the organisation that somebody means; None where it is none or not one."""
    speaker = find(typed, words.speakers).meaning
    return Organisation.objects.filter(pk=speaker.code).first() if speaker else None
