"""What the threshold desk prints: where a threshold stands, who is still needed, what other figures would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format, get_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from covenants.choices import Unit
from covenants.domain.candidates import Row, probable_doubles, total_of
from covenants.domain.coalitions import Candidate, Needed
from covenants.domain.market import MARKET_OF
from covenants.domain.shortfall import certainly_lacking, lacking, shortfall, still_lacking, who_is_needed
from covenants.domain.thresholds import ConditionState, ThresholdState, Verdict
from covenants.domain.try_out import COMPANY, SHARE, Figures, try_out
from covenants.evidence.statements import Statement
from covenants.models import Negotiation
from covenants.selectors.threshold_desk import DeskFacts, read_threshold_desk
from imvo_tracker.lib.asof import today
from imvo_tracker.lib.numbers import print_number

MOST_SETS = 5
STATES = {Verdict.MET: "achieved", Verdict.NOT_MET: "late"}


@dataclass(frozen=True)
class ConditionLine:
    """One condition: what is asked, what was measured and when, and what that comes to."""

    needed: str
    measured: str
    measured_on: str
    outcome: str
    state: str
    source: str


@dataclass(frozen=True)
class NeededView:
    """Who is still needed, in words; `sets` hold the names of each smallest set and what it brings."""

    lead: str
    sets: Sequence[str] = ()
    more: str = ""
    indispensable: Sequence[str] = ()
    spare: Sequence[str] = ()
    note: str = ""


@dataclass(frozen=True)
class Standing:
    """One threshold: one sentence, a line for each condition, and who is still needed."""

    name: str
    sentence: str
    state: str
    conditions: Sequence[ConditionLine]
    needed: NeededView


@dataclass(frozen=True)
class Deadline:
    """When the recruitment period ends, in words, and where that is written."""

    sentence: str
    source: str = ""


@dataclass(frozen=True)
class ThresholdPage:
    """The threshold desk of one negotiation; `tried` is how it would stand with other figures."""

    standings: Sequence[Standing]
    deadline: Deadline
    doubles: Sequence[str]
    total: str
    count: int
    day: date
    taking_part: str
    tried: Sequence[Standing] = ()


def threshold_page(facts: DeskFacts, figures: Figures | None = None) -> ThresholdPage:
    """Return the page as the record has it, and beside it as it would be with figures that were typed."""
    rows = list(facts.candidates.values())
    tried: Sequence[ThresholdState] = ()
    if figures is not None:
        tried = try_out(facts.covenant, facts.conditions, facts.measurements, figures, facts.day)
    return ThresholdPage(
        standings=[_standing(one, facts) for one in facts.thresholds],
        deadline=_deadline(facts),
        doubles=[
            ", ".join(f"{one.name} ({one.number})" if one.number else one.name for one in group)
            for group in probable_doubles(rows)
        ],
        total=_number(total_of(rows)),
        count=len(rows),
        day=facts.day,
        taking_part=_say_taking_part(facts),
        tried=[_standing(one, facts) for one in tried],
    )


def _say_taking_part(facts: DeskFacts) -> str:
    """Say how many take part by what is public, and with what the team alone knows."""
    words = _("Who takes part: public: %(public)s; with what is not public yet: %(all)s.")
    return words % {"public": facts.taking_part.public, "all": facts.taking_part.with_own}


def desk_facts(negotiation: Negotiation) -> DeskFacts:
    """Return what the desk is made from, today."""
    return read_threshold_desk(negotiation, today())


def shown_figures(facts: DeskFacts) -> dict[str, Decimal | None]:
    """Return the figures of the record that a try-out starts from."""
    by_unit = {one.condition.unit: one for state in facts.thresholds for one in state.conditions}
    minimums = {unit: one.condition.minimum.normalize() for unit, one in by_unit.items()}
    measured = {unit: one.measurement.low for unit, one in by_unit.items() if one.measurement}
    return {
        "needed_companies": minimums.get(COMPANY),
        "needed_share": minimums.get(SHARE),
        "companies": measured.get(COMPANY),
        "share": measured.get(SHARE),
        "market_then": facts.market.low if facts.market else None,
        "market_now": None,
    }


def _standing(threshold: ThresholdState, facts: DeskFacts) -> Standing:
    first = facts.statements.get(f"thresholdcondition-{threshold.conditions[0].condition.key}")
    sentence = ", ".join(say_outcome(one) for one in threshold.conditions)
    return Standing(
        name=str(first.entry.threshold) if first else "",
        sentence=f"{_capital(sentence)}.",
        state=STATES.get(threshold.verdict, "due"),
        conditions=[_line(one, facts) for one in threshold.conditions],
        needed=_needed(threshold, list(facts.candidates.values())),
    )


def _capital(words: str) -> str:
    """Begin with a capital; the Dutch "één" then bears one accent."""
    return capfirst(words).replace("Éé", "Eé", 1)


def say_outcome(state: ConditionState) -> str:
    """Return what a condition comes to: "one company too few", "turnover met", "turnover not measured"."""
    unit = state.condition.unit
    names = {COMPANY: _("number of companies"), SHARE: _("turnover")}
    what = names.get(unit, str(Unit(unit).label))
    if state.verdict is not Verdict.NOT_MET:
        frames = {
            Verdict.MET: _("%(what)s met"),
            Verdict.UNDETERMINED: _("%(what)s cannot be determined"),
            Verdict.UNMEASURED: _("%(what)s not measured"),
        }
        return frames[state.verdict] % {"what": what}
    least, most = certainly_lacking(state), lacking(state)
    said = _say_lack(unit, least, what)
    return said if least == most else _("at least %(lack)s") % {"lack": said}


def _say_lack(unit: str, lack: Decimal, what: str) -> str:
    number = _number(lack)
    if unit == COMPANY:
        few = ngettext("one company too few", "%(number)s companies too few", int(lack))
        return few % {"number": number}
    if unit == SHARE:
        return _("%(number)s percentage points of turnover too little") % {"number": number}
    return _("%(number)s too little of: %(what)s") % {"number": number, "what": what}


def _line(state: ConditionState, facts: DeskFacts) -> ConditionLine:
    said = facts.statements.get(f"measurement-{state.measurement.key}") if state.measurement else None
    latest = state.measurement.latest if said else None  # type: ignore[union-attr]
    return ConditionLine(
        needed=_("at least %(quantity)s") % {"quantity": _quantity(state.condition.minimum, state.condition.unit)},
        measured=_measured(state),
        measured_on=date_format(latest, "j F Y") if latest else "",
        outcome=say_outcome(state),
        state=STATES.get(state.verdict, "due"),
        source=say_source(said) if said else "",
    )


def _number(value: Decimal) -> str:
    """Return a number as the language of the page prints it."""
    return print_number(value).replace(",", get_format("DECIMAL_SEPARATOR"))


def _quantity(value: Decimal, unit: str) -> str:
    label = str(Unit(unit).label)
    return f"{_number(value)}{label}" if label.startswith("%") else f"{_number(value)} {label}"


def _measured(state: ConditionState) -> str:
    fact = state.measurement
    if fact is None:
        return _("not measured")
    unit = state.condition.unit
    if fact.low is not None and fact.high is not None and fact.low != fact.high:
        said = _("%(low)s to %(high)s") % {"low": _number(fact.low), "high": _quantity(fact.high, unit)}
    elif fact.low is None:
        said = _("at most %(quantity)s") % {"quantity": _quantity(fact.high or Decimal(), unit)}
    elif fact.high is None:
        said = _("at least %(quantity)s") % {"quantity": _quantity(fact.low, unit)}
    else:
        said = _quantity(fact.low, unit)
    if state.market is None or state.market.latest is None:
        return said
    if state.market.key < 0:  # typed, in no record
        return _("%(share)s, recomputed to your market figure") % {"share": said}
    day = date_format(state.market.latest, "j F Y")
    return _("%(share)s, recomputed to the market figure of %(when)s") % {"share": said, "when": day}


def say_source(said: Statement) -> str:
    """Return document and page of a statement, as they are told today."""
    evidence = said.evidence
    if evidence.source_to_come:
        return ""
    return ", ".join(filter(None, (evidence.printed_number or evidence.document_title, evidence.locator)))


def _deadline(facts: DeskFacts) -> Deadline:
    said = facts.recruitment
    if said is None:
        return Deadline(_("The record names no day on which the recruitment period ends."))
    ends_on: date = said.entry.latest
    days = (ends_on - facts.day).days
    if days < 0:
        sentence = ngettext(
            "The recruitment period ended on %(day)s, %(count)s day ago.",
            "The recruitment period ended on %(day)s, %(count)s days ago.",
            -days,
        )
    elif days == 0:
        sentence = _("The recruitment period ends today, %(day)s.")
    else:
        sentence = ngettext(
            "The recruitment period ends on %(day)s: %(count)s day left.",
            "The recruitment period ends on %(day)s: %(count)s days left.",
            days,
        )
    words = {"day": date_format(ends_on, "j F Y"), "count": abs(days)}
    return Deadline(sentence % words, say_source(said))


def _needed(threshold: ThresholdState, rows: Sequence[Row]) -> NeededView:
    candidates = [Candidate(row.name, row.share) for row in rows]
    lack = shortfall(threshold)
    note = _note(threshold)
    if not lack.companies and not lack.share:
        return NeededView(_("Nobody is needed any more: what is certain is enough."), note=note)
    if not candidates:
        return NeededView(_("Missing: %(lack)s. Add candidates to see who would do.") % {"lack": _say(lack)}, note=note)
    needed = who_is_needed(threshold, candidates, most=MOST_SETS)
    if needed.size is None:
        rest = _say(still_lacking(threshold, candidates))
        said = _("Missing: %(lack)s. Even with all candidates %(rest)s would be missing.")
        return NeededView(said % {"lack": _say(lack), "rest": rest}, note=note)
    lead = ngettext(
        "Missing: %(lack)s. One candidate is enough.", "Missing: %(lack)s. At least %(count)s candidates are needed.",
        needed.size,
    )  # fmt: skip
    return _sets(needed, lead % {"lack": _say(lack), "count": needed.size}, note)


def _say(lack: object) -> str:
    companies, share = lack.companies, lack.share  # type: ignore[attr-defined]
    said = []
    if companies:
        said.append(ngettext("one company", "%(count)s companies", companies) % {"count": companies})
    if share:
        said.append(_("%(number)s%% of turnover") % {"number": _number(share)})
    return _(" and ").join(said)


def _sets(needed: Needed, lead: str, note: str) -> NeededView:
    return NeededView(
        lead,
        [_set(some) for some in needed.sets],
        _("More sets of this size would do; these bring the most turnover.") if needed.more else "",
        [one.name for one in needed.indispensable],
        [one.name for one in needed.spare],
        note,
    )


def _set(some: Sequence[Candidate]) -> str:
    total = _number(sum((one.share for one in some), Decimal()))
    names = ", ".join(one.name for one in some)
    return _("%(names)s (together %(total)s%% of turnover)") % {"names": names, "total": total}


def _note(threshold: ThresholdState) -> str:
    """Say what was counted as nought, and which conditions no candidate can meet."""
    notes = []
    for state in threshold.conditions:
        if state.condition.unit not in (COMPANY, SHARE):
            notes.append(_("Candidates say nothing of: %(unit)s.") % {"unit": Unit(state.condition.unit).label})
        elif state.measurement is None or state.measurement.low is None:
            what = _("number of companies") if state.condition.unit == COMPANY else _("turnover")
            notes.append(_("%(what)s: nothing is certain, so it is counted as nought.") % {"what": capfirst(what)})
    return " ".join(notes)


def market_in_words(facts: DeskFacts) -> str:
    """Return the market figure that counts today, with its source; empty where there is none."""
    figure = facts.market
    if figure is None or figure.low is None or figure.latest is None:
        return ""
    said = facts.statements.get(f"measurement-{figure.key}")
    words = {
        "quantity": _quantity(figure.low, MARKET_OF[SHARE]),
        "day": date_format(figure.latest, "j F Y"),
        "source": say_source(said) if said else "",
    }
    return _("The market figure that counts now: %(quantity)s, measured on %(day)s (%(source)s).") % words
