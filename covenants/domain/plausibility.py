"""Rules that ask before nonsense is recorded, on what is said of covenants; see `dossier.domain.plausibility`.

`Said.own` holds the columns of a table as plain values: covenants and organisations by their number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from covenants.kinds import ENDINGS
from dossier.domain.plausibility import RULES as SHARED_RULES
from dossier.domain.plausibility import WINDOW, Rule, Said, Surroundings, Tense
from imvo_tracker.lib.doubts import Doubt, impossible, unlikely
from imvo_tracker.lib.doubts import gettext_noop as _

MILESTONE, TARGET, CONDITION = "milestonestatement", "targetstatement", "thresholdcondition"
MEASUREMENT, PARTICIPATION, REPORT = "measurement", "participation", "statusreport"

FACT, ABANDONED = "fact", "abandoned"
SHARES = frozenset({"turnover_share", "sector_share", "company_share", "asset_share"})
WHOLE = Decimal(100)
# Stands for "percent" where a report's unit is free text
PERCENT = ("%", "procent", "percent")
# Only a signed covenant can come to these.
AFTER_SIGNING = frozenset({"in_force", "evaluated", "ended", "ended_early", "renewed"})
# The first of each pair comes before the second, when both are facts.
ORDER = (
    ("talks_started", "presented"),
    ("talks_started", "signed"),
    ("intent_declared", "presented"),
    ("intent_declared", "signed"),
    ("facilitation_started", "signed"),
    ("presented", "signed"),
    ("signed", "in_force"),
    ("signed", "evaluated"),
    ("signed", "ended"),
    ("signed", "ended_early"),
    ("signed", "renewed"),
    ("in_force", "ended"),
    ("in_force", "ended_early"),
    ("in_force", "renewed"),
)
NUMBERS = {CONDITION: ("minimum",), MEASUREMENT: ("low", "high"), TARGET: ("quantity",), REPORT: ("quantity",)}


def milestone_tense(own: Mapping[str, object]) -> Tense:
    return {FACT: Tense.HAPPENED, ABANDONED: Tense.NEITHER}.get(str(own["modality"]), Tense.EXPECTED)


def target_tense(own: Mapping[str, object]) -> Tense:
    looks_ahead = own["role"] in ("goal", "outlook") and own["modality"] != ABANDONED
    return Tense.EXPECTED if looks_ahead else Tense.NEITHER


def fact_without_a_day(said: Said, around: Surroundings) -> Doubt | None:
    """A fact without a last day would never count; "signed" has its own, sharper rule in the model."""
    if _is_fact(said) and said.latest is None and said.own["kind"] != "signed":
        return impossible(WINDOW, _("A fact needs the words that say when it happened."))
    return None


def goes_on_unsigned(said: Said, around: Surroundings) -> Doubt | None:
    """In force, evaluated or ended: only what was signed comes so far."""
    if not _is_fact(said) or said.own["kind"] not in AFTER_SIGNING:
        return None
    if any(_is_fact(other) and other.own["kind"] == "signed" for other in around.others):
        return None
    return unlikely("kind", _("The record knows no signature of this agreement."))


def in_the_wrong_order(said: Said, around: Surroundings) -> Doubt | None:
    """What comes before in every covenant, came later in this one."""
    if not _decides(said):
        return None
    for other in around.others:
        if _decides(other) and (
            (_comes_first(said, other) and _later(said, other)) or (_comes_first(other, said) and _later(other, said))
        ):
            day = other.latest if _comes_first(said, other) else other.earliest
            return unlikely(
                WINDOW, _("By the record the steps would follow in the wrong order: another is of %(day)s."), day=day
            )
    return None


def follows_an_end(said: Said, around: Surroundings) -> Doubt | None:
    """Nothing is expected of a covenant that ended, but a second term or an evaluation."""
    if said.table != MILESTONE or said.own["kind"] in ENDINGS | {"renewed", "evaluated"} or said.earliest is None:
        return None
    done = [other for other in around.others if _decides(other)]
    ends = [other.latest for other in done if other.own["kind"] in ENDINGS and other.latest]
    first_end = min(ends, default=None)
    if first_end is not None and said.earliest > first_end and not any(one.own["kind"] == "renewed" for one in done):
        return unlikely(WINDOW, _("By the record it had ended on %(day)s."), day=first_end)
    return None


def expected_though_it_happened(said: Said, around: Surroundings) -> Doubt | None:
    """What was known to have happened is not looked ahead to."""
    said_on = said.said_on
    if said.table != MILESTONE or said.tense is not Tense.EXPECTED or said_on is None:
        return None
    for other in around.others:
        is_known = _decides(other) and other.own["kind"] == said.own["kind"] and other.known_from < said_on
        if is_known and other.latest is not None and other.latest < said_on:
            return unlikely("modality", _("By the record this happened on %(day)s already."), day=other.latest)
    return None


def left_without_joining(said: Said, around: Surroundings) -> Doubt | None:
    if said.table != PARTICIPATION or said.own["change"] != "left":
        return None
    joined = [other for other in around.others if _same_party(said, other) and other.own["change"] == "joined"]
    if any(not _later(other, said) for other in joined):
        return None
    return unlikely("change", _("The record does not know that this party had joined."))


def joined_already(said: Said, around: Surroundings) -> Doubt | None:
    """The same party joins in the same role on another day, and never left."""
    if said.table != PARTICIPATION or said.own["change"] != "joined" or said.earliest is None:
        return None
    own = [other for other in around.others if _same_party(said, other) and other.own["role"] == said.own["role"]]
    if any(other.own["change"] == "left" for other in own):
        return None
    days = [other.earliest for other in own if other.earliest is not None and other.earliest != said.earliest]
    return unlikely("change", _("By the record this party joined on %(day)s."), day=days[0]) if days else None


def share_over_a_hundred(said: Said, around: Surroundings) -> Doubt | None:
    for name, number in _numbers(said):
        if number > WHOLE and said.own.get("unit") in SHARES:
            return impossible(name, _("A share is at most 100 percent."))
        if number > WHOLE and said.table == REPORT and _is_percent(said.own.get("unit")):
            return unlikely(name, _("This is more than 100 percent."))
    return None


def number_below_zero(said: Said, around: Surroundings) -> Doubt | None:
    for name, number in _numbers(said):
        if number < 0:
            return impossible(name, _("Enter a number that is not below zero."))
    return None


def fraction_of_a_count(said: Said, around: Surroundings) -> Doubt | None:
    """Companies, parties and covenants are counted in whole numbers."""
    if said.table == REPORT or said.own.get("unit") in SHARES:
        return None
    for name, number in _numbers(said):
        if number != number.to_integral_value():
            return impossible(name, _("This is counted in whole numbers."))
    return None


def promise_of_nothing(said: Said, around: Surroundings) -> Doubt | None:
    if said.table == TARGET and said.tense is Tense.EXPECTED and said.own["quantity"] == 0:
        return unlikely("quantity", _("A goal or outlook of nothing at all."))
    return None


def goal_told_as_a_fact(said: Said, around: Surroundings) -> Doubt | None:
    if said.table == TARGET and said.own["role"] in ("goal", "outlook") and said.own["modality"] == FACT:
        return unlikely("modality", _("A goal or outlook lies ahead: it is no fact."))
    return None


RULES: tuple[Rule, ...] = (
    *SHARED_RULES,
    fact_without_a_day,
    goes_on_unsigned,
    in_the_wrong_order,
    follows_an_end,
    expected_though_it_happened,
    left_without_joining,
    joined_already,
    share_over_a_hundred,
    number_below_zero,
    fraction_of_a_count,
    promise_of_nothing,
    goal_told_as_a_fact,
)


def _is_fact(said: Said) -> bool:
    return said.table == MILESTONE and said.own["modality"] == FACT


def _decides(said: Said) -> bool:
    return _is_fact(said) and not said.own["partial"] and not said.own["doubtful"]


def _comes_first(said: Said, other: Said) -> bool:
    return (said.own["kind"], other.own["kind"]) in ORDER


def _later(said: Said, other: Said) -> bool:
    """Whether the whole window of one lies after the whole window of the other."""
    first, last = said.earliest, other.latest
    return isinstance(first, date) and isinstance(last, date) and first > last


def _same_party(said: Said, other: Said) -> bool:
    return _party(said) == _party(other)


def _party(said: Said) -> tuple[object, str]:
    return said.own["organisation"], str(said.own["group"] or "").strip().casefold()


def _numbers(said: Said) -> Iterator[tuple[str, Decimal]]:
    for name in NUMBERS.get(said.table, ()):
        number = said.own.get(name)
        if isinstance(number, Decimal):
            yield name, number


def _is_percent(unit: object) -> bool:
    return any(word in str(unit or "").casefold() for word in PERCENT)
