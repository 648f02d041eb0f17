"""Sums of the draft itself: numbers said to make a whole, lists and their number, what the letter promises in all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from covenants.domain.checking_draft.types import Draft, Finding, RecordSide, Sort, Verdict
from covenants.domain.facts import TargetFact
from covenants.domain.reading_in.clauses import LIST_FOLLOWS
from covenants.domain.reading_in.types import Marked, NumberMark, Proposal
from covenants.domain.targets import WHOLE, outlook_sums
from imvo_tracker.lib.doubts import gettext_noop as _
from imvo_tracker.lib.numbers import print_number

_TOTAL = re.compile(
    r"\b(?:in totaal|samen|tezamen|opgeteld|bij elkaar|totaal van|breng(?:t|en) het (?:aantal|totaal) op"
    r"|komt (?:het totaal )?(?:uit )?op|daarmee)\b",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(r"\bwaarvan\b|\bonder wie\b|\bverdeeld over\b", re.IGNORECASE)
_LIST = re.compile(
    r"^\s*(?:,|:|\(|, te weten|, namelijk|te weten|namelijk|, dit zijn|, dat zijn|, zijnde)"
    r"|^(?: [\w-]+){1,4}(?:, (?:te weten|namelijk|dit zijn|dat zijn|zijnde)|:)",
    re.IGNORECASE,
)
_NOT_ALL = re.compile(r"\b(?:onder andere|onder meer|o\.a\.|zoals|bijvoorbeeld|met name|waaronder)\b", re.IGNORECASE)


def sum_findings(draft: Draft, record: RecordSide) -> Iterator[Finding]:
    for index, marked in enumerate(draft.sentences):
        yield from _added_up(marked)
        after = draft.sentences[index + 1] if index + 1 < len(draft.sentences) else None
        yield from _listed(marked, after)
    yield from _promised_in_all(draft, record)


def _added_up(marked: Marked) -> Iterator[Finding]:
    """Three numbers of one thing, one of them called the whole: the others have to make it."""
    text = marked.sentence.text
    by_thing: dict[str, list[NumberMark]] = {}
    for number in marked.numbers:
        by_thing.setdefault(_thing(number), []).append(number)
    loose = by_thing.pop("", [])
    for thing, numbers in by_thing.items():
        counted = sorted([*numbers, *loose], key=lambda one: one.start) if thing != "share" else numbers
        if len(counted) < 3:
            continue
        whole, parts = _whole_and_parts(text, counted)
        if whole is None:
            continue
        total = sum((part.low for part in parts), Decimal())
        verdict = Verdict.AGREES if total == whole.low else Verdict.DIFFERS
        message = (
            _("%(sum)s = %(total)s, as the draft says.")
            if verdict is Verdict.AGREES
            else _("%(sum)s = %(total)s; the draft says %(draft)s.")
        )
        values = {"sum": _plus(parts), "total": total, "draft": whole.low}
        yield Finding(verdict, Sort.SUM, message, values, "", marked.sentence, whole.start, whole.end)


def _thing(number: NumberMark) -> str:
    """Sectors and covenants are one thing where a letter counts them; other things by their noun."""
    if number.unit in ("covenant", "sector"):
        return "covenant"
    if number.words.lower().endswith("tal"):
        return ""
    if number.unit.endswith("_share"):
        return "share"
    return number.unit or (number.noun.split() or [""])[-1].lower()


def _whole_and_parts(text: str, numbers: Sequence[NumberMark]) -> tuple[NumberMark | None, Sequence[NumberMark]]:
    total = next(iter(_TOTAL.finditer(text)), None)
    which = _OF_WHICH.search(text)
    if which is not None:
        before = [one for one in numbers if one.end <= which.start()]
        after = [one for one in numbers if one.start >= which.end()]
        return (before[-1], after) if before and len(after) > 1 else (None, ())
    if total is None:
        return None, ()
    after = [one for one in numbers if one.start >= total.end()]
    before = [one for one in numbers if one.end <= total.start()]
    if len(after) == 1 and len(before) > 1:
        return after[0], before
    if len(before) == 0 and len(after) > 2:
        return after[0], after[1:]
    return None, ()


def _plus(parts: Sequence[NumberMark]) -> str:
    return " + ".join(print_number(part.low) for part in parts)


def _listed(marked: Marked, after: Marked | None) -> Iterator[Finding]:
    """A number of sectors or covenants followed by their names: as many names as the number."""
    for number in marked.numbers:
        if number.unit not in ("covenant", "sector") or number.approx:
            continue
        names, sentence = _names_behind(marked, number), marked
        if not names and after is not None and LIST_FOLLOWS.match(after.sentence.text) and number is _last(marked):
            names, sentence = (
                [one.name for one in after.named("covenant")] or [one.name for one in after.named("sector")],
                after,
            )
        if len(names) < 2 or _NOT_ALL.search(sentence.sentence.text):
            continue
        verdict = Verdict.AGREES if len(names) == int(number.low) else Verdict.DIFFERS
        message = (
            _("%(draft)s are named, as the draft counts.")
            if verdict is Verdict.AGREES
            else _("The draft counts %(draft)s and names %(total)s: %(names)s.")
        )
        values = {"draft": number.low, "total": Decimal(len(names)), "names": ", ".join(names)}
        yield Finding(verdict, Sort.SUM, message, values, "", marked.sentence, number.start, number.end)


def _last(marked: Marked) -> NumberMark:
    return [one for one in marked.numbers if one.unit in ("covenant", "sector")][-1]


def _names_behind(marked: Marked, number: NumberMark) -> list[str]:
    text = marked.sentence.text
    if not _LIST.match(text[number.end :]):
        return []
    names: dict[str, str] = {}
    for one in marked.names:
        if one.start > number.end and one.code.startswith("covenant:"):
            names.setdefault(one.code, one.name)
    return list(names.values())


def _promised_in_all(draft: Draft, record: RecordSide) -> Iterator[Finding]:
    """What is signed and what the draft expects by each day, added up as the pages do, beside the goal it names."""
    outlooks = [
        row for row in draft.rows if row.what == "target:outlook" and row.tally != WHOLE and row.period and row.quantity
    ]
    goal = next(
        (row for row in draft.rows if row.table == "target" and (row.kind == "goal" or row.tally == WHOLE)), None
    )
    if goal is None or goal.quantity is None or not outlooks:
        return
    sums = outlook_sums([_fact(row, number) for number, row in enumerate(outlooks)], "draft")
    if len(sums) < 2:
        return
    signed = _signed(draft, record)
    parts = [*([signed] if signed else []), *(one.quantity for one in sums)]
    total = signed + sums[-1].cumulative
    verdict = Verdict.AGREES if total == goal.quantity else Verdict.DIFFERS
    message = (
        _("What the draft expects adds up: %(sum)s = %(total)s.")
        if verdict is Verdict.AGREES
        else _("What the draft expects adds up to %(sum)s = %(total)s; beside it the draft speaks of %(draft)s.")
    )
    last = outlooks[-1]
    values = {"sum": " + ".join(map(print_number, parts)), "total": total, "draft": goal.quantity}
    yield Finding(verdict, Sort.SUM, message, values, "", last.sentence, *last.place)


def _signed(draft: Draft, record: RecordSide) -> Decimal:
    """Return how many are signed as the draft has it; as the record has it where the draft does not say."""
    said = next((row.quantity for row in draft.rows if row.what == "target:claim" and row.quantity is not None), None)
    return Decimal(len(record.signed_days)) if said is None else said


def _fact(row: Proposal, number: int) -> TargetFact:
    period = row.period
    latest = period.latest if period else None
    return TargetFact(
        key=number, target=row.about, role="outlook", modality=row.firmness, quantity=row.quantity or Decimal(),
        tally=row.tally, earliest=period.earliest if period else None, latest=latest,
        known_from=latest or row.period.earliest, revision=0, document="draft", actor="",  # type: ignore[union-attr, arg-type]
    )  # fmt: skip
