"""A public page at the price of an empty one (docs/adr/0014).

What a page prints is a function of the release, the host, the language, the path, the known query keys, the moment and
the newest revision. These are known after one cheap question; who holds the page already is told so before anything is
read, and who does not gets ready compressed bytes. A signed-in person always gets a fresh page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified, StreamingHttpResponse
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import get_conditional_response
from django.utils.http import parse_etags
from django.utils.translation import get_language

from dashboards.frame.addresses import Address, drop_unknown_keys, find_address
from dashboards.frame.answer import Answer, give, is_for_everybody, take, whole_if_short
from dashboards.frame.kept_answers import KeptAnswers
from dashboards.frame.origin import origin
from dashboards.frame.pinned import Pinned, is_full, name_moment, pin
from dossier.published import PUBLISHED
from imvo_tracker.lib.asof import MomentError
from imvo_tracker.lib.content_coding import best_coding
from imvo_tracker.lib.personal import is_personal
from imvo_tracker.lib.release import running_release
from imvo_tracker.lib.single_flight import SingleFlight

Handler = Callable[[HttpRequest], HttpResponseBase]
R = TypeVar("R", bound=HttpResponseBase)
READS = ("GET", "HEAD")
#: Found, moved and not there: each follows from the record alone.
KEPT = frozenset({200, 301, 302, 404})
# Longer than any page takes, shorter than gunicorn's patience with a worker.
WAIT_SECONDS = 10.0

ALWAYS_ASK = "no-cache"
FOR_EVER = "public, max-age=31536000, immutable"
SHARED_FOR_AN_HOUR = "public, max-age=0, s-maxage=3600"
VARY = "Cookie, Accept-Encoding"
# Left out while a page is made for everybody; how one visitor wants it is decided afterwards.
_OF_ONE_VISITOR = (
    "HTTP_ACCEPT_ENCODING",
    "HTTP_IF_MATCH",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_UNMODIFIED_SINCE",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for, by the one name that all who ask for the same give it."""

    key: str
    pinned: Pinned
    cache_control: str

    @property
    def etag(self) -> str:
        """Weak, as one page in two codings has the same."""
        return f'W/"{self.key}"'

    @property
    def cache_control_of_none(self) -> str:
        """For a page that is elsewhere or was not there: whoever asks a proxy would else wait for one another."""
        return ALWAYS_ASK if self.cache_control == ALWAYS_ASK else SHARED_FOR_AN_HOUR


class PageCache:
    """See the module. Stands outside everything that compresses, compares ETags or asks who somebody is."""

    def __init__(self, get_response: Handler) -> None:
        """Find out which release this is, once for all workers."""
        self.get_response = get_response
        self.release = running_release()
        self.kept = KeptAnswers()
        self.flights: SingleFlight[Answer] = SingleFlight(WAIT_SECONDS)
        self.gzip = GZipMiddleware(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a public page; pass everything else on."""
        address = find_address(request.path_info) if request.method in READS else None
        if address is None:
            return self.get_response(request)
        name_moment(request, address.names)
        query = drop_unknown_keys(request, address)
        if not settings.PAGE_CACHE or is_personal(request.COOKIES):
            return self.get_response(request)
        request.get_host()  # a foreign host name is refused here, as by CommonMiddleware on all other ways
        wanted = self._wanted(request, address, query)
        return self.get_response(request) if wanted is None else self._answer(request, wanted)

    def _wanted(self, request: HttpRequest, address: Address, query: str) -> Wanted | None:
        """Return the name of what is asked for; None when its moment cannot be read, which the view explains."""
        pinned = pin(request)
        if isinstance(pinned.as_of, MomentError):
            return None
        day, known_on = pinned.as_of.day, pinned.as_of.known_on
        parts = (self.release, origin(request), get_language(), request.path, query, day, known_on, *pinned.head)
        text = "\n".join(map(str, parts))
        cache_control = ALWAYS_ASK
        if is_full(request):
            cache_control = FOR_EVER if address.is_data else SHARED_FOR_AN_HOUR
        return Wanted(blake2b(text.encode(), digest_size=16).hexdigest(), pinned, cache_control)

    def _answer(self, request: HttpRequest, wanted: Wanted) -> HttpResponseBase:
        if _holds(request, wanted):
            return _with_headers(HttpResponseNotModified(), wanted.cache_control, wanted.etag)
        made: list[HttpResponseBase] = []
        coding = best_coding(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        answer = self.flights.share(wanted.key, lambda: self._find_or_make(request, wanted, coding, made))
        if answer is None:
            response = _kept_by_others(made[0], wanted) if made else self.get_response(request)
            return self.gzip.process_response(request, response) if made else response
        if answer.lacks(coding):
            answer = answer.also_in(coding)
            self.kept.keep(wanted.key, answer)
        given = give(answer, coding)
        if answer.status != 200:
            return _with_headers(given, wanted.cache_control_of_none)
        given = _with_headers(given, wanted.cache_control, wanted.etag)
        return get_conditional_response(request, etag=wanted.etag, response=given) or given

    def _find_or_make(
        self, request: HttpRequest, wanted: Wanted, coding: str, made: list[HttpResponseBase]
    ) -> Answer | None:
        """Make a page and keep it, unless it is not for everybody; then it is left in `made` for who asked."""
        answer = self.kept.find(wanted.key)
        if answer is not None:
            return answer
        PUBLISHED.follow(wanted.pinned.head)
        with _for_everybody(request):
            response = whole_if_short(self.get_response(request))
        # Another record in between (a backup put back) is not what this name stands for
        same = PUBLISHED.head == wanted.pinned.head
        if not (same and isinstance(response, HttpResponse) and is_for_everybody(response, KEPT)):
            made.append(response)
            return None
        answer = take(response, coding)
        self.kept.keep(wanted.key, answer)
        return answer


@contextmanager
def _for_everybody(request: HttpRequest) -> Iterator[None]:
    """Let nothing that one visitor prefers or holds shape the page that all get."""
    taken = {name: request.META.pop(name) for name in _OF_ONE_VISITOR if name in request.META}
    try:
        yield
    finally:
        request.META.update(taken)


def _kept_by_others(response: HttpResponseBase, wanted: Wanted) -> HttpResponseBase:
    """A file that is too long to be kept here goes through as it is made, and others may keep it."""
    if isinstance(response, StreamingHttpResponse) and response.status_code == 200 and not response.cookies:
        return _with_headers(response, wanted.cache_control, wanted.etag)
    return response


def _holds(request: HttpRequest, wanted: Wanted) -> bool:
    """Say whether the visitor says to hold this very page; `*` is answered when there is known to be one."""
    given = request.META.get("HTTP_IF_NONE_MATCH", "")
    if wanted.key not in given or "HTTP_IF_MATCH" in request.META:
        return False
    return wanted.etag in (tag if tag.startswith("W/") else f"W/{tag}" for tag in parse_etags(given))


def _with_headers(response: R, cache_control: str, etag: str = "") -> R:
    if etag:
        response.headers["ETag"] = etag
    response.headers["Cache-Control"] = cache_control
    response.headers["Vary"] = VARY
    return response
