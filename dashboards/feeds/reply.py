"""A feed as the answer to a request."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dashboards.feeds.atom import CONTENT_TYPE, write_atom
from dashboards.feeds.page import Followed, feed_of
from dashboards.frame.origin import origin
from dashboards.page_request import PageRequest


def atom_reply(request: HttpRequest, asked: PageRequest, followed: Followed) -> HttpResponse:
    """Return the newest of what is followed."""
    feed = feed_of(followed)
    return HttpResponse(write_atom(feed, origin=origin(request), own=asked.here()), content_type=CONTENT_TYPE)
