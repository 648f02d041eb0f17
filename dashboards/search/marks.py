"""The words that were found, marked in the text that holds them."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.safestring import SafeString

from dashboards.frame.markup import fill, fill_each
from dossier.domain.question import Question
from imvo_tracker.lib.marks import join_spans
from imvo_tracker.lib.search_words import words_in

LONGEST = 240  # characters of a text that is shown in part
_BEFORE = 80


def marked(text: str, question: Question) -> SafeString:
    """Return a text with what the question asks for between <mark> and </mark>; all else is escaped."""
    return fill_each("{}", ((part,) for part in _parts(text, question)))


def excerpt(text: str, question: Question) -> SafeString:
    """Return the part of a long text around the first word found, marked."""
    if len(text) <= LONGEST:
        return marked(text, question)
    spans = _spans(text, question)
    start = max(0, (spans[0][0] if spans else 0) - _BEFORE)
    start = text.rfind(" ", 0, start) + 1
    end = text.find(" ", start + LONGEST)
    piece = text[start:] if end < 0 else text[start:end]
    return fill("{}{}{}", "… " if start else "", marked(piece, question), "" if end < 0 else " …")


def is_in(text: str, question: Question) -> bool:
    """Say whether anything asked for stands in a text."""
    return bool(_spans(text, question))


def holds_all(text: str, question: Question) -> bool:
    """Say whether everything asked for stands in a text."""
    words = words_in(text)
    return all(term.stands_in(words) for term in question.wanted)


def _parts(text: str, question: Question) -> Iterator[object]:
    at = 0
    for start, end in _spans(text, question):
        yield text[at:start]
        yield fill("<mark>{}</mark>", text[start:end])
        at = end
    yield text[at:]


def _spans(text: str, question: Question) -> list[tuple[int, int]]:
    """Return where the words stand, in order; what overlaps is one."""
    words = words_in(text)
    return join_spans(span for term in question.wanted for span in term.spans(words))
