"""What an address of a public page takes: which query keys, and whether it answers with a page or with data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from functools import lru_cache, wraps
from typing import Any
from urllib.parse import urlencode

from django.http import (
    Http404,
    HttpRequest,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
    QueryDict,
)
from django.urls import Resolver404, get_script_prefix, resolve, reverse
from django.utils.translation import get_language

from dashboards.frame.left_out import without
from dashboards.frame.origin import path_in
from dashboards.frame.pinned import name_moment
from dashboards.frame.renamed import Renamed
from dashboards.page_request import LEFT_OUT, MOMENT_KEYS, NOTES, PAGE, with_query
from imvo_tracker.lib.badinput import BadInput

View = Callable[..., HttpResponseBase]
# Returns the path, in a language, of the page that search engines keep in the place of the one asked for.
KeptAs = Callable[[HttpRequest, str], str]


@dataclass(frozen=True, slots=True)
class Address:
    """The query keys that mean something to a view; `is_data` where no person reads the answer.

    `defaults` holds by key the value that says the same as leaving the key out. `names` holds by key of the moment
    the name it bears here, where that is another. `is_strict` where a key that means nothing is refused, not dropped.
    `is_chart` where it may stand in a frame of the hosts that are allowed. `kept_as` where it is one
    of endless many.
    """

    keys: frozenset[str]
    is_data: bool
    defaults: Mapping[str, str]
    names: Mapping[str, str] = field(default_factory=dict)
    is_strict: bool = False
    is_chart: bool = False
    kept_as: KeptAs | None = None


def page(view: View, *keys: str, **defaults: str) -> View:
    """Return a view for the list of addresses: a page, that takes the moment and these keys."""
    return _with_address(view, (*keys, LEFT_OUT), {PAGE: "1", **defaults}, is_data=False)


def chart(view: View, *keys: str, **defaults: str) -> View:
    """The same for the page of one chart, which may stand in a page of somebody else."""
    known = _with_address(view, keys, defaults, is_data=False)
    known.address = replace(known.address, is_chart=True)  # type: ignore[attr-defined]
    return kept_as(path_in, known)


def kept_as(other: KeptAs, known: View) -> View:
    """Return a view whose pages search engines keep as another; by `path_in` as the same without its query."""
    known.address = replace(known.address, kept_as=other)  # type: ignore[attr-defined]
    return known


def without_moment(view: View, *keys: str) -> View:
    """The same for a page that is at no moment: it says what holds today, and is asked for again each day."""

    @wraps(view)
    def known(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    known.address = Address(frozenset(keys), False, {})  # type: ignore[attr-defined]
    return known


def data(view: View, *keys: str) -> View:
    """The same for data, such as those of a chart."""
    return _with_address(view, keys, {}, is_data=True)


def files(view: View, *keys: str) -> View:
    """The same for a table or chart in every format."""
    return data(view, *keys, NOTES)


def resource(view: View, names: Mapping[str, str], *keys: str) -> View:
    """The same for a view that names the parts of the moment in its own way and refuses whatever it does not know."""

    @wraps(view)
    def known(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        name_moment(request, names)
        return view(request, *args, **kwargs)

    keys = (*names.values(), *keys)
    known.address = Address(frozenset(keys), True, {}, names, is_strict=True)  # type: ignore[attr-defined]
    return known


def _with_address(view: View, keys: Iterable[str], defaults: Mapping[str, str], *, is_data: bool) -> View:
    @wraps(view)
    def known(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except Renamed as other:
            return HttpResponsePermanentRedirect(_renamed(request, {**kwargs, other.part: other.key}))
        except BadInput as error:
            # nobody sees that a file is of everything, where a part was asked
            if is_data or not _is_only_later(lambda today: view(today, *args, **kwargs), request, error.field):
                raise
            return HttpResponseRedirect(with_query(request.path, without(pairs_of(request), error.field)))

    known.address = Address(frozenset((*MOMENT_KEYS, *keys)), is_data, defaults)  # type: ignore[attr-defined]
    return known


def _is_only_later(answer: View, request: HttpRequest, key: str) -> bool:
    """Say whether a choice or page is not there at the moment asked, but is there today.

    Who goes to another moment takes the filters along: what does not exist there is left out with a word, no error.
    """
    if key not in request.GET or key in MOMENT_KEYS or not any(one in request.GET for one in MOMENT_KEYS):
        return False
    today = asking(request, request.path, [pair for pair in pairs_of(request) if pair[0] not in MOMENT_KEYS])
    try:
        answer(today)
    except BadInput as error:
        return error.field != key
    except (Http404, Renamed):
        return False
    return True


def asking(request: HttpRequest, path: str, query: Iterable[tuple[str, str]]) -> HttpRequest:
    """Return the request of the same visitor for another address of this site."""
    other = copy(request)
    other.path, other.path_info = path, f"/{path.removeprefix(get_script_prefix())}"
    other.GET = QueryDict(urlencode(tuple(query)))
    other.META = {**request.META, "QUERY_STRING": other.GET.urlencode()}
    other.resolver_match = resolve(other.path_info)
    other.pinned = None  # type: ignore[attr-defined]
    return other


def _renamed(request: HttpRequest, kwargs: dict[str, Any]) -> str:
    """Return the address of the same page, file or feed of what now has another key, with the same query."""
    match = resolve(request.path_info)
    return with_query(reverse(match.view_name, kwargs=kwargs), pairs_of(request))


def pairs_of(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the keys and values of a query, a key that is given twice twice."""
    return [(key, value) for key, values in request.GET.lists() for value in values]


def find_address(path: str) -> Address | None:
    """Return what the public address of a path takes; None for any other path."""
    return _address_of(path, get_language())


@lru_cache(maxsize=512)
def _address_of(path: str, _language: str | None) -> Address | None:
    """A request asks three times, and what a path leads to depends on nothing but these."""
    try:
        return getattr(resolve(path).func, "address", None)
    except Resolver404:
        return None


def drop_unknown_keys(request: HttpRequest, address: Address) -> str:
    """Leave of a query what means something here, in one order, and return it: nothing else can get into a page.

    Where such keys are refused, they stay.
    """
    given: str = request.META.get("QUERY_STRING", "")
    if not given or address.is_strict:
        return given
    known = [(key, value) for key, values in sorted(request.GET.lists()) if key in address.keys for value in values]
    query = urlencode(known)
    if query != given:
        request.META["QUERY_STRING"] = query
        request.GET = QueryDict(query)
    return query
