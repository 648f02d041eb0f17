"""The answers to a question, by kind, 25 a page, at the moment asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from covenants.domain.search import KINDS, Kind
from covenants.evidence.documents import document_at
from covenants.moment.record import Record
from covenants.selectors.search import Found, Hit, nearest, read_whole, search_record
from dashboards.frame.base import Files, Frame, HiddenField, Link, extend, frame
from dashboards.frame.follow import feed_link, follow, mail_link
from dashboards.frame.paging import PageSlice, page_slice
from dashboards.frame.query import values_of
from dashboards.frame.table_paging import ROWS_A_PAGE
from dashboards.page_request import PAGE, PageRequest
from dashboards.search.answers import Answer, Asking
from dashboards.search.explained import explained
from dashboards.search.filters import KIND, KIND_LABELS, QUESTION, SearchForm, read_search
from dossier.domain.document_key import read_printed_number
from dossier.domain.question import Question
from imvo_tracker.lib.text import unquoted


@dataclass(frozen=True, slots=True)
class Group:
    """The answers of one kind that stand on the page shown."""

    code: str
    label: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class SearchPage(Frame):
    """`jump` is the address of the document whose number was typed, or "". `near` leads to the question put instead."""

    question: str
    lead: str
    near: Link | None
    kinds: tuple[Link, ...]
    groups: tuple[Group, ...]
    more: str
    shown: PageSlice
    form: SearchForm
    hidden: tuple[HiddenField, ...]
    jump: str
    questions: Link


def search_page(asked: PageRequest, record: Record) -> SearchPage:
    """Return what answers the question; raises `BadInput` for one that cannot be put, or a page that is not there."""
    question, kind, form = read_search(asked.filters)
    put, answers = _answered(question, record)
    chosen = [hit for hit in answers.hits if kind in (None, hit.kind)]
    shown = page_slice(asked, len(chosen), ROWS_A_PAGE)
    wording = Asking(asked, record, put)
    groups = groupby(read_whole(chosen[shown.slice], record), key=lambda hit: hit.kind)
    near = put if put is not question else None
    return extend(
        SearchPage,
        frame(asked, record, _("Search the record"), files=_files(asked, put, kind), offers_rules=False),
        question=question.text,
        lead=_lead(question, chosen, near),
        near=Link(asked.link("search", q=near.text), near.text) if near else None,
        kinds=_kinds(asked, answers, kind) if answers.hits else (),
        groups=tuple(Group(one.value, str(KIND_LABELS[one]), tuple(map(wording.answer, hits))) for one, hits in groups),
        more=_say_more(answers, kind),
        shown=shown,
        form=form,
        hidden=tuple(HiddenField(name, value) for name, value in asked.given.items()),
        jump=_jump(question, asked, record),
        questions=Link(asked.link("questions"), _("Questions about promises and signatures, answered")),
    )


def find_all(question: Question, record: Record) -> Found:
    """Return what answers a question in the record and in the explanation."""
    return search_record(question, record).with_others(explained(question, get_language() or "nl"))


def _answered(question: Question, record: Record) -> tuple[Question, Found]:
    """Return the question put and its answers: where nothing is found, that with the words one letter away."""
    answers = find_all(question, record)
    if answers.hits or not question.wanted:
        return question, answers
    near = nearest(question, record, lambda other: len(explained(other, get_language() or "nl")))
    again = find_all(near, record) if near else answers
    return (near, again) if near and again.hits else (question, answers)


def _files(asked: PageRequest, question: Question, kind: Kind | None) -> tuple[Files, ...]:
    """Return how to follow a search; what never changes is not followed."""
    if not question.wanted or kind is Kind.EXPLANATION:
        return ()
    narrowed = {KIND: kind.value} if kind else {}
    feed = feed_link(asked, "search_feed", **{QUESTION: question.text, **narrowed})
    return (follow(feed, mail_link("zoeken", question.text, **narrowed)),)


def _lead(question: Question, chosen: Sequence[Hit], near: Question | None) -> str:
    if not question:
        return _("Write what you are looking for: a name, a number, or words from a statement.")
    if not chosen:
        return _("Nothing found at this moment for “%(question)s”.") % {"question": question.text}
    words = ngettext("%(count)s answer for “%(question)s”.", "%(count)s answers for “%(question)s”.", len(chosen))
    return words % {"count": len(chosen), "question": near.text if near else question.text}


def _say_more(answers: Found, kind: Kind | None) -> str:
    kinds = [str(KIND_LABELS[one]) for one in KINDS if one in answers.more and kind in (None, one)]
    words = _("There are more than are shown here of: %(kinds)s. Add a word to find others.")
    return words % {"kinds": ", ".join(kinds)} if kinds else ""


def _kinds(asked: PageRequest, answers: Found, chosen: Kind | None) -> tuple[Link, ...]:
    """Return the kinds with how many answers each has; the one shown alone is marked."""
    counts = Counter(hit.kind for hit in answers.hits)
    question = values_of(asked.filters, (QUESTION,))
    every = Link(asked.link("search", **question), f"{_('Everything')} ({len(answers.hits)})", chosen is None)
    own = (
        Link(
            asked.link("search", **question, **{KIND: kind.value}),
            _counted(kind, counts[kind], answers),
            kind == chosen,
        )
        for kind in KINDS
        if counts[kind]
    )
    return (every, *own)


def _counted(kind: Kind, count: int, answers: Found) -> str:
    return f"{KIND_LABELS[kind]} ({count}{'+' if kind in answers.more else ''})"


def _jump(question: Question, asked: PageRequest, record: Record) -> str:
    """A printed number in the search box opens the document itself, where it is known."""
    if values_of(asked.filters, (KIND, PAGE)):
        return ""
    key = read_printed_number(unquoted(question.text)) if question.text else None
    return asked.link("document", key) if key and document_at(key, record.as_of) else ""
