"""Sums of the draft itself: numbers said to make a whole, lists and their number, what the letter promises in all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from covenants.domain.checking_draft.types import Draft, Finding, RecordSide, Sort, Verdict
from covenants.domain.facts import TargetFact
from covenants.domain.letter_figures import NUMBER_WORDS
from covenants.domain.reading_in.clauses import IN_THE_END, LIST_FOLLOWS, TOTAL
from covenants.domain.reading_in.types import Marked, NumberMark, Proposal
from covenants.domain.targets import WHOLE, outlook_sums
from imvo_tracker.lib.doubts import gettext_noop as _
from imvo_tracker.lib.numbers import print_number

_OF_WHICH = re.compile(r"\bwaarvan\b|\bonder wie\b|\bverdeeld over\b", re.IGNORECASE)
# "Samen met drie …" adds to what was counted last
_WITH_THE_LAST = re.compile(r"\b(?:samen|tezamen|opgeteld) met\b", re.IGNORECASE)
_OF_THE = re.compile(r"(?:\S+ ){0,2}?van de(?:ze)? ", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:niet|wel|nog niet)\b|\b(?:de )?(?:rest|overige)\b", re.IGNORECASE)
# "zeven mee", "vier niet", "vijf afgerond"
_NO_THING = re.compile(
    r"(?:mee|niet|wel|nog|al|daarvan|ervan|niet-\w+|klaar|gereed|be[eë]indigd|voltooid|(?:af|aan|op|uit|onder)?(?:ge|te)\w+[dtn])",
    re.IGNORECASE,
)
_A_NUMBER = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_NUMBER = rf"(?P<number>[0-9]{{1,4}}|{_A_NUMBER})(?=[ ]?[.,;:]| en )"
_IN_A_YEAR = re.compile(
    rf"\bin (?:19|20)[0-9]{{2}} (?:(?:waren|zijn|werden|kwamen) (?:(?:het|er|dat) ){{1,2}})?{_NUMBER}", re.IGNORECASE
)
_IN_ALL = re.compile(
    rf"\b(?:samen|in totaal|tezamen|opgeteld|bij elkaar) (?:(?:zijn|waren) )?(?:(?:het|er|dat) ){{0,2}}{_NUMBER}",
    re.IGNORECASE,
)
_ITEM = re.compile(rf"(?P<number>[0-9]+|{_A_NUMBER}) (?:in|bij|voor|uit|van|door) ")
_BETWEEN_ITEMS = re.compile(r", (?:en )?| en ")
_WHOLE_OF_BEFORE = re.compile(
    r"(?:Dat |Dit |Het |Daarmee |Samen |Tezamen |In totaal |Opgeteld |Alles bij elkaar |Het totaal |Bij elkaar )"
    r"(?:(?:zijn|is|waren|was|komt|komen|gaat het|gaat|om|op|het|er|dat|dit|in totaal"
    r"|samen|totaal|maakt|maken|daarmee|dus) )*",
)
_THAT_MANY = re.compile(
    rf"\b(?:er|op|het|dat|dit|samen|totaal) (?P<number>[0-9]{{1,4}}|{_A_NUMBER})(?= ?[.,;]|$)", re.IGNORECASE
)
_THESE_ARE = re.compile(r"(?:Dit|Dat) (?:zijn|betreft|betreffen) ", re.IGNORECASE)
_LIST = re.compile(
    r"^\s*(?:,|:|\(|, te weten|, namelijk|te weten|namelijk|, dit zijn|, dat zijn|, zijnde)"
    r"|^[^;:.]*, (?:te weten|namelijk)\b|^(?: [\w-]+){1,4}(?:, (?:te weten|namelijk|dit zijn|dat zijn|zijnde)|:)",
    re.IGNORECASE,
)
_NOT_ALL = re.compile(r"\b(?:onder andere|onder meer|o\.a\.|zoals|bijvoorbeeld|met name|waaronder)\b", re.IGNORECASE)


def sum_findings(draft: Draft, record: RecordSide) -> Iterator[Finding]:
    for index, marked in enumerate(draft.sentences):
        before = draft.sentences[index - 1] if index else None
        yield from _added_up(marked, before)
        yield from _added_in_two(marked, before)
        yield from _added_by_year(marked)
        after = draft.sentences[index + 1] if index + 1 < len(draft.sentences) else None
        yield from _itemised(marked)
        yield from _listed(marked, after)
        yield from _counted_after(marked, before)
    yield from _promised_in_all(draft, record)


def _added_up(marked: Marked, sentence_before: Marked | None) -> Iterator[Finding]:
    """Three numbers of one thing, one of them called the whole: the others have to make it."""
    text = marked.sentence.text
    for thing, whole, parts in _wholes(marked):
        if _WITH_THE_LAST.search(text) and sentence_before is not None:
            parts = [*[one for one in sentence_before.numbers if _thing(one) == thing][-1:], *parts]
        if len(parts) < 2:
            continue
        yield _sum(marked, whole, [part.low for part in parts])


def _added_by_year(marked: Marked) -> Iterator[Finding]:
    """Bare numbers by year and their whole: "in 2016 waren het er twee, in 2017 drie: samen zes"."""
    text = marked.sentence.text
    parts, whole = [one["number"].lower() for one in _IN_A_YEAR.finditer(text)], _IN_ALL.search(text)
    if len(parts) > 1 and whole is not None and not any(_wholes(marked)):
        place, number = whole.span("number"), whole["number"]
        mark = NumberMark(*place, number, _value(number.lower()), None, "", "")
        yield _sum(marked, mark, [_value(one) for one in parts])


def _added_in_two(marked: Marked, before: Marked | None) -> Iterator[Finding]:
    """Parts in one sentence and their whole in the next: "vijf in 2016, drie in 2017. In totaal zijn het er negen."."""
    text = marked.sentence.text
    if before is None or before.sentence.block != marked.sentence.block or len(marked.numbers) > 1:
        return
    whole = _bare_whole(text) if not marked.numbers else marked.numbers[0]
    calls = _WHOLE_OF_BEFORE.match(text)
    if whole is None or calls is None or not calls.end() <= whole.start + 1:
        return
    things: dict[str, list[NumberMark]] = {}
    for one in before.numbers:
        things.setdefault(_thing(one), []).append(one)
    parts = (
        things.get(_thing(whole))
        if whole.unit or whole.noun
        else next(iter(things.values()))
        if len(things) == 1
        else None
    )
    loose = things.get("", [])
    parts = sorted([*(parts or ()), *(loose if parts is not loose else ())], key=lambda one: one.start)
    if len(parts) > 1 and not (TOTAL.search(before.sentence.text) or _OF_WHICH.search(before.sentence.text)):
        yield _sum(marked, whole, [part.low for part in parts])


def _bare_whole(text: str) -> NumberMark | None:
    """Return the number of "in totaal zijn dat er negen", which counts what stands before it."""
    match = _THAT_MANY.search(text)
    if match is None:
        return None
    word = match["number"].lower()
    return NumberMark(match.start("number"), match.end("number"), match["number"], _value(word), None, "", "")


def _value(number: str) -> Decimal:
    """Return what a number in digits or in a word is."""
    return Decimal(NUMBER_WORDS.get(number, number))


def _sum(marked: Marked, whole: NumberMark, numbers: Sequence[Decimal]) -> Finding:
    """Return whether the numbers add up to what a sentence calls their whole."""
    total = sum(numbers, Decimal())
    same = total == whole.low
    message = (
        _("%(sum)s = %(total)s, as the draft says.") if same else _("%(sum)s = %(total)s; the draft says %(draft)s.")
    )
    values = {"sum": " + ".join(map(print_number, numbers)), "total": total, "draft": whole.low}
    verdict = Verdict.AGREES if same else Verdict.DIFFERS
    return Finding(verdict, Sort.SUM, message, values, "", marked.sentence, whole.start, whole.end)


def _itemised(marked: Marked) -> Iterator[Finding]:
    """A number before a colon, and behind it what it is made of: "40 bedrijven: 18 in de textiel, 12 bij …"."""
    lead, colon, list_ = marked.sentence.text.partition(": ")
    before = [one for one in marked.numbers if one.end <= len(lead)]
    items = [_ITEM.match(item) for item in _BETWEEN_ITEMS.split(list_.strip(" .")) if item]
    if not colon or len(before) != 1 or len(items) < 2 or None in items:
        return
    numbers = [_value(item["number"]) for item in items if item]
    yield _sum(marked, before[0], numbers)


def _wholes(marked: Marked) -> Iterator[tuple[str, NumberMark, Sequence[NumberMark]]]:
    """Yield the numbers that a sentence calls the whole, each with what it counts and its parts."""
    by_thing: dict[str, list[NumberMark]] = {}
    for number in marked.numbers:
        by_thing.setdefault(_thing(number), []).append(number)
    loose = by_thing.pop("", [])
    for thing, numbers in by_thing.items():
        counted = sorted([*numbers, *loose], key=lambda one: one.start) if thing != "share" else numbers
        whole, parts = _whole_and_parts(marked.sentence.text, counted)
        if whole is not None:
            yield thing, whole, parts


def _thing(number: NumberMark) -> str:
    """Sectors and covenants are one thing where a letter counts them; other things by their noun."""
    if number.unit in ("covenant", "sector"):
        return "covenant"
    if number.words.lower().endswith("tal"):
        return ""
    if number.unit.endswith("_share"):
        return "share"
    if not number.unit and number.noun.split()[:1] and _NO_THING.fullmatch(number.noun.split()[0]):
        return ""
    return number.unit or (number.noun.split() or [""])[-1].lower()


def _whole_and_parts(text: str, numbers: Sequence[NumberMark]) -> tuple[NumberMark | None, Sequence[NumberMark]]:
    which = _OF_WHICH.search(text)
    if which is not None:
        before, after = _around(numbers, which)
        return (before[-1], after) if before and len(after) > 1 else (None, ())
    some = _OF_THE.match(text)
    if some is not None and len(numbers) == 3 and _OTHERS.search(text[numbers[2].start :]):
        return numbers[0], numbers[1:]
    for total in reversed(list(TOTAL.finditer(text))):
        before, after = _around(numbers, total)
        if len(after) == 1 and before:
            return after[0], before
        if not before and len(after) > 2 and not _WITH_THE_LAST.search(text):
            return after[0], after[1:]
    return None, ()


def _around(numbers: Sequence[NumberMark], words: re.Match[str]) -> tuple[list[NumberMark], list[NumberMark]]:
    before = [one for one in numbers if one.end <= words.start()]
    return before, [one for one in numbers if one.start >= words.end()]


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
        yield _count(marked, number, names)


def _counted_after(marked: Marked, before: Marked | None) -> Iterator[Finding]:
    """ "… in de sectoren bouw en hout. Dit zijn drie sectoren.": as many as the sentence before names."""
    number = next((one for one in marked.numbers if one.unit in ("covenant", "sector") and not one.approx), None)
    stands = number and _THESE_ARE.fullmatch(marked.sentence.text[: number.start])
    names = [one.name for one in before.named("covenant") if one.strong] if before is not None and stands else []
    if number is not None and len(names) > 1:
        yield _count(marked, number, names)


def _count(marked: Marked, number: NumberMark, names: Sequence[str]) -> Finding:
    verdict = Verdict.AGREES if len(names) == int(number.low) else Verdict.DIFFERS
    message = (
        _("%(draft)s are named, as the draft counts.")
        if verdict is Verdict.AGREES
        else _("The draft counts %(draft)s and names %(total)s: %(names)s.")
    )
    values = {"draft": number.low, "total": Decimal(len(names)), "names": ", ".join(names)}
    return Finding(verdict, Sort.SUM, message, values, "", marked.sentence, number.start, number.end)


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
        row
        for row in draft.rows
        if row.what == "target:outlook"
        and row.tally != WHOLE
        and row.period
        and row.quantity
        and not _WITH_THE_LAST.search(row.sentence.text)
        and not IN_THE_END.search(row.sentence.text)  # what there will be in the end is checked where it stands
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
