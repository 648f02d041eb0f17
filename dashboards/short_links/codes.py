"""A page with its filters, its whole moment and a place on it, as a short code; nothing is stored anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from django.urls import Resolver404, get_script_prefix, resolve, reverse
from django.utils import translation

from dashboards.page_request import MOMENT_KEYS, PageRequest, path_of, with_query
from dashboards.short_links.points import FILTERS, PAGES, RULES, WORDS
from dashboards.short_links.symbols import (
    LONGEST,
    BrokenCode,
    Reader,
    spell,
    unspell,
    write_day,
    write_number,
    write_text,
)

VERSION = 1
# The key that names a part of a page where its citation stands.
PART = "deel"
FIRST_DAY = date(1900, 1, 1)
# What is told by one symbol in front; any other bit of it is a fault.
ENGLISH, KNOWN_THEN, FILTERED, PLACED = 1, 2, 4, 8
_PAGE_NUMBERS = {name: (number, keys) for number, (name, keys) in PAGES.items()}
_FILTER_NUMBERS = {name: number for number, name in FILTERS.items()}
_RULE_NUMBERS = {name: number for number, name in RULES.items()}


@dataclass(frozen=True, slots=True)
class LinkedPage:
    """What a code stands for. `keys` stand in the path, `place` is the anchor on the page, or ""."""

    name: str
    keys: tuple[str, ...]
    filters: tuple[tuple[str, str], ...]
    day: date
    known_on: date
    revision: int
    rule: str
    language: str = "nl"
    place: str = ""

    @property
    def query(self) -> list[tuple[str, str]]:
        """The filters and every part of the moment."""
        moment = (self.day.isoformat(), self.known_on.isoformat(), str(self.revision), self.rule)
        return [*self.filters, *zip(MOMENT_KEYS, moment, strict=True)]

    @property
    def path(self) -> str:
        """The path of the page; raises `NoReverseMatch` where no page has such keys."""
        with translation.override(self.language):
            return reverse(f"dashboards:{self.name}", args=self.keys)

    @property
    def address(self) -> str:
        """The full address, without the name of the site."""
        return with_query(self.path, self.query) + (f"#{self.place}" if self.place else "")


def page_code(asked: PageRequest, revision: int, rule: str) -> str:
    """Return the code of the page asked for, as it is now; "" for what is no page that can be linked to."""
    page = _find_page(asked.path, translation.get_language() or "", get_script_prefix())
    if page is None:
        return ""
    filters = tuple(pair for pair in asked.filters if pair[0] in _FILTER_NUMBERS)
    as_of, language = asked.as_of, translation.get_language() or "nl"
    name, keys = page[0], tuple(map(str, page[1]))
    code = write_code(LinkedPage(name, keys, filters, as_of.day, as_of.known_on, revision, rule, language))
    return code if len(code) <= LONGEST else ""


def cite_url(code: str, part: str = "") -> str:
    """Return where the citation of a page stands, or of a part of it; "" for what has no code."""
    if not code:
        return ""
    address = path_of("dashboards:citation", code)
    return with_query(address, {PART: part}) if part else address


def short_path(code: str) -> str:
    """Return the short link of a page, without the name of the site; "" for what has no code."""
    return path_of("short_link", code) if code else ""


@lru_cache(maxsize=4096)
def _find_page(path: str, _language: str, prefix: str) -> tuple[str, tuple[str, ...]] | None:
    try:
        match = resolve(f"/{path.removeprefix(prefix)}")
    except Resolver404:
        return None
    name = match.url_name or ""
    keys = (*match.args, *match.kwargs.values())
    return (name, keys) if name in _PAGE_NUMBERS and len(keys) == _PAGE_NUMBERS[name][1] else None


def write_code(linked: LinkedPage) -> str:
    """Return the code of a page."""
    number, _keys = _PAGE_NUMBERS[linked.name]
    known_then = linked.known_on == linked.day
    told = (
        (linked.language == "en") * ENGLISH
        | known_then * KNOWN_THEN
        | bool(linked.filters) * FILTERED
        | bool(linked.place) * PLACED
    )
    symbols = [VERSION, *write_number(number), told, *write_day((linked.day - FIRST_DAY).days)]
    if not known_then:
        symbols += write_day((linked.known_on - FIRST_DAY).days)
    symbols += write_number(linked.revision)
    rule = _RULE_NUMBERS.get(linked.rule, 0)
    symbols += write_number(rule) if rule else (0, *write_text(linked.rule))
    for key in linked.keys:
        symbols += write_text(key, WORDS)
    if linked.filters:
        symbols += write_number(len(linked.filters))
        for name, value in linked.filters:
            symbols += (*write_number(_FILTER_NUMBERS[name]), *write_text(value, WORDS))
    if linked.place:
        symbols += write_text(linked.place, WORDS)
    return spell(symbols)


def read_code(code: str) -> LinkedPage:
    """Return what a code stands for; raises `BrokenCode` for what is none of this version, or has a typing error."""
    read = Reader(unspell(code))
    if read.symbol() != VERSION:
        raise BrokenCode(code)
    name, keys = PAGES.get(read.number(), ("", 0))
    told = read.symbol()
    if not name or told > ENGLISH | KNOWN_THEN | FILTERED | PLACED:
        raise BrokenCode(code)
    day = _day(read)
    known_on = day if told & KNOWN_THEN else _day(read)
    revision = read.number()
    rule = read.number()
    slug = RULES.get(rule, "") if rule else read.text()
    if not slug:
        raise BrokenCode(code)
    linked = LinkedPage(
        name=name,
        keys=tuple(read.text(WORDS) for _key in range(keys)),
        filters=tuple(_filter(read) for _one in range(read.number())) if told & FILTERED else (),
        day=day,
        known_on=known_on,
        revision=revision,
        rule=slug,
        language="en" if told & ENGLISH else "nl",
        place=read.text(WORDS) if told & PLACED else "",
    )
    read.finish()
    return linked


def _day(read: Reader) -> date:
    return FIRST_DAY + timedelta(days=read.day())


def _filter(read: Reader) -> tuple[str, str]:
    name = FILTERS.get(read.number())
    if name is None:
        raise BrokenCode
    return name, read.text(WORDS)
