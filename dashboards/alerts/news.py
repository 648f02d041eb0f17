"""What is new between two moments, from the feeds and the search themselves; always as the public sees it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.utils.translation import get_language

from covenants.evidence.between import covenants_touched, documents_heard, newly_visible
from covenants.evidence.statements import Statement
from covenants.moment.record import Record, read_record
from covenants.selectors.search_news import SearchNews
from dashboards.alerts.wishes import Wish, followed_by, new_keys
from dashboards.feeds.page import Entry
from dashboards.models import Subject
from dashboards.page_request import RULE, PageRequest
from dashboards.search.answers import Asking
from dashboards.search.feed import answer_entry
from dossier.domain.question import read_question
from imvo_tracker.lib.asof import AsOf


class Between:
    """The news since a moment, worked out once for everybody who was told up to it."""

    def __init__(self, before: AsOf, after: AsOf) -> None:
        self._moments = before, after
        self._kept: dict[tuple[Any, ...], Any] = {}

    @cached_property
    def record(self) -> Record:
        return read_record(self._moments[1])

    @cached_property
    def _before(self) -> Record:
        return read_record(self._moments[0], beside=self.record)

    @cached_property
    def _statements(self) -> list[Statement]:
        return newly_visible(*self._moments)

    @cached_property
    def _searched(self) -> SearchNews:
        return SearchNews(self._before, self.record, self._statements)

    @cached_property
    def _touched(self) -> set[str]:
        return covenants_touched(self._statements, *self._moments)

    @cached_property
    def new_documents(self) -> frozenset[str]:
        """The keys of the documents of which nothing was public before."""
        now = {one.evidence.document_key for one in self._statements} - {""}
        return frozenset(now - documents_heard(now, self._moments[0]))

    @property
    def asked(self) -> PageRequest:
        """The question that pins each link to the later moment."""
        return pinned_request(self.record)

    def entries(self, wish: Wish) -> list[Entry]:
        """Return what is new of what somebody follows, in the language of now."""
        return self._once(lambda: self._entries(wish), wish, get_language())

    def _entries(self, wish: Wish) -> list[Entry]:
        if wish.subject is Subject.SEARCH:
            return self._of_search(wish)
        keys = self._once(lambda: self._new_keys(wish), wish)
        followed = followed_by(wish, self.asked, self.record) if keys else None
        return followed.word(keys) if followed else []

    def _new_keys(self, wish: Wish) -> list[str]:
        if wish.subject is Subject.COVENANT and wish.what not in self._touched:
            return []
        after = followed_by(wish, self.asked, self.record)
        return new_keys(after, followed_by(wish, pinned_request(self._before), self._before))

    def _of_search(self, wish: Wish) -> list[Entry]:
        question = read_question(wish.what)
        hits = self._once(lambda: self._searched.answers(question), wish)
        by, day = Asking(self.asked, self.record, question), self.record.as_of.known_on
        return [answer_entry(hit, by, day) for hit in hits if wish.kind_of_answer in ("", hit.kind)]

    def _once(self, make: Callable[[], Any], *key: Any) -> Any:
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]


def pinned_request(record: Record) -> PageRequest:
    """Return the question of which each link names day, knowledge, revision and rule."""
    rule = {RULE: record.rule.slug} if record.rule.slug else {}
    return PageRequest(record.as_of, record.rule.slug, "", {**record.as_of.query(), **rule})
