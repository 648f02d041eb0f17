"""The answers to a question as a feed, and one answer as an entry of it: of a feed and of a mail alike."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from html import unescape

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from covenants.domain.search import Kind
from covenants.evidence.register import first_sealed_on, names_of_covenant
from covenants.moment.record import Record
from covenants.selectors.search import Hit, read_whole, search_record
from dashboards.feeds.page import Entry, Followed, statement_entry
from dashboards.page_request import PageRequest
from dashboards.search.answers import Asking
from dashboards.search.filters import KIND, KIND_LABELS, QUESTION
from dashboards.words.statements import said_link
from dashboards.words.wording import pick
from dossier.domain.question import Question
from dossier.models import Organisation


def follow_search(asked: PageRequest, record: Record, question: Question, kind: Kind | None) -> Followed:
    """Return what of the record answers a question, the newest first; the explanation of this site is not followed."""
    answers = search_record(question, record)
    hits = [hit for hit in answers.hits if kind in (None, hit.kind)]
    parties = [hit.rank.key for hit in hits if hit.kind is Kind.PARTY]
    sealed = first_sealed_on(Organisation, parties)
    days = {_key_of(hit): _day_of(hit, record, sealed) for hit in hits}
    by_key = {
        _key_of(hit): hit for hit in sorted(hits, key=lambda hit: (days[_key_of(hit)], _key_of(hit)), reverse=True)
    }
    wording = Asking(asked, record, question)

    def word(keys: Collection[str]) -> list[Entry]:
        return [
            answer_entry(hit, wording, days[_key_of(hit)]) for hit in read_whole([by_key[key] for key in keys], record)
        ]

    narrowed = {QUESTION: question.text, **({KIND: kind.value} if kind else {})}
    is_cut = any(kind in (None, one) for one in answers.more)
    url = asked.link("search", **narrowed)
    return Followed(name_search(question.text, kind), url, tuple(by_key), word, record.as_of.known_on, is_cut)


def answer_entry(hit: Hit, by: Asking, day: date) -> Entry:
    """Return an answer that was read whole in words; `day` is that of what is no statement."""
    if hit.kind is Kind.STATEMENT:
        covenant = by.record.covenant(hit.what.covenant) if hit.what.covenant else None
        name = pick(covenant.name, covenant.name_en) if covenant else ""
        return statement_entry(hit.what, name, said_link(by.asked, hit.what), by.asked)
    answer = by.answer(hit)
    about = " · ".join(filter(None, (answer.place, answer.day)))
    return Entry(answer.url, unescape(strip_tags(answer.title)), "", about, "", "", "", day, "")


def name_search(question: str, kind: Kind | None) -> str:
    """Return in words what is searched."""
    words = _("Search for “%(question)s”") % {"question": question}
    return f"{words} ({KIND_LABELS[kind]})" if kind else words


def _key_of(hit: Hit) -> str:
    return f"{hit.kind.value}.{hit.rank.key}"


def _day_of(hit: Hit, record: Record, sealed: dict[str, date]) -> date:
    """Return since when it is known; of a party, whose names bear no day, that on which it came into the record."""
    known_on = record.as_of.known_on
    if hit.kind is Kind.STATEMENT:
        return hit.what.day or date.min
    if hit.kind is Kind.COVENANT:
        names = names_of_covenant(hit.what.slug, record.as_of)
        return names[0].known_from if names else known_on
    if hit.kind is Kind.SECTOR:
        return hit.what.known_from or known_on
    if hit.kind is Kind.PARTY:
        return sealed.get(hit.rank.key, known_on)
    return hit.what.dated_on or hit.what.public_on or known_on
