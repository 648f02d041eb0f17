"""Reports: what carries a date, a number, a document or a covenant and is no milestone, goal or party."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from covenants.domain.letter_figures import NUMBER_WORDS
from covenants.domain.reading_in.clauses import told_dates
from covenants.domain.reading_in.find_papers import near_numbers
from covenants.domain.reading_in.known import Known
from covenants.domain.reading_in.topics import topic_of
from covenants.domain.reading_in.types import DateMark, Marked, NameMark, NumberMark, PaperMark, Proposal
from imvo_tracker.lib.period_reader import read_period
from imvo_tracker.lib.period_types import UnreadablePeriod

_MOST_OF_A_SENTENCE = 6
TERM = re.compile(r"\b(?:looptijd|periode|duur) van (?P<years>\w+) jaar\b", re.IGNORECASE)
_IN_TURN = re.compile(r"\b(?:respectievelijk|achtereenvolgens)\b", re.IGNORECASE)
_DAY = re.compile(r"([0-9]{1,2} [a-z]+) ((?:19|20)[0-9]{2})$", re.IGNORECASE)
_FEWEST_WORDS = 2  # "Nee." tells nothing by itself
_LONGEST_WORDS = 160


def report_rows(marked: Marked, about: Sequence[NameMark], known: Known, written_on: date) -> Iterator[Proposal]:
    """Yield a report for each covenant of a sentence, of the policy where it names none."""
    term = TERM.search(marked.sentence.text)
    if term and len(about) == 1 and not marked.sentence.note:
        yield duration_of(marked, about[0].code, term, written_on)
        return
    about = () if len(about) > _MOST_OF_A_SENTENCE // 2 and _counts(marked) else about
    carries = bool(marked.dates or marked.papers or _counts(marked) or about)
    if not carries or _is_head(marked) or len(marked.sentence.text.split()) < _FEWEST_WORDS:
        return
    topic, words = topic_of(marked.sentence.text)
    if marked.sentence.note and near_numbers(marked.papers):
        topic, words = "source_error", " / ".join(one.words for one in near_numbers(marked.papers))
    for one in about[:_MOST_OF_A_SENTENCE]:
        yield report_of(marked, one.code, f"report:{topic}", words, date_of_name(one, about, marked))
    if not about:
        yield report_of(marked, known.policy, f"report:{topic}", words)


def date_of_name(one: NameMark, about: Sequence[NameMark], marked: Marked) -> DateMark | None:
    """Return the date of one of several names, where each has its own behind it: "van X begin 2021, van Y in mei"."""
    names = sorted(about, key=lambda name: name.start)
    pair = _in_turn(marked)
    if len(names) == len(pair):
        return next((date for date, name in zip(pair, names, strict=True) if name.code == one.code), None)
    dates = [date for date in told_dates(marked) if date.period]
    if len(names) < 2 or len(names) != len(dates):
        return None
    if _IN_TURN.search(marked.sentence.text):
        return next((date for date, name in zip(dates, names, strict=True) if name.code == one.code), None)
    if all(date.end <= name.start for date, name in zip(dates, names, strict=True)) and all(
        name.end <= date.start for name, date in zip(names, dates[1:], strict=False)
    ):  # "op 7 maart X, op 22 maart gevolgd door Y"
        return next((date for date, name in zip(dates, names, strict=True) if name.code == one.code), None)
    ends = [*(name.start for name in names[1:]), len(marked.sentence.text)]
    paired = zip(names, dates, ends, strict=True)
    own = {name.code: date for name, date, end in paired if name.end <= date.start < end}
    return own.get(one.code) if len(own) == len(names) else None


def _in_turn(marked: Marked) -> list[DateMark]:
    """Return the two dates around "respectievelijk", or those behind it."""
    word = _IN_TURN.search(marked.sentence.text)
    dates = [date for date in told_dates(marked) if date.period or date.choices]
    if word is None:
        return []
    before, after = [one for one in dates if one.end <= word.start()], [one for one in dates if one.start >= word.end()]
    return [before[-1], after[0]] if before and len(after) == 1 else after


def report_of(marked: Marked, about: str, what: str, words: str, own: DateMark | None = None) -> Proposal:
    """Return a report with the words that hold its date and its number."""
    when = own or next((one for one in told_dates(marked) if one.period), None)
    when = when or next((one for one in marked.dates if one.period), None)
    number = next((one for one in marked.numbers if _tells(one)), None)
    anchor = _anchor(marked, when, number)
    return Proposal(
        sentence=marked.sentence,
        about=about,
        what=what,
        words=_words(marked, when, number),
        date_words=when.words if when else "",
        quantity=number.low if number else None,
        unit=number.unit if number else "",
        page=marked.sentence.page_at(anchor.start if anchor else 0),
        period=when.period if when else None,
        why={"what": words, "words": when.words if when else number.words if number else ""},
    )


def duration_of(marked: Marked, about: str, term: re.Match[str], written_on: date) -> Proposal:
    """Return the report of a term, with the days it covers where the sentence tells the day on which it begins."""
    row = report_of(marked, about, "report:duration", term[0])
    starts = [one for one in told_dates(marked) if one.period and _DAY.search(one.words)]
    number = NUMBER_WORDS.get(term["years"].lower()) or (int(term["years"]) if term["years"].isdecimal() else 0)
    if len(starts) != 1 or not number:
        return replace(row, words=term[0], date_words="", period=None)
    day, year = _DAY.search(starts[0].words).groups()  # type: ignore[union-attr]
    words = f"van {day} {year} tot {day} {int(year) + number}"
    try:
        return replace(row, words=term[0], date_words=words, period=read_period(words, written_on=written_on))
    except UnreadablePeriod:  # 29 February has no anniversary
        return replace(row, words=term[0], date_words="", period=None)


def _anchor(
    marked: Marked, when: DateMark | None, number: NumberMark | None
) -> DateMark | NumberMark | PaperMark | None:
    """Return what a report stands by: its date, else its number, else the first document it names."""
    return when or number or (marked.papers[0] if marked.papers else None)


def _words(marked: Marked, when: DateMark | None, number: NumberMark | None) -> str:
    text = marked.sentence.text
    if when is not None and number is not None:
        counted = [one for one in marked.numbers if _tells(one)]
        start = min(when.start, *(one.start for one in counted))
        end = max(when.end, *(one.end for one in counted))
        if end - start <= _LONGEST_WORDS:
            return few_words(text, start, end, 12)
    anchor = _anchor(marked, when, number)
    return few_words(text, anchor.start, anchor.end, 12) if anchor else " ".join(text.split()[:12]).strip(" ,;:.")


def few_words(text: str, start: int, end: int, most: int = 8) -> str:
    """Return the words of an event with some before it, as printed."""
    before = text[:start].split()
    inside = text[start:end].split()
    count = max(most - len(inside), 0)
    lead = before[-count:] if count else []
    return " ".join([*lead, *inside]).strip(" ,;:.")


def _counts(marked: Marked) -> bool:
    return any(_tells(one) for one in marked.numbers)


def _tells(one: NumberMark) -> bool:
    return bool(one.unit or one.noun or re.search(r"%|procent", one.words))


# Its number, whom it is written to, by whom: what stands above and below a letter
_HEAD = re.compile(
    r"(?:Datum|Betreft|Kenmerk|Onze referentie|Uw referentie|Onderwerp|Bijlagen?):? .*"
    r"|[\w ’'-]+, [0-9]{1,2} \w+ [0-9]{4}"
    r"|[0-9]{2}[ .\u00a0]?[0-9]{3}(?:[ -]?\(?[IVXLCR]+[0-9]*\)?)? [A-ZÀ-Þ][^.!?]*"
    r"|Nr\. ?[0-9]+ .*|Aan de (?:Voorzitter|leden) .*|(?:Tweede|Eerste) Kamer der Staten-Generaal.*"
    r"|Vragen van (?:het lid|de leden) .*\(ingezonden .*|Antwoord van .*\(ontvangen .*"
    r"|Vergaderjaar [0-9].*|Vastgesteld [0-9].*|(?:Brief|Verslag|Lijst) van .*|Ontvangen .*"
    r"|(?:De|Het) (?:\S+ ){1,8}(?:commissie|griffier|Minister|Staatssecretaris)[^.]*,[^.]*",
    re.IGNORECASE,
)


def is_label(marked: Marked) -> bool:
    """Say whether a paragraph begins with nothing but names, as a heading of its own: "Toerisme en groothandel."."""
    text = marked.sentence.text
    if marked.sentence.start or marked.sentence.note or marked.sentence.is_heading or not re.search(r"[.:]$", text):
        return False
    names = [one for one in marked.named("covenant") if one.end <= len(text)]
    for one in sorted(names, key=lambda name: -name.start):
        text = text[: one.start] + text[one.end :]
    return bool(names) and not re.sub(r"\b(?:en|de|het|[Ss]ector|[Cc]onvenant)\b|[\s.,:0-9-]", "", text)


def _is_head(marked: Marked) -> bool:
    """The head and foot of a letter are no statement."""
    return not marked.sentence.note and bool(_HEAD.fullmatch(marked.sentence.text.strip()))
