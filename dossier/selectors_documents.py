"""Finding a document as people name it: its number in any spelling, words of its title, or its day."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils.formats import date_format

from dossier.domain.document_key import read_printed_number
from dossier.models import Document
from imvo_tracker.lib.asof import today
from imvo_tracker.lib.days import UnreadableDay, read_day
from imvo_tracker.lib.period import UnreadablePeriod, read_period
from imvo_tracker.lib.text import folded

MOST_FOUND = 12


def find_documents(text: str) -> list[Document]:
    """Return what the text may mean, the likeliest first; one document where the text names just that one."""
    text = text.strip()
    named = document_named(text)
    if named is not None:
        return [named]
    day = day_named(text)
    if day is not None:
        return list(Document.objects.filter(Q(dated_on=day) | Q(dated_on=None, public_on=day))[:MOST_FOUND])
    return _by_words(text)


def document_named(text: str) -> Document | None:
    """Return the document that the whole text names by its number, in any spelling, or by its key."""
    text = text.strip()
    key = read_printed_number(text) or text
    return Document.objects.filter(Q(key=key) | Q(printed_as=text)).first() if text else None


def _by_words(text: str) -> list[Document]:
    """Return the documents whose number, title or publisher holds every word."""
    words = folded(text).split()
    if not words:
        return []
    documents = Document.objects.select_related("publisher")
    exact = [one for one in documents if folded(label_of(one)) == folded(text)]
    return (exact or [one for one in documents if all(word in _said_of(one) for word in words)])[:MOST_FOUND]


def _said_of(document: Document) -> str:
    publisher = document.publisher.name if document.publisher else ""
    texts = (document.key, document.printed_number, document.printed_as, document.title, document.title_en, publisher)
    return folded(" ".join(texts))


def label_of(document: Document) -> str:
    """Return the document as a list of choices shows it: number, day, title."""
    day = date_format(document.dated_on or document.public_on, "j F Y")
    return " · ".join(part for part in (document.printed_number, day, document.title) if part)


def day_named(text: str) -> date | None:
    """Return the day that the whole text names, in figures or in words; None for any other text."""
    try:
        return read_day(text.replace("/", "-"))
    except UnreadableDay:
        pass
    try:
        period = read_period(text, written_on=today())
    except UnreadablePeriod:
        return None
    is_day = period.earliest is not None and period.earliest == period.latest and not period.choices
    return period.earliest if is_day else None
