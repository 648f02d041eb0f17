"""Motions and commitments in a letter: made on a day, to be answered before one, answered by this letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from covenants.domain.reading_in.known import Known, KnownUndertaking
from covenants.domain.reading_in.types import DateMark, Marked, Proposal

_SORT = re.compile(r"\b(?:motie|moties|toezegging|toezeggingen|toegezegd)\b", re.IGNORECASE)
_ANSWERED = re.compile(
    r"\b(?:ter |tot )?uitvoering (?:van|aan|gegeven|geven)\b|wordt uitvoering gegeven|\bvoldaan aan\b|\bgestand\b|\bafgedaan\b"
    r"|\bbeantwoord|\bdoe(?:n|t)? (?:ik|wij|het kabinet) (?:de|deze) toezegging",
    re.IGNORECASE,
)
_MADE = re.compile(r"\bd\.d\.|\bgedaan\b|\bingediend\b|\baangenomen\b|\btoegezegd\b|\bverzoekt\b|\bverzocht\b", re.IGNORECASE)


def undertaking_rows(marked: Marked, sentences: Sequence[Marked], known: Known) -> Iterator[Proposal]:
    """Yield the events of the motions and commitments that a sentence names, itself or by its footnote."""
    text = marked.sentence.text
    if not _SORT.search(text):
        return
    for one in _meant(marked, sentences, known):
        dated = next((date for date in marked.dates if date.period), None)
        if _ANSWERED.search(text) and not marked.sentence.note:
            yield _row(marked, one, "answered", _ANSWERED.search(text), None)
            if dated is not None and dated.period and dated.period.latest and _is_term(text, dated):
                yield _row(marked, one, "term", None, dated)
        elif dated is not None or _MADE.search(text):
            event = "term" if dated is not None and _is_term(text, dated) else "made"
            yield _row(marked, one, event, _MADE.search(text), dated)


def _meant(marked: Marked, sentences: Sequence[Marked], known: Known) -> list[KnownUndertaking]:
    """Return what is meant: by number, in the sentence or its footnote; else by the names of its title."""
    notes = {number for _place, number in marked.sentence.refers}
    beside = [other for other in sentences if other.sentence.note and other.sentence.note in notes]
    keys = {paper.key for one in (marked, *beside) for paper in one.papers}
    by_number = [one for one in known.undertakings if one.key in keys]
    if by_number:
        return by_number
    words = set(re.findall(r"[A-ZÀ-Þ][\w’'-]+", marked.sentence.text))
    named = [one for one in known.undertakings if one.surnames and one.surnames <= words]
    return named if len(named) <= 3 else []


def _is_term(text: str, dated: DateMark) -> bool:
    return bool(re.match(r"(?:vóór|voor|uiterlijk|nog voor|binnen|in de loop)\b", dated.words, re.IGNORECASE))


def _row(
    marked: Marked, one: KnownUndertaking, event: str, match: re.Match[str] | None, dated: DateMark | None
) -> Proposal:
    text = marked.sentence.text
    words = dated.words if dated else text[match.start() : match.end() + 30].rsplit(" ", 1)[0] if match else text[:60]
    return Proposal(
        sentence=marked.sentence,
        about=one.code,
        what=f"undertaking:{event}",
        words=words,
        page=marked.sentence.page,
        period=dated.period if dated else None,
        choices=dated.choices if dated and event == "term" else (),
        why={"about": one.title, "what": match[0] if match else "", "words": dated.words if dated else ""},
    )
