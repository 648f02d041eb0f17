"""What a visitor asked: which moment, which rule, which filters; and links that keep it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language

from imvo_tracker.lib.asof import AsOf

RULE = "telregel"
MOMENT_KEYS = ("peildatum", "bekend_op", "revisie", RULE)
# The parts of the moment by the names they bear in the API.
API_NAMES = {"peildatum": "asOf", "bekend_op": "knownOn", "revisie": "revision", RULE: "countingRule"}
# The number of a page of a list means nothing at another moment, where the list is another.
PAGE, LETTERS = "page", "brieven"
PAGE_KEYS = (PAGE, LETTERS)
# What a page of another moment says to have left out of the question, as key:value.
LEFT_OUT = "weggelaten"
# Whether a CSV file says above its rows what it is; without that programs read it as it is.
NOTES, WITHOUT_NOTES = "toelichting", "nee"
# The columns of a table that are shown, with commas between them.
COLUMNS = "kolommen"
# The two days of a comparison.
FROM, UNTIL = "van", "tot"


@dataclass(frozen=True, slots=True)
class PageRequest:
    """One request, read. `given` holds the moment parameters that stood in the address."""

    as_of: AsOf
    rule: str
    path: str
    given: Mapping[str, str] = field(default_factory=dict)
    filters: tuple[tuple[str, str], ...] = ()

    @property
    def is_default(self) -> bool:
        return not any(key in self.given for key in MOMENT_KEYS)

    def link(self, name: str, *args: str, **filters: str) -> str:
        """Return the address of a page at the same moment, with `filters` added."""
        return with_query(path_of(f"dashboards:{name}", *args), {**self.given, **filters})

    def here(self, **changes: str) -> str:
        """Return the address of this page with its filters and the moment changed."""
        kept = [(key, value) for key, value in self.filters if key not in changes]
        return with_query(self.path, [*kept, *{**self.given, **changes}.items()])

    def without(self, key: str) -> str:
        """Return the address of this page without one of its filters, at the first page of what is left."""
        kept = [pair for pair in self.lasting_filters if pair[0] != key]
        return with_query(self.path, [*kept, *self.given.items()])

    @property
    def lasting_filters(self) -> tuple[tuple[str, str], ...]:
        """The filters that mean the same at another moment: without numbers of pages."""
        return tuple((key, value) for key, value in self.filters if key not in PAGE_KEYS)

    def compared(self, **days: str) -> str:
        """Return the comparison of today with the days named: the moment is left, the rule is kept."""
        rule = {RULE: self.given[RULE]} if RULE in self.given else {}
        return with_query(path_of("dashboards:comparison"), {**rule, **days})

    def at(self, **moment: str) -> str:
        """Return this page at another moment: given moment keys are replaced, the rule is kept."""
        rule = {RULE: self.given[RULE]} if RULE in self.given else {}
        return with_query(self.path, [*self.lasting_filters, *{**rule, **moment}.items()])

    def cited(self, revision: int, rule: str) -> str:
        """Return this page's lasting address: the same bytes for ever."""
        return self._lasting(self.path, revision, rule)

    def cited_as(self, name: str, *args: str, revision: int, rule: str) -> str:
        """Return the lasting address of what another page makes of the same question, with the same filters."""
        return self._lasting(path_of(f"dashboards:{name}", *args), revision, rule)

    def _lasting(self, path: str, revision: int, rule: str) -> str:
        moment = {
            "peildatum": self.as_of.day.isoformat(),
            "bekend_op": self.as_of.known_on.isoformat(),
            "revisie": str(revision),
            RULE: rule,
        }
        return with_query(path, [*self.filters, *moment.items()])


def path_of(name: str, /, *args: Any, **named: Any) -> str:
    """Return the path of an address in the language of the page, as `reverse`: a page asks for the same eighty."""
    return _path(name, args, tuple(named.items()), get_language(), get_script_prefix())


@lru_cache(maxsize=4096)
def _path(
    name: str, args: tuple[Any, ...], named: tuple[tuple[str, Any], ...], _language: str | None, _prefix: str
) -> str:
    """An address depends on nothing but these."""
    return reverse(name, args=args, kwargs=dict(named))


def with_query(path: str, query: Mapping[str, str] | Iterable[tuple[str, str]]) -> str:
    """Return `path` with a query string, or as it is when there is nothing to add."""
    if not query:
        return path
    encoded = "&".join([_encode(*pair) for pair in (query.items() if isinstance(query, Mapping) else query)])
    return f"{path}?{encoded}" if encoded else path


@lru_cache(maxsize=4096)
def _encode(key: str, value: str) -> str:
    """All links of a page carry the same moment."""
    return urlencode(((key, value),))
