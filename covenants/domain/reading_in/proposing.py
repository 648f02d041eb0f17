"""From marked sentences to rows of the letter grid. Nothing here decides: each row waits for somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from covenants.domain.reading_in.clauses import LIST_FOLLOWS, WAS_EXPECTED, Clause, clauses_of, dated_names, told_dates
from covenants.domain.reading_in.counting import Outlook, is_of_listed_name, number_rows
from covenants.domain.reading_in.known import Known
from covenants.domain.reading_in.of_the_letter import mentions, official_words
from covenants.domain.reading_in.parties import party_rows
from covenants.domain.reading_in.prose import is_row
from covenants.domain.reading_in.reporting import (
    TERM,
    date_of_name,
    duration_of,
    few_words,
    is_label,
    report_of,
    report_rows,
)
from covenants.domain.reading_in.tables import column_rows
from covenants.domain.reading_in.telling import how_firmly, is_denied, is_purpose, told_in
from covenants.domain.reading_in.topics import cause_of, is_hindrance, speaks_of_delay, topic_of
from covenants.domain.reading_in.types import DateMark, Marked, NameMark, Proposal, WordMark
from covenants.domain.reading_in.undertakings import announces, meant_by, numbered, refers_back, undertaking_rows
from covenants.domain.reading_in.whereabouts import Place, about_clause, about_of, begin, enter, remember, sectors_of
from covenants.domain.reading_in.worth import is_asked, without_repeats, worth_proposing

_OF_SECTORS = re.compile(r"\bsectoren\b", re.IGNORECASE)
_LIST = re.compile(r"(?:te weten|namelijk|zijnde|: )", re.IGNORECASE)


def propose(sentences: Sequence[Marked], known: Known, *, written_on: date) -> tuple[Proposal, ...]:
    """Return the rows that a letter of that day gives, in the order of its text."""
    place = begin(sentences)
    rows: list[Proposal] = []
    for marked in sentences:
        if marked.sentence.block != place.block:
            enter(place, marked)
        if not marked.sentence.is_heading:
            proposals = list(_of_sentence(marked, place, sentences, known, written_on))
            rows += [_placed(one, marked) for one in proposals]
        remember(place, marked)
    rows = without_repeats(rows)
    return tuple(numbered(_once([*rows, *official_words(rows), *mentions(sentences)])))


def _of_sentence(
    marked: Marked, place: Place, sentences: Sequence[Marked], known: Known, written_on: date
) -> Iterator[Proposal]:
    if is_label(marked):
        return
    if is_asked(marked) or marked.sentence.text.endswith(
        "?"
    ):  # who asks says nothing, and names the motion that is meant
        place.undertakings = place.undertakings_before = meant_by(marked, sentences, known, ())
        return
    before = place.undertakings or (place.undertakings_before if refers_back(marked) else ())
    place.undertakings = meant_by(marked, sentences, known, before)
    rows = list(undertaking_rows(marked, place.undertakings, known, announced=place.announced))
    place.announced = announces(marked)
    listed = _listed_rows(marked, place)
    if listed:
        yield from [*rows, *listed]
        return
    numbers, outlooks = number_rows(marked, about_of(marked, place), known, written_on)
    place.counted = place.counted or bool(outlooks)
    rows += numbers
    for outlook in outlooks:
        place.outlook = outlook
        rows += _members(outlook, marked, place)
    members = {(one.about, one.what) for one in rows}
    told_here = list(_milestones(marked, place, known, written_on, counted=bool(outlooks)))
    rows += [one for one in _without_older(told_here) if (one.about, one.what) not in members]
    rows += _in_brackets(marked, rows, written_on)
    told = {one.what for one in rows if one.table == "milestone"}
    rows += [one for one in column_rows(marked, place.columns, written_on) if one.what not in told]
    rows += _causes(marked, place, known)
    rows += _told_beside(marked, rows, about_of(marked, place), written_on)
    parties = list(party_rows(marked, about_of(marked, place)))
    if not rows:
        rows += report_rows(marked, about_of(marked, place) or sectors_of(marked), known, written_on)
    yield from (*worth_proposing(marked, rows, parties), *parties)


def _milestones(marked: Marked, place: Place, known: Known, written_on: date, *, counted: bool) -> Iterator[Proposal]:
    """Yield a row for each event of each covenant; a sentence that counts covenants names none by this."""
    for clause in clauses_of(marked):
        events = told_in(clause, marked.sentence.text)
        for event in events:
            if counted and event.code == "signed" and not any(one.code.startswith("covenant:") for one in clause.names):
                continue
            about = about_clause(clause, marked, place)
            when = clause.date_of(event) or _only_date(marked)
            firm = how_firmly(clause, event, when, marked, written_on)
            if not about or firm is None or is_purpose(event, firm, clause) or is_denied(clause, event, firm):
                continue
            for one in about:
                behind = _own_date(marked, one) if event.code == "signed" or not clause.dates else None
                own = behind or date_of_name(one, about, marked) or when
                yield _milestone(marked, clause, one, event, own, firm, known)


def _only_date(marked: Marked) -> DateMark | None:
    """Return the date of a sentence that tells one event and one date, however far apart they stand."""
    dates = told_dates(marked)
    is_plain = len(dates) == 1 and len(marked.events) == 1 and ";" not in marked.sentence.text
    return dates[0] if is_plain else None


def _own_date(marked: Marked, name: NameMark) -> DateMark | None:
    """Return the date right behind a name: "Goud (19 juni 2017)", in a list "textiel op 4 juli, banken op …"."""
    text = marked.sentence.text
    date = next((one for one in marked.dates if one.start >= name.end), None)
    if date is not None and is_of_listed_name(date, marked):
        return date
    return date if date is not None and re.fullmatch(r"\s*\(\s*(?:d\.d\. )?", text[name.end : date.start]) else None


def _milestone(
    marked: Marked,
    clause: Clause,
    about: NameMark,
    event: WordMark,
    when: DateMark | None,
    firm: WordMark,
    known: Known,
) -> Proposal:
    words = when.words if when else few_words(marked.sentence.text, event.start, event.end)
    speaker = known.parties.get(about.code, "") if re.match(r"(?:De )?[Pp]artijen\b", marked.sentence.text) else ""
    return Proposal(
        sentence=marked.sentence,
        about=about.code,
        what=f"milestone:{event.code}",
        firmness=firm.code,
        words=words,
        speaker=speaker,
        page=marked.sentence.page_at((when or event).start),
        period=when.period if when else None,
        choices=when.choices if when else (),
        was_expected=firm.code != "fact" and bool(WAS_EXPECTED.search(clause.core)),
        why={"about": about.words, "what": event.words, "firmness": firm.words, "words": when.words if when else ""},
    )


def _without_older(rows: Sequence[Proposal]) -> list[Proposal]:
    """Leave out what was expected once where the sentence tells what is expected now: "was gepland voor …, maar …"."""
    now = {(row.about, row.what) for row in rows if not row.was_expected}
    return [row for row in rows if not (row.was_expected and (row.about, row.what) in now)]


def _in_brackets(marked: Marked, rows: Sequence[Proposal], written_on: date) -> Iterator[Proposal]:
    """Yield the signing of each covenant with its day in brackets behind it, where the sentence tells no other."""
    told = {row.about for row in rows if row.what == "milestone:signed"}
    used = {row.words for row in rows}
    of_the_event = any(row.table == "milestone" and row.what != "milestone:signed" for row in rows) and all(
        one.start in {when.start for _name, when in dated_names(marked, years=True)} for one in marked.dates
    )
    is_list = marked.sentence.note or is_row(marked.sentence.text) or of_the_event
    for name, when in () if is_list else dated_names(marked):
        if name.code not in told and when.words not in used:
            over = when.period is None or when.period.latest is None or when.period.latest <= written_on
            yield Proposal(
                sentence=marked.sentence,
                about=name.code,
                what="milestone:signed",
                firmness="fact" if over else "expect",
                words=when.words,
                page=marked.sentence.page_at(when.start),
                period=when.period,
                choices=when.choices,
                why={"about": name.words, "words": when.words},
            )


def _members(outlook: Outlook, marked: Marked, place: Place) -> Iterator[Proposal]:
    """Yield the covenants of a group whose number is the number of names in its paragraph."""
    own = tuple(one for one in marked.named("covenant") if one.strong)
    listed = _named_behind(outlook, marked)
    group = listed or (own if len(own) == outlook.count else place.listed if len(place.listed) == outlook.count else ())
    if group and (listed or outlook.row.firmness != "fact"):
        place.outlook = None
        yield from (_member(outlook, one, marked) for one in group)


def _named_behind(outlook: Outlook, marked: Marked) -> tuple[NameMark, ...]:
    """Return the names behind "te weten", where they are as many as the number: a list names what it counts."""
    start = _LIST.search(marked.sentence.text)
    names = tuple(one for one in marked.named("covenant") if start and one.start >= start.end())
    return names if len(names) == outlook.count else ()


def _member(outlook: Outlook, one: NameMark, marked: Marked) -> Proposal:
    row = outlook.row  # what a letter claims is done is named as done
    own = _own_date(marked, one)
    row = row if own is None else replace(row, words=own.words, period=own.period, choices=own.choices)
    return replace(
        row,
        about=one.code,
        what="milestone:signed",
        figure="",
        quantity=None,
        unit="",
        words=row.words if own else outlook.date_words or row.words,
        date_words="" if own else row.date_words,
        page=row.page,
        why={**row.why, "about": one.words},
    )


def _listed_rows(marked: Marked, place: Place) -> list[Proposal]:
    """Return the members of the group that the sentence before counted: "Dit betreft …"."""
    outlook = place.outlook
    names = marked.named("covenant")
    if outlook is None or not names or not LIST_FOLLOWS.match(marked.sentence.text):
        return []
    place.outlook = None
    return [_member(outlook, one, marked) for one in names]


def _causes(marked: Marked, place: Place, known: Known) -> Iterator[Proposal]:
    text = marked.sentence.text
    cause, words = cause_of(text)
    if not cause or marked.sentence.note:
        return
    alone = place.last if len(place.last) == 1 else ()
    about = (
        (about_of(marked, place) or sectors_of(marked) or alone)
        if is_hindrance(text) and (place.section or not _OF_SECTORS.search(text))
        else ()
    )
    for one in about:
        yield report_of(marked, one.code, f"cause:{cause}", words)
    if not about and not place.section and (place.delay or speaks_of_delay(text)):
        yield report_of(marked, known.policy, f"cause:{cause}", words)


def _told_beside(
    marked: Marked, rows: Sequence[Proposal], about: Sequence[NameMark], written_on: date
) -> Iterator[Proposal]:
    """Yield a report for a date that none of a sentence's rows uses, where the sentence is about one covenant."""
    text = marked.sentence.text
    if not rows or len({one.code for one in about}) != 1 or is_row(text) or marked.sentence.note:
        return
    term = TERM.search(text)
    if term and all(row.table in ("milestone", "measurement", "target", "condition") for row in rows):
        yield duration_of(marked, about[0].code, term, written_on)
    used = [*(row.period for row in rows), *(one.period for one in marked.dates if not one.period)]
    dates = [one for one in told_dates(marked) if one.period and one.period not in used]
    dates = [one for one in dates if not WAS_EXPECTED.search(text[text.rfind(", ", 0, one.start) + 1 :])]
    free = [one for one in dates if not any(one.words in row.words for row in rows)]
    if free:
        start = max((cut.end() for cut in re.finditer(r"[;,] ", text[: free[-1].start])), default=0)
        topic, words = topic_of(text[start:])
        yield report_of(marked, about[0].code, f"report:{topic}", words, free[-1])


def _placed(row: Proposal, marked: Marked) -> Proposal:
    return row if row.page else replace(row, page=marked.sentence.page)


def _once(rows: Iterable[Proposal]) -> list[Proposal]:
    """Leave out what says the same of the same in the same sentence."""
    firsts: dict[tuple[object, ...], Proposal] = {}
    for row in rows:
        firsts.setdefault(
            (row.sentence.block, row.sentence.start, row.about, row.what, row.words, row.quantity, row.unit), row
        )
    return sorted(firsts.values(), key=lambda row: (row.sentence.block, row.sentence.start))
