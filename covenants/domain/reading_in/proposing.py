"""From marked sentences to rows of the letter grid. Nothing here decides: each row waits for somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from covenants.domain.reading_in.clauses import LIST_FOLLOWS, WAS_EXPECTED, Clause, clauses_of, told_dates
from covenants.domain.reading_in.counting import Outlook, is_of_listed_name, number_rows
from covenants.domain.reading_in.known import Known, KnownUndertaking
from covenants.domain.reading_in.parties import comes_or_goes, party_rows
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
from covenants.domain.reading_in.tables import Column, column_rows, columns_of
from covenants.domain.reading_in.telling import how_firmly, is_denied, is_purpose, told_in
from covenants.domain.reading_in.topics import cause_of, is_hindrance, speaks_of_delay, topic_of
from covenants.domain.reading_in.types import DateMark, Marked, NameMark, Proposal, WordMark
from covenants.domain.reading_in.undertakings import meant_by, numbered, refers_back, undertaking_rows

_BACK = re.compile(
    r"\b(?:het|dit|deze|die|dat|de) (?:sector)?(?:convenant|sector|overeenkomst|akkoord|branche|partijen"
    r"|drempel)\b|\bdaarna\b|\bpartijen\b"
    r"|\b(?:de|deze|alle) (?:aangesloten |deelnemende )?(?:deelnemers|bedrijven|ondertekenaars)\b"
    r"|\bdit aantal\b|\bhet benodigde\b|\bde ondertekening\b|\bde gesprekken\b|\bde onderhandelingen\b"
    r"|^een (?:akkoord|convenant|overeenkomst|ondertekening)\b"
    r"|^(?:het streven|de inzet|het doel|de verwachting|de planning|de bedoeling) (?:is|was)\b"
    r"|\b(?:de|het) (?:stuurgroep|monitorings?commissie|secretariaat|jaarverslag|jaarrapportage|slotrapportage"
    r"|eerste (?:jaar)?rapportage|(?:tussen|eind)evaluatie|tussentijdse evaluatie|deelname"
    r"|looptijd|aantal deelnem\w+)\b"
    r"|^(?:gezamenlijk|samen|tezamen) (?:\w+ )?zij\b|^de partijen\b|^(?:inmiddels"
    r"|momenteel|thans) (?:hebben|zijn|nemen)\b"
    r"|^zij\b|^het (?:loopt|liep|treedt|trad|telt|geldt|heeft een looptijd)\b",
    re.IGNORECASE,
)
_NUMBER_OF_THEM = re.compile(r"\bdit aantal\b", re.IGNORECASE)  # behind a number of covenants it is that number
_ASKS = re.compile(r"\?\s*$")
_LABEL_OF_ANSWER = re.compile(r"(?:Antwoord|Vraag|Reactie)(?: (?:op vraag )?[0-9]+)?:?|[0-9]{1,3}", re.IGNORECASE)
# Who begins so goes on to something else
_ELSEWHERE = re.compile(
    r"(?:Het kabinet|De regering|De overheid|Ik|Wij|Uw Kamer|De Kamer|De minister|Daarnaast|Ook|Voorts|Verder|Tot slot"
    r"|Overigens|Ten (?:eerste|tweede|derde|slotte)|In totaal|Met deze brief|De (?:motie|toezegging))\b"
)
# What a covenant has while it runs; that of the policy is another
_WORK = re.compile(
    r"^(?!.*beleid)(?:Een|De|Het) (?:\w+ ){0,2}(?:\w*evaluatie|\w*rapportage|\w*verslag|secretariaat|stuurgroep)\b"
)
_OF_SECTORS = re.compile(r"\bsectoren\b", re.IGNORECASE)
# Behind a semicolon talks with somebody, or in some sector, are of another covenant
_OTHERS = re.compile(r"\b(?:gesprekken|onderhandelingen|besprekingen|overleg) (?:met|in)\b", re.IGNORECASE)
_LIST = re.compile(r"(?:te weten|namelijk|zijnde|: )", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:Betreft|Onderwerp)\b", re.IGNORECASE)


@dataclass
class Place:
    """Where the reader is: what the section is about, what was named last, and the group that waits for its names."""

    section: tuple[NameMark, ...] = ()
    headed: tuple[NameMark, ...] = ()
    last: tuple[NameMark, ...] = ()
    block: int = -1
    outlook: Outlook | None = None
    listed: tuple[NameMark, ...] = ()
    delay: bool = False
    counted: bool = False
    undertakings: tuple[KnownUndertaking, ...] = ()
    undertakings_before: tuple[KnownUndertaking, ...] = ()
    letter: tuple[NameMark, ...] = ()
    columns: tuple[Column, ...] = ()
    asked: bool = False


def propose(sentences: Sequence[Marked], known: Known, *, written_on: date) -> tuple[Proposal, ...]:
    """Return the rows that a letter of that day gives, in the order of its text."""
    place = Place(letter=_subject(sentences))
    place.section = place.headed = place.letter
    rows: list[Proposal] = []
    for marked in sentences:
        if marked.sentence.block != place.block:
            _enter(place, marked)
        if not marked.sentence.is_heading:
            proposals = list(_of_sentence(marked, place, sentences, known, written_on))
            rows += [_placed(one, marked) for one in proposals]
        _remember(place, marked)
    return tuple(numbered(_once([*rows, *_official_words(rows), *_mentions(sentences)])))


def _enter(place: Place, marked: Marked) -> None:
    """Begin a paragraph: a heading sets what its section is about, a footnote is about nothing beside itself."""
    place.undertakings_before = place.undertakings or place.undertakings_before
    place.block, place.listed, place.undertakings, place.counted = marked.sentence.block, (), (), False
    text = marked.sentence.text.strip()
    place.columns = columns_of(marked) or (place.columns if is_row(marked.sentence.text) else ())
    label = place.asked and marked.sentence.is_heading and _LABEL_OF_ANSWER.fullmatch(text)
    if label or _ASKS.search(text):
        _ask(place, marked)
    elif marked.sentence.is_heading:
        place.undertakings_before, place.asked = (), False
        place.section = tuple(marked.named("covenant")) or place.letter
        place.last = place.section
    elif not marked.sentence.note:
        place.section = tuple(marked.named("covenant")) if is_label(marked) else place.headed
        place.delay = place.delay and not place.section
        if not place.section or is_label(marked):
            place.last = place.section
    if marked.sentence.is_heading or place.asked:
        place.headed = place.section


def _ask(place: Place, marked: Marked) -> None:
    """What is asked about is what the answer below is about; "Antwoord" itself changes nothing."""
    if _ASKS.search(marked.sentence.text):
        place.undertakings_before, place.asked = (), True
        place.section = place.last = tuple(marked.named("covenant")) or place.letter


def _subject(sentences: Sequence[Marked]) -> tuple[NameMark, ...]:
    """Return the one covenant that the subject line of a letter names: the letter is about that one."""
    line = next((one for one in sentences if _SUBJECT.match(one.sentence.text)), None)
    named = [one for one in line.named("covenant") if one.strong] if line else []
    return tuple(named) if len(named) == 1 else ()


def _remember(place: Place, marked: Marked) -> None:
    strong = tuple(one for one in marked.named("covenant") if one.strong)
    if strong and not marked.sentence.note:
        place.last = strong[:1] if len(strong) == 1 else strong
        if len(strong) > 1:
            place.listed = strong
    if speaks_of_delay(marked.sentence.text):
        place.delay = True


def _of_sentence(
    marked: Marked, place: Place, sentences: Sequence[Marked], known: Known, written_on: date
) -> Iterator[Proposal]:
    if is_label(marked):
        return
    if marked.sentence.text.endswith("?"):  # who asks says nothing, and names the motion that is meant
        place.undertakings = place.undertakings_before = meant_by(marked, sentences, known, ())
        return
    before = place.undertakings or (place.undertakings_before if refers_back(marked) else ())
    place.undertakings = meant_by(marked, sentences, known, before)
    rows = list(undertaking_rows(marked, place.undertakings, known))
    listed = _listed_rows(marked, place)
    if listed:
        yield from [*rows, *listed]
        return
    numbers, outlooks = number_rows(marked, _about(marked, place), known, written_on)
    place.counted = place.counted or bool(outlooks)
    rows += numbers
    for outlook in outlooks:
        place.outlook = outlook
        rows += _members(outlook, marked, place)
    members = {(one.about, one.what) for one in rows}
    told_here = _milestones(marked, place, known, written_on, counted=bool(outlooks))
    rows += [one for one in told_here if (one.about, one.what) not in members]
    told = {one.what for one in rows if one.table == "milestone"}
    rows += [one for one in column_rows(marked, place.columns, written_on) if one.what not in told]
    rows += _causes(marked, place, known)
    rows += _told_beside(marked, rows, _about(marked, place), written_on)
    parties = list(party_rows(marked, _about(marked, place)))
    if not rows:
        rows += report_rows(marked, _about(marked, place), known, written_on)
    yield from (*rows, *parties)


def _about(marked: Marked, place: Place) -> tuple[NameMark, ...]:
    """Return the covenants a sentence is about: those it names, or what it refers back to."""
    strong = [one for one in marked.named("covenant") if one.strong]
    if strong:
        return tuple(strong)
    if marked.sentence.note:
        return ()
    named = marked.named("covenant")
    weak = [one for one in named if one.code in {other.code for other in place.section}]
    if weak or (named and place.section == place.letter):
        return tuple(weak)
    if _goes_on(marked, place):
        return place.last
    if _BACK.search(marked.sentence.text) or place.section:
        if place.counted and _NUMBER_OF_THEM.search(marked.sentence.text):
            return ()
        if len(place.section) > 1 and len(place.last) == 1:
            return place.last
        return place.section or place.last[:1]
    return ()


def _goes_on(marked: Marked, place: Place) -> bool:
    """Say whether a sentence without a name tells on of the one covenant that was named before it in its paragraph."""
    tells = marked.events or any(one.unit and one.unit not in ("covenant", "sector") for one in marked.numbers)
    elsewhere = _ELSEWHERE.match(marked.sentence.text) or any(one.unit == "covenant" for one in marked.numbers)
    works = comes_or_goes(marked.sentence.text) or bool(_WORK.search(marked.sentence.text))
    return not place.section and len(place.last) == 1 and (bool(tells) or works) and not elsewhere and not marked.papers


def _about_clause(clause: Clause, marked: Marked, place: Place) -> tuple[NameMark, ...]:
    own = {one.code: one for one in clause.names if one.code.startswith("covenant:") and one.strong}
    if not own and _OTHERS.search(clause.text) and marked.sentence.text[: clause.start].rstrip().endswith(";"):
        return ()
    return tuple(own.values()) or _about(marked, place)


def _milestones(marked: Marked, place: Place, known: Known, written_on: date, *, counted: bool) -> Iterator[Proposal]:
    """Yield a row for each event of each covenant; a sentence that counts covenants names none by this."""
    for clause in clauses_of(marked):
        events = told_in(clause, marked.sentence.text)
        for event in events:
            if counted and event.code == "signed" and not any(one.code.startswith("covenant:") for one in clause.names):
                continue
            about = _about_clause(clause, marked, place)
            when = clause.date_of(event) or _only_date(marked)
            firm = how_firmly(clause, event, when, marked, written_on)
            if not about or firm is None or is_purpose(event, firm) or is_denied(clause, event, firm):
                continue
            for one in about:
                own = _own_date(marked, one) or date_of_name(one, about, marked) or when
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
        (_about(marked, place) or alone)
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
    if term and all(row.what.startswith("milestone:") for row in rows):
        yield duration_of(marked, about[0].code, term, written_on)
    used = [*(row.period for row in rows), *(one.period for one in marked.dates if not one.period)]
    dates = [one for one in told_dates(marked) if one.period and one.period not in used]
    dates = [one for one in dates if not WAS_EXPECTED.search(text[text.rfind(", ", 0, one.start) + 1 :])]
    free = [one for one in dates if not any(one.words in row.words for row in rows)]
    if free:
        start = max((cut.end() for cut in re.finditer(r"[;,] ", text[: free[-1].start])), default=0)
        topic, words = topic_of(text[start:])
        yield report_of(marked, about[0].code, f"report:{topic}", words, free[-1])


def _official_words(rows: Sequence[Proposal]) -> Iterator[Proposal]:
    """Yield for each covenant the sentence that says best where it stands: the last that expects something of it."""
    by_covenant: dict[str, Proposal] = {}
    for row in rows:
        if row.about.startswith("covenant:") and not row.sentence.note:
            weight = row.table == "milestone" and row.firmness != "fact"
            if weight or row.about not in by_covenant:
                by_covenant[row.about] = row
    for code, row in by_covenant.items():
        text = " ".join(row.sentence.text.split()[:12]).strip(" ,;:.")
        yield Proposal(
            sentence=row.sentence,
            about=code,
            what="report:official_word",
            words=text,
            page=row.sentence.page,
            why={"about": row.why.get("about", ""), "what": row.why.get("what", "")},
        )


def _mentions(sentences: Sequence[Marked]) -> Iterator[Proposal]:
    """Yield for each covenant where the letter names it first: who is left out of the next is seen by it."""
    mentioned: dict[str, tuple[Marked, NameMark]] = {}
    for marked in sentences:
        if not (marked.sentence.note or marked.sentence.is_heading):
            for one in marked.named("covenant"):
                if one.strong:
                    mentioned.setdefault(one.code, (marked, one))
    for code, (marked, one) in mentioned.items():
        page = marked.sentence.page_at(one.start)
        yield Proposal(marked.sentence, code, "report:mention", words=one.words, page=page, why={"about": one.words})


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
