"""From typed cells to a statement: which table it belongs to, and what its form is filled in with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from covenants.domain.letter_figures import AT_MOST, Figure, read_figure
from covenants.kinds import KINDS_BY_CODE
from dossier.domain.locators import read_locator
from imvo_tracker.lib.doubts import gettext_noop as _

# The tables, named as in record files
MILESTONE, REPORT, TARGET, MEASUREMENT, CONDITION, UNDERTAKING = (
    "milestone",
    "report",
    "target",
    "measurement",
    "condition",
    "undertaking",
)
PARTICIPATION = "participation"
FACT, GOAL, OUTLOOK = "fact", "goal", "outlook"
# Which sorts of "what" can be said of which sorts of subject
SAID_OF = {
    "covenant": ("milestone", "report", "cause", "measurement", "participation"),
    "sector": ("report", "cause"),
    "target": ("target",),
    "threshold": ("condition", "measurement"),
    "undertaking": ("undertaking",),
    "policy": ("report", "cause"),
}


@dataclass(frozen=True, slots=True)
class Lack:
    """What a row still lacks: the cell, and the English text, marked for translation, that says so."""

    cell: str
    message: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Filled:
    """A table, and what its form is filled in with."""

    table: str
    values: Mapping[str, str]


def fill(
    cells: Mapping[str, str], *, subject: str, what: str, firmness: str, covenant_of_threshold: str = ""
) -> Filled | Lack:
    """Return the form that a row fills in, or what it lacks.

    `subject` and `what` are codes such as "covenant:12" and "milestone:signed"; `firmness` is a modality or "".
    """
    about, _colon, key = subject.partition(":")
    sort, _colon, code = what.partition(":")
    if sort not in SAID_OF.get(about, ()):
        return Lack("what", _("This is not said of what the row is about."))
    if cells.get("as_report") and sort == "milestone":
        sort, code = "report", "progress"
    if cells.get("supplied_by") and sort != "milestone":
        return Lack("supplied_by", _("Only the day of a milestone is taken from another document."))
    shared = _shared(cells)
    makers = {
        "milestone": _milestone,
        "report": _report,
        "cause": _cause,
        "target": _target,
        "measurement": _measurement,
        "condition": _condition,
        "undertaking": _undertaking,
        "participation": _participation,
    }
    subject_value = {about: key} if key else {}
    if about == "threshold" and sort == "measurement":
        subject_value = {"covenant": covenant_of_threshold}
    return makers[sort](cells, shared | subject_value, code, firmness)


def _shared(cells: Mapping[str, str]) -> dict[str, str]:
    """Return what every table shares: page, words, who may see it, remarks."""
    until = cells.get("public_from", "").strip()
    return {
        "locator": read_locator(cells.get("page", "")),
        "wording": cells.get("words", ""),
        "date_words": cells.get("date_words", ""),
        "date_choice": cells.get("choice", ""),
        "undated": "on" if cells.get("undated") else "",
        "known_basis": "document",
        "public_from": until,
        "openness": "embargo" if until else "open",
        "embargo_reason": cells.get("embargo_reason", ""),
        "oddity_reason": cells.get("oddity_reason", ""),
        "asked": cells.get("asked", ""),
        "note": cells.get("note", ""),
    }


def _milestone(cells: Mapping[str, str], values: dict[str, str], code: str, firmness: str) -> Filled | Lack:
    if not firmness:
        return Lack("firmness", _("Say how firmly the milestone is stated."))
    if code not in KINDS_BY_CODE:
        return Lack("what", _("This is not said of what the row is about."))
    page = read_locator(cells.get("supplied_page", ""))
    other = {"supplied_by": cells.get("supplied_by", ""), "supplied_locator": page}
    return Filled(MILESTONE, {**values, **other, "kind": code, "modality": firmness, "basis": "stated"})


def _said(cells: Mapping[str, str]) -> dict[str, str]:
    """Return the sentence of a report: our own, or the words as printed."""
    return {"text": cells.get("text", "") or cells.get("words", ""), "text_en": cells.get("text_en", "")}


def _report(cells: Mapping[str, str], values: dict[str, str], code: str, _firmness: str) -> Filled | Lack:
    return Filled(REPORT, {**values, **_said(cells), "topic": code})


def _cause(cells: Mapping[str, str], values: dict[str, str], code: str, _firmness: str) -> Filled | Lack:
    return Filled(REPORT, {**values, **_said(cells), "topic": "delay_cause", "cause": code})


def _target(cells: Mapping[str, str], values: dict[str, str], code: str, firmness: str) -> Filled | Lack:
    figure = _figure(cells)
    if figure is None:
        return _no_figure()
    tally = f"{code}-{figure.unit or 'covenant'}" if code == OUTLOOK else ""
    modality = firmness or (FACT if code == "claim" else "")
    if not modality:
        return Lack("firmness", _("Say how firmly the goal is stated."))
    own = {"role": code, "modality": modality, "quantity": figure.low, "unit": figure.unit or "covenant"}
    return Filled(TARGET, {**values, **_said(cells), **own, "tally": tally})


def _measurement(cells: Mapping[str, str], values: dict[str, str], code: str, _firmness: str) -> Filled | Lack:
    figure = _figure(cells)
    if figure is None:
        return _no_figure()
    unit = code or figure.unit
    if not unit:
        return _no_unit()
    low, high = (figure.low, figure.high) if figure.exactness != AT_MOST else ("", figure.low)
    own = {"unit": unit, "low": low, "high": high, "exactness": figure.exactness}
    return Filled(MEASUREMENT, {**values, **own, "approx": "on" if figure.approx else ""})


def _condition(cells: Mapping[str, str], values: dict[str, str], _code: str, _firmness: str) -> Filled | Lack:
    figure = _figure(cells)
    if figure is None:
        return _no_figure()
    if not figure.unit:
        return _no_unit()
    return Filled(CONDITION, {**values, "unit": figure.unit, "minimum": figure.low})


def _undertaking(cells: Mapping[str, str], values: dict[str, str], code: str, _firmness: str) -> Filled | Lack:
    """A letter that answers is itself the answer: the page fills in which document it is."""
    return Filled(UNDERTAKING, {**values, **_said(cells), "event": code})


def _participation(cells: Mapping[str, str], values: dict[str, str], code: str, _firmness: str) -> Filled | Lack:
    """`party_key` is the organisation that the party was found to be; any other party is a group by its words."""
    role, _dash, change = code.partition("-")
    party = cells.get("party", "").strip()
    if not party:
        return Lack("party", _("Who takes part? Press F2 and type the organisation, or the group: “vakbonden”."))
    key = cells.get("party_key", "")
    who = {"organisation": key} if key else {"group": party}
    return Filled(PARTICIPATION, {**values, **who, "role": role, "change": change})


def _figure(cells: Mapping[str, str]) -> Figure | None:
    return read_figure(cells.get("figure", "") or cells.get("words", ""))


def _no_figure() -> Lack:
    return Lack("figure", _("The words hold no figure: press F2 and type it, for example “10” or “35 bedrijven”."))


def _no_unit() -> Lack:
    return Lack("what", _("What is counted? Choose the unit under “what”, for example “bedrijven”."))
