"""What a document is, in words: its number, its day, where it can be read."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from covenants.evidence.documents import DocumentFact
from dashboards.frame.base import Link
from dashboards.words.hosts import say_host
from dashboards.words.statements import Item, say_place
from dashboards.words.wording import pick, say_day
from dossier.choices import DocumentKind, KnownBasis
from dossier.domain.document_key import read_printed_number

NOT_SEEN = frozenset(DocumentKind) - {DocumentKind.COMMITMENT}


def name_of(document: DocumentFact) -> str:
    return pick(document.title, document.title_en)


def say_kind_of(document: DocumentFact) -> str:
    return str(DocumentKind(document.kind).label)


def say_dated(document: DocumentFact) -> str:
    """Return its day; where it bears none, what is known instead: the day of reading is no date of anything."""
    if document.dated_on:
        return say_day(document.dated_on)
    if document.is_undated:
        return _("date unknown, read on %(day)s") % {"day": say_day(document.public_on)}
    if document.public_basis == KnownBasis.BOUNDED:
        return _("no date; public on %(day)s at the latest") % {"day": say_day(document.public_on)}
    return _("no date; public on %(day)s") % {"day": say_day(document.public_on)}


def facts_line(document: DocumentFact, statements: int) -> tuple[str, ...]:
    """Return what stands below the title: number or kind, day, length, and whether it was not seen."""
    pages = ngettext("%(count)s page", "%(count)s pages", document.pages or 0) % {"count": document.pages}
    facts = (
        say_place(document.printed_number, say_kind_of(document), ""),
        "" if document.printed_number else pick(document.publisher, document.publisher_en),
        say_dated(document),
        pages if document.pages else "",
        _("not seen") if is_unseen(document, statements) else "",
    )
    return tuple(fact for fact in facts if fact)


def is_unseen(document: DocumentFact, statements: int) -> bool:
    """Say whether only others speak of it: no address is known, and nothing was taken from it."""
    return not (document.url or statements) and document.kind in NOT_SEEN


def place_to_read(document: DocumentFact) -> Link | None:
    return Link(document.url, say_host(document.url)) if document.url else None


def about(document: DocumentFact) -> tuple[Item, ...]:
    """Return what else is known of the document itself: what the line below its title does not say."""
    is_said = document.is_undated or document.dated_on == document.public_on
    since = "" if is_said else say_day(document.public_on)
    numbered = bool(document.printed_number)
    facts = (
        Item(_("Kind"), say_kind_of(document) if numbered else ""),
        Item(_("Publisher"), pick(document.publisher, document.publisher_en) if numbered else ""),
        Item(_("Public since"), since, note=f"({_basis(document)})"),
        Item(_("Key for citing"), document.key),
    )
    return tuple(fact for fact in facts if fact.value)


def _basis(document: DocumentFact) -> str:
    return str(KnownBasis(document.public_basis).label)


def note_on(document: DocumentFact) -> str:
    return capfirst(pick(document.note, document.note_en))


def misprint(document: DocumentFact) -> str:
    """Return how a source prints the number, where that reads as another number than the document's own."""
    printed = document.printed_as
    if not printed or read_printed_number(printed) == document.key or document.key.endswith(printed):
        return ""
    return printed if document.printed_number else ""
