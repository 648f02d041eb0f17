"""What an address of a public page takes: which query keys, and whether it answers with a page or with data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.urls import Resolver404, resolve

from dashboards.page_request import MOMENT_KEYS

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Address:
    """The query keys that mean something to a view; `is_data` where no person reads the answer."""

    keys: frozenset[str]
    is_data: bool


def page(view: View, *keys: str) -> View:
    """Return a view for the list of addresses: a page, that takes the moment and these keys."""
    return _with_address(view, keys, is_data=False)


def data(view: View, *keys: str) -> View:
    """The same for data, such as those of a chart."""
    return _with_address(view, keys, is_data=True)


def _with_address(view: View, keys: Iterable[str], *, is_data: bool) -> View:
    @wraps(view)
    def known(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    known.address = Address(frozenset((*MOMENT_KEYS, *keys)), is_data)  # type: ignore[attr-defined]
    return known


def find_address(path: str) -> Address | None:
    """Return what the public address of a path takes; None for any other path."""
    try:
        return getattr(resolve(path).func, "address", None)
    except Resolver404:
        return None


def drop_unknown_keys(request: HttpRequest, address: Address) -> str:
    """Leave of a query what means something here, in one order, and return it: nothing else can get into a page."""
    given = request.META.get("QUERY_STRING", "")
    if not given:
        return ""
    known = [(key, value) for key, values in sorted(request.GET.lists()) if key in address.keys for value in values]
    query = urlencode(known)
    if query != given:
        request.META["QUERY_STRING"] = query
        request.GET = QueryDict(query)
    return query
