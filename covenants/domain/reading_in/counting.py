"""Rows that hold a number: goals, outlooks and claims in covenants, conditions of a threshold, measurements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from covenants.domain.reading_in.clauses import (
    NEARLY,
    TOTAL,
    WAS_EXPECTED,
    Clause,
    clauses_of,
    firmness_of,
    told_dates,
    whole_clause,
)
from covenants.domain.reading_in.find_numbers import is_in_order
from covenants.domain.reading_in.known import Known
from covenants.domain.reading_in.parties import COMPANIES, comes_or_goes, is_all
from covenants.domain.reading_in.prose import is_row
from covenants.domain.reading_in.types import DateMark, Marked, NameMark, NumberMark, Proposal
from imvo_tracker.lib.numbers import print_number

_CONDITION = re.compile(
    r"\b(?:als|mits|zodra|indien|voorwaarde|drempel|ten ?minste|minimaal|minstens|nodig|vereist|benodigd)\b",
    re.IGNORECASE,
)
# "Ten minste" sets a condition, unless it says what is aimed at
_AIMED = re.compile(r"\b(?:doelstelling|doel|ambitie|streefcijfer|streefwaarde)\b", re.IGNORECASE)
_SETS = re.compile(r"\b(?:als|mits|zodra|indien|voorwaarde|drempel|nodig|vereist|benodigd)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:andere|overige|nieuwe|extra)\b", re.IGNORECASE)  # not all of them
_PERCENT = re.compile(r"%|\bprocent\b", re.IGNORECASE)
_SHARE_OF = {"turnover_share": "van de omzet", "sector_share": "van de sector", "company_share": "van de bedrijven"}
_PART_OF_ALL = re.compile(r"(?:de helft|een (?:kwart|derde|vijfde|tiende)|drie ?kwart|twee derden?)\b", re.IGNORECASE)
_OF_WHICH = re.compile(r"\b(?:waarvan|onder wie)\b[^;]*$", re.IGNORECASE)
_COUNTED_NOW = re.compile(r"\b(?:zijn|waren) er\b|\btotaal op\b", re.IGNORECASE)
_EXPECTED = re.compile(r"\b(?:verwacht(?:en|ing|te)?|zal|zullen|moet|moeten)\b", re.IGNORECASE)
# "Het doel is 80 procent, maar de teller staat op 50": what stands behind it is so now
_BUT_NOW = re.compile(
    r"(?:, (?:maar|terwijl|waarvan)|;) (?!.*\b(?:moet|zal|zullen|verwacht|streef\w*|doel)\b)[^;]*$", re.IGNORECASE
)
_NO_COVENANTS = re.compile(
    r"\b(?:risicosectoren|prioritaire|onderscheid|hoofd|subsectoren|geïdentificeerd)", re.IGNORECASE
)


@dataclass(frozen=True)
class Outlook:
    """A number of covenants that are to come, with the words of its date: its members may be named beside it."""

    row: Proposal
    count: int
    date_words: str


def number_rows(
    marked: Marked, about: Sequence[NameMark], known: Known, written_on: date
) -> tuple[list[Proposal], list[Outlook]]:
    """Return the rows of a sentence's numbers, and those of them that name a number of covenants to come."""
    rows = list(_of_thresholds(marked, about, known, written_on))
    outlooks: list[Outlook] = []
    if known.goal and not marked.sentence.note:
        for row, when in _targets(marked, known, written_on):
            rows.append(row)
            if row.kind in ("outlook", "claim") and row.quantity is not None:
                outlooks.append(Outlook(row, int(row.quantity), when.words if when else ""))
    return rows, outlooks


def _of_thresholds(marked: Marked, about: Sequence[NameMark], known: Known, written_on: date) -> Iterator[Proposal]:
    """Yield conditions where the sentence sets one and the covenant has a threshold, else measurements."""
    counted = [one for one in marked.numbers if (one.unit or _is_share(one)) and one.unit not in ("covenant", "sector")]
    text = marked.sentence.text
    for number in counted:
        covenant = _owner(number, about, text)
        threshold = known.thresholds.get(covenant, "")
        sets = bool(threshold and _CONDITION.search(text) and (_SETS.search(text) or not _is_aimed(number, marked)))
        moves = number.unit in COMPANIES and comes_or_goes(_part_of(number, text)) and not is_all(number, text)
        if not covenant or moves or _is_part(number, text) or _OTHERS.search(number.words):
            continue
        if _is_to_come(number, marked, sets=sets):
            yield from _share_to_come(marked, number, known.shares.get(covenant), written_on)
            continue
        share = known.shares.get(covenant)
        if not number.unit and share and _BUT_NOW.search(text[: number.start]) and number.noun == "":
            number = replace(number, unit=share[1])
        if not number.unit:
            continue
        is_condition = sets and (number.exactness == "at_least" or len(counted) > 1)
        yield _counted(
            marked,
            number,
            about=threshold if is_condition else covenant,
            what="condition:" if is_condition else f"measurement:{number.unit}",
        )


def _part_of(number: NumberMark, text: str) -> str:
    """Return the part of a sentence between semicolons in which a number stands."""
    end = text.find(";", number.end)
    return text[text.rfind(";", 0, number.start) + 1 : end if end >= 0 else len(text)]


def _is_aimed(number: NumberMark, marked: Marked) -> bool:
    """Say whether a number is one to be reached: by a word that says so, or what shall be in a year."""
    text = marked.sentence.text
    later = _EXPECTED.search(text[: number.start]) and any(one.words.isdecimal() for one in marked.dates)
    return bool(_AIMED.search(text) or (later and _is_share(number)))


def _owner(number: NumberMark, about: Sequence[NameMark], text: str) -> str:
    """Return the covenant whose number it is: of several the one in its own part of the sentence; "" for none."""
    if len({one.code for one in about}) == 1:
        return about[0].code
    cuts = [0, *(cut.end() for cut in re.finditer(r"[,;] ", text)), len(text)]
    start = max(cut for cut in cuts if cut <= number.start)
    end = min(cut for cut in cuts if cut > number.start)
    own = {one.code for one in about if start <= one.start < end}
    return own.pop() if len(own) == 1 and not is_row(text) else ""


def _is_to_come(number: NumberMark, marked: Marked, *, sets: bool) -> bool:
    """A share that somebody aims at was not measured, nor was what is expected before the number is named."""
    before = marked.sentence.text[: number.start]
    if _BUT_NOW.search(before):
        return False
    expected = _EXPECTED.search(before)
    return not sets and (expected is not None or any(one.code == "aim" for one in marked.firmness))


def _is_share(number: NumberMark) -> bool:
    """Say whether a number is a share: per cent, or a part in words ("de helft van de markt")."""
    return bool(_PERCENT.search(number.words) or _PART_OF_ALL.match(number.words))


def _share_to_come(
    marked: Marked, number: NumberMark, share: tuple[str, str] | None, written_on: date
) -> Iterator[Proposal]:
    """Yield the share that a covenant aims at, where the record has a target for it: each number with its own date."""
    if share is None or not _is_share(number):
        return
    target, unit = share
    when = _own_date(number, whole_clause(marked))
    if when is None or when.period is None:
        return
    yield Proposal(
        sentence=marked.sentence,
        about=target,
        what="target:goal",
        firmness="aim",
        words=_words(marked, number, when, None),
        date_words=when.words,
        figure=f"{print_number(number.low)}% {_SHARE_OF[unit]}",
        quantity=number.low,
        unit=unit,
        page=marked.sentence.page_at(number.start),
        period=when.period,
        choices=when.choices,
        why={"what": next((one.words for one in marked.firmness if one.code == "aim"), ""), "words": when.words},
    )


def _counted(marked: Marked, number: NumberMark, *, about: str, what: str) -> Proposal:
    undated = what == "condition:" or is_row(marked.sentence.text)  # the day in another cell is of something else
    cut = _BUT_NOW.search(marked.sentence.text[: number.start])
    dates = [one for one in told_dates(marked) if one.period and (cut is None or one.start > cut.start())]
    when = None if undated else next(iter(dates), None)
    return Proposal(
        sentence=marked.sentence,
        about=about,
        what=what,
        words=number.words,
        date_words=when.words if when else "",
        quantity=number.low,
        unit=number.unit,
        page=marked.sentence.page_at(number.start),
        period=when.period if when else None,
        why={"what": number.words, "words": number.words},
    )


def _targets(marked: Marked, known: Known, written_on: date) -> Iterator[tuple[Proposal, DateMark | None]]:
    """Yield the numbers of covenants; a goal named again without its number has the one named before."""
    clauses = clauses_of(marked)
    goal: NumberMark | None = None
    for index, clause in enumerate(clauses):
        counted = [one for one in clause.numbers if _counts_covenants(one, clause, marked)]
        numbers = [one for one in counted if not _is_part(one, marked.sentence.text)]
        if not numbers and clause.speaks_of_goal and goal is not None and clause.dates:
            numbers = [goal]
        for number in numbers:
            when = _own_date(number, clause) or _date_beside(clauses, index) or _date_before(clauses, index)
            if WAS_EXPECTED.search(marked.sentence.text):  # a date before the number may say when it was expected
                when = next((one for one in clause.dates if one.start >= number.end), when)
            if when is not None and (
                _is_of_a_name(when, marked) or _OF_WHICH.search(marked.sentence.text[: when.start])
            ):
                when = None
            row = _target(marked, clause, number, when, known, written_on)
            if row is not None:
                goal = number if clause.speaks_of_goal else goal
                yield row, when


def _is_part(number: NumberMark, text: str) -> bool:
    """Say whether a number is a part of the one before it: "elf convenanten, waarvan drie in 2018"."""
    return len(number.words.split()) == 1 and bool(_OF_WHICH.search(text[: number.start]))


def _own_date(number: NumberMark, clause: Clause) -> DateMark | None:
    """Return the date of a number: of several in one clause each has its own behind it."""
    if len(clause.numbers) < 2 or len(clause.dates) < 2:
        return clause.date
    leads = clause.dates[0].start < clause.numbers[0].start and len(clause.dates) == len(clause.numbers)
    if leads:  # "in 2016 twee convenanten en in 2017 drie"
        return [one for one in clause.dates if one.start < number.start or one is clause.dates[0]][-1]
    after = min((one.start for one in clause.numbers if one.start > number.start), default=clause.end)
    return next((one for one in clause.dates if number.end <= one.start < after), clause.date)


def _is_of_a_name(when: DateMark, marked: Marked) -> bool:
    """Say whether a date stands in brackets behind a name: "banken (oktober 2016)"."""
    text = marked.sentence.text
    bracketed = (re.fullmatch(r"\s*\(\s*", text[one.end : when.start]) for one in marked.names if one.end < when.start)
    return any(bracketed) or is_of_listed_name(when, marked)


def is_of_listed_name(when: DateMark, marked: Marked) -> bool:
    """Say whether a date is one of several that each stand behind a name: "textiel op 4 juli, banken op 28 oktober"."""
    listed = {date.start for date in marked.dates if any(_stands_behind(one, date, marked) for one in marked.names)}
    return len(listed) > 1 and when.start in listed


def _stands_behind(name: NameMark, date: DateMark, marked: Marked) -> bool:
    return bool(re.fullmatch(r" (?:op |in )?", marked.sentence.text[name.end : date.start])) and name.end < date.start


def _date_beside(clauses: Sequence[Clause], index: int) -> DateMark | None:
    """What stands beside another number with "en" shares its date; what is nearly done and what comes "ook" too."""
    after = clauses[index + 1] if index + 1 < len(clauses) else None
    shares = after is not None and after.numbers and (NEARLY.search(clauses[index].text) or "ook" in after.text.split())
    return after.date if after is not None and shares else None


def _date_before(clauses: Sequence[Clause], index: int) -> DateMark | None:
    """What stands behind "waarmee" comes about on the day of what stands before it."""
    leads = index > 0 and re.match(r"(?:waarmee|daarmee)\b", clauses[index].text)
    return clauses[index - 1].date if leads else None


def _counts_covenants(number: NumberMark, clause: Clause, marked: Marked) -> bool:
    if number.unit == "covenant":
        return True
    concluded = any(one.code == "signed" for one in (*clause.events, *marked.events))
    if number.unit == "sector":
        return concluded and not _NO_COVENANTS.search(number.words) and bool(marked.dates)
    return number.words.lower().endswith("tal") and not number.noun and bool(clause.events)


def _target(
    marked: Marked, clause: Clause, number: NumberMark, when: DateMark | None, known: Known, written_on: date
) -> Proposal | None:
    firm = firmness_of(clause, when, written_on) or firmness_of(whole_clause(marked), when, written_on)
    nearly = NEARLY.search(clause.text)
    was = WAS_EXPECTED.search(marked.sentence.text)
    in_order = is_in_order(number) and not (when and when.period and _is_later(when.period.earliest, written_on))
    code = (
        "fact" if in_order else "expect" if nearly or (was and not clause.speaks_of_goal) else firm.code if firm else ""
    )
    role = "claim" if in_order else _role(clause, code, number, when)
    if not role or (role == "outlook" and _is_total(number, clause)):
        return None
    count = print_number(number.low)
    return Proposal(
        sentence=marked.sentence,
        about=known.goal,
        what=f"target:{role}",
        firmness=code,
        words=_words(marked, number, when, nearly),
        date_words=when.words if when else "",
        figure=f"{count} {'convenant' if number.low == 1 else 'convenanten'}",
        quantity=number.low,
        unit="covenant",
        page=marked.sentence.page_at(number.start),
        period=when.period if when else None,
        choices=when.choices if when else (),
        was_expected=bool(was),
        tally="whole" if clause.speaks_of_goal else f"block-{marked.sentence.block}",
        why={
            "what": clause.text.strip(" ,;"),
            "firmness": firm.words if firm else "",
            "words": when.words if when else "",
        },
    )


def _is_later(day: date | None, written_on: date) -> bool:
    return day is not None and day > written_on


def _is_total(number: NumberMark, clause: Clause) -> bool:
    """The whole of a sum promises nothing beside its parts."""
    before = clause.text[: number.start - clause.start]
    return len(clause.numbers) > 1 and bool(re.search(rf"(?:{TOTAL.pattern})\s*$", before, re.IGNORECASE))


def _role(clause: Clause, code: str, number: NumberMark, when: DateMark | None) -> str:
    """A goal is aimed at or given up; the same number looked for on another day is an outlook; what is done a claim."""
    if code == "aim" or (clause.speaks_of_goal and code == "abandoned"):
        return "goal"
    if code == "fact":
        return "claim" if clause.events or (number.unit == "covenant" and _COUNTED_NOW.search(clause.text)) else ""
    return "outlook" if code and when is not None else ""


def _words(marked: Marked, number: NumberMark, when: DateMark | None, nearly: re.Match[str] | None) -> str:
    """Return the words from the number to its date, as printed, where they stand near each other."""
    text = marked.sentence.text
    if when is None or nearly:
        end = text.find(nearly[0]) + len(nearly[0]) if nearly and nearly[0] in text else number.end
        return text[number.start : max(end, number.end)]
    start, end = min(number.start, when.start), max(number.end, when.end)
    return text[start:end] if end - start < 120 else when.words
