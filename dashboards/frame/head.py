"""What the head of a page tells machines: its one address, the same page in the other language, and a picture of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest
from django.urls import NoReverseMatch
from django.utils.translation import get_language

from covenants.rows import default_rule
from dashboards.frame.addresses import Address, find_address
from dashboards.frame.origin import origin, path_in
from dashboards.frame.pinned import pin
from dashboards.page_request import LEFT_OUT, MOMENT_KEYS, RULE, path_of, with_query
from imvo_tracker.lib.asof import DAY, KNOWN_ON, REVISION, AsOf, MomentError, is_relative, is_then
from imvo_tracker.lib.days import read_day

LANGUAGE_CODES = ("nl", "en")
WITHOUT_CHOICE = "x-default"
# The name of the address of a page's picture is that of the page, with this behind it.
CARD = "_card_file"


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in a language."""

    language: str
    url: str


class Head:
    """Made of the request when a template asks for it."""

    def __init__(self, request: HttpRequest, address: Address, as_of: AsOf) -> None:
        self._request = request
        self._address = address
        self._as_of = as_of
        self.origin = origin(request)

    @cached_property
    def _query(self) -> list[tuple[str, str]]:
        return list(canonical_query(self._request, self._address, self._as_of))

    @cached_property
    def own(self) -> str:
        """The address of this page without what says nothing: other moments and filters are other pages."""
        return self.origin + with_query(self._request.path, self._query)

    @cached_property
    def canonical(self) -> str:
        """The address that search engines are to keep: its own, or the one page for endless many."""
        return self._kept_in(get_language() or LANGUAGE_CODES[0])

    def _kept_in(self, language: str) -> str:
        if self._address.kept_as is not None:
            return self.origin + self._address.kept_as(self._request, language)
        return self.origin + with_query(path_in(self._request, language), self._query)

    @property
    def alternates(self) -> list[Alternate]:
        """The page in each language, and in the one for who has no choice."""
        languages = {**{code: code for code in LANGUAGE_CODES}, WITHOUT_CHOICE: LANGUAGE_CODES[0]}
        return [Alternate(name, self._kept_in(code)) for name, code in languages.items()]

    @cached_property
    def _own_card(self) -> str:
        """The path of the picture of this very page; "" where only the site has one."""
        match = self._request.resolver_match
        try:
            return path_of(f"{match.view_name}{CARD}", *match.args, **match.kwargs) if match else ""
        except NoReverseMatch:
            return ""

    @property
    def has_own_card(self) -> bool:
        return bool(self._own_card)

    @cached_property
    def card(self) -> str:
        """The address of the picture shown where this page is shared: at its own moment, so it never changes."""
        rule = self._request.GET.get(RULE) or default_rule(self._as_of)
        if not rule:
            return ""
        path = self._own_card or path_of(f"dashboards:overview{CARD}")
        address = find_address(path)
        known = address.keys if address else ()
        filters = [(key, value) for key, value in self._query if key in known and key not in MOMENT_KEYS]
        moment = {**self._as_of.query(), RULE: rule}
        return self.origin + with_query(path, [*filters, *moment.items()])


def head_of(request: HttpRequest) -> Head | None:
    """Return the head of a public page; None for what is no such page, or whose moment cannot be read."""
    address: Address | None = getattr(getattr(request.resolver_match, "func", None), "address", None)
    if address is None or address.is_data:
        return None
    as_of = pin(request).as_of
    return None if isinstance(as_of, MomentError) else Head(request, address, as_of)


def canonical_query(request: HttpRequest, address: Address, as_of: AsOf) -> Iterator[tuple[str, str]]:
    """Yield the keys and values of an address that make it another page, in one order and one spelling."""
    for key, values in sorted(request.GET.lists()):
        for value in values:
            text = value.strip(" ")
            if key in (DAY, KNOWN_ON) and not is_relative(text) and not is_then(text):
                text = read_day(text).isoformat()
            if text and not _says_nothing(key, text, address, as_of, request):
                yield key, text


def _says_nothing(key: str, text: str, address: Address, as_of: AsOf, request: HttpRequest) -> bool:
    """Whether leaving out a key says the same, today and on any later day."""
    day = request.GET.get(DAY, "")
    follows_today = not day or is_relative(day)
    if key == LEFT_OUT:
        return True
    if key == DAY:
        return is_relative(text)
    if key == KNOWN_ON and is_then(text):
        return True
    if key == KNOWN_ON:
        return is_relative(text) if follows_today else not is_relative(text) and as_of.known_on == as_of.day
    if key == REVISION:
        return False
    return text == (default_rule(as_of) if key == RULE else address.defaults.get(key))
