"""Each answer in words: what it is, where it leads, where it stands and since when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from covenants.domain.search import Kind
from covenants.evidence.register import Source, names_of_covenant
from covenants.moment.record import Record
from covenants.selectors.search import Hit
from dashboards.documents.facts import name_of, say_dated, say_kind_of
from dashboards.frame.base import Link
from dashboards.page_request import PageRequest
from dashboards.search.marks import excerpt, holds_all, is_in, marked
from dashboards.words.quotations import in_brackets, translation_of
from dashboards.words.statements import said_link, say_written, view_statement
from dashboards.words.wording import pick, say_day, say_number
from dossier.choices import OrganisationKind
from dossier.domain.dated import is_dated
from dossier.domain.question import Question

MOST_NAMED = 12  # agreements that are named at a party


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer on the page. `excerpt` is the text in which the words stand, if the title does not hold them.

    Words of a source are quoted, with their `translation` on an English page. `links` are the agreements a party takes
    part in; `more` leads to its statements where there are more than are named here.
    """

    url: str
    title: SafeString
    excerpt: SafeString
    place: str
    place_url: str
    day: str
    links: tuple[Link, ...] = ()
    is_quoted: bool = False
    translation: str = ""
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """What the answers are worded with."""

    asked: PageRequest
    record: Record
    question: Question

    def answer(self, hit: Hit) -> Answer:
        return _ANSWERS[hit.kind](self, hit)

    def beside(self, title: str, hit: Hit) -> SafeString:
        """Return the text that answers where the title does not: the one with all words, or with any of them."""
        if holds_all(title, self.question):
            return SafeString("")
        others = [text for text in hit.texts if text != title and is_in(text, self.question)]
        best = sorted(others, key=lambda text: not holds_all(text, self.question))
        return excerpt(best[0], self.question) if best else SafeString("")

    def place(self, source: Source) -> tuple[str, str]:
        return say_written(source), self.asked.link("document", source.document_key) if source.document_key else ""


def _covenant(by: Asking, hit: Hit) -> Answer:
    name = pick(hit.what.name, hit.what.name_en)
    names = names_of_covenant(hit.what.slug, by.record.as_of)
    place = by.place(names[0].source) if names else ("", "")
    since = say_day(names[0].known_from) if names else ""
    more = by.beside(name, hit)
    return Answer(by.asked.link("covenant", hit.what.slug), marked(name, by.question), more, *place, since)


def _sector(by: Asking, hit: Hit) -> Answer:
    name = pick(hit.what.name, hit.what.name_en)
    more = by.beside(name, hit)
    place = by.place(hit.what.source)
    url = by.asked.link("sector", hit.what.code)
    return Answer(url, marked(name, by.question), more, *place, say_day(hit.what.known_from))


def _document(by: Asking, hit: Hit) -> Answer:
    name = name_of(hit.what)
    more = by.beside(name, hit)
    place = hit.what.printed_number or say_kind_of(hit.what)
    return Answer(
        by.asked.link("document", hit.what.key), marked(name, by.question), more, place, "", say_dated(hit.what)
    )


def _party(by: Asking, hit: Hit) -> Answer:
    party = hit.what
    name = pick(party.name, party.name_en)
    named, left_out = party.covenants[:MOST_NAMED], len(party.covenants) - MOST_NAMED
    links = tuple(Link(by.asked.link("covenant", one.slug), pick(one.name, one.name_en)) for one in named)
    url = by.asked.link("search", q=f'"{party.name}"', soort=Kind.STATEMENT.value)
    more = Link(url, _("and %(count)s more") % {"count": say_number(Decimal(left_out))}) if left_out > 0 else None
    kind = str(OrganisationKind(party.kind).label)
    return Answer(url, marked(name, by.question), by.beside(name, hit), kind, "", "", links, more=more)


def _statement(by: Asking, hit: Hit) -> Answer:
    said = hit.what
    view, evidence = view_statement(said, by.asked), said.evidence
    covenant = by.record.covenant(said.covenant) if said.covenant else None
    about = pick(covenant.name, covenant.name_en) if covenant else ""
    title = f"{about}: {view.heading}" if about else view.heading
    shown = next((text for text in (view.wording, view.text, view.note) if text and is_in(text, by.question)), "")
    text = shown or view.text or view.wording
    day = say_day(evidence.known_from) if is_dated(evidence) else _("no date")
    is_quoted = bool(text) and text == view.wording
    english = translation_of(text) if is_quoted else ""
    return Answer(
        said_link(by.asked, said),
        marked(title, by.question),
        excerpt(text, by.question),
        view.source_label,
        view.source_url,
        day,
        is_quoted=is_quoted,
        translation=in_brackets(english) if english else "",
    )


def _explanation(by: Asking, hit: Hit) -> Answer:
    url = by.asked.link(hit.what.name)
    title, text = marked(hit.what.heading, by.question), excerpt(hit.what.text, by.question)
    return Answer(url, title, text, _("explanation of this site"), "", "")


_ANSWERS: Mapping[Kind, Callable[[Asking, Hit], Answer]] = {
    Kind.COVENANT: _covenant,
    Kind.SECTOR: _sector,
    Kind.DOCUMENT: _document,
    Kind.UNDERTAKING: _document,
    Kind.PARTY: _party,
    Kind.STATEMENT: _statement,
    Kind.EXPLANATION: _explanation,
}
