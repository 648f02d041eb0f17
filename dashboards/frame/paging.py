"""The page of a long list that the address asks for."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from dashboards.frame.base import Link
from dashboards.frame.query import values_of
from dashboards.frame.table_paging import MOST_ON_A_PAGE, PAGE, WHOLE, read_part
from dashboards.page_request import PageRequest

AROUND = 3


@dataclass(frozen=True, slots=True)
class PageSlice:
    """One page of a list of `count`: items `start` to `stop`, and the links to the others.

    `whole` leads to all of them on one page, for paper, and from there back; None where it would be the same page.
    """

    count: int
    start: int
    stop: int
    links: tuple[Link, ...]
    whole: Link | None = None

    @property
    def slice(self) -> slice:
        return slice(self.start, self.stop)


def page_slice(asked: PageRequest, count: int, size: int, *, anchor: str = "", key: str = PAGE) -> PageSlice:
    """Return the page that `key` asks for; raises `BadInput` for a page that is not there."""
    text = values_of(asked.filters, (key,)).get(key, "1")
    number, rows = read_part(text, count, size, key)
    last = max(1, -(-count // rows))
    links = _links(asked, number, last, anchor, key) if last > 1 else ()
    return PageSlice(
        count, (number - 1) * rows, min(number * rows, count), links, _whole(asked, text, count, size, key)
    )


def _whole(asked: PageRequest, text: str, count: int, size: int, key: str) -> Link | None:
    if count <= size or count > MOST_ON_A_PAGE:
        return None
    if text == WHOLE:
        return Link(asked.without(key), _("%(count)s a page") % {"count": size})
    return Link(asked.here(**{key: WHOLE}), _("Everything on one page, to print"))


def _links(asked: PageRequest, number: int, last: int, anchor: str, key: str) -> tuple[Link, ...]:
    """The pages around this one, the first and the last; a link without an address stands for those left out."""
    around = range(max(1, number - AROUND), min(last, number + AROUND) + 1)
    links: list[Link] = []
    for before, page in pairwise([0, *sorted({1, last, *around})]):
        if page > before + 1:
            links.append(Link("", "…"))
        links.append(Link(asked.here(**{key: str(page)}) + anchor, str(page), page == number))
    return tuple(links)
