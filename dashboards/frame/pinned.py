"""The newest revision and today, asked once for each request: whatever is sealed meanwhile, a page has one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import HttpRequest

from dashboards.page_request import MOMENT_KEYS
from dossier.published import Head, read_head
from imvo_tracker.lib.asof import DAY, KNOWN_ON, AsOf, MomentError, is_relative, is_then, parse_as_of, today


@dataclass(frozen=True, slots=True)
class Pinned:
    """The record as it was when the request came, and the moment asked for; or why that cannot be read."""

    head: Head
    as_of: AsOf | MomentError


def given_moment(request: HttpRequest) -> dict[str, str]:
    """Return the keys of the moment that stand in the address, with their values as they stand there."""
    names: Mapping[str, str] = getattr(request, "moment_names", {})
    given = {key: names.get(key, key) for key in MOMENT_KEYS}
    return {key: request.GET[name] for key, name in given.items() if name in request.GET}


def name_moment(request: HttpRequest, names: Mapping[str, str]) -> None:
    """Let an address name the parts of the moment in its own way: name by key."""
    request.moment_names = names  # type: ignore[attr-defined]


def pin(request: HttpRequest) -> Pinned:
    """Return the moment of a request; the database and the clock are asked the first time only."""
    pinned: Pinned | None = getattr(request, "pinned", None)
    if pinned is None:
        pinned = _pin(request)
        request.pinned = pinned  # type: ignore[attr-defined]
    return pinned


def _pin(request: HttpRequest) -> Pinned:
    reading = getattr(request, "reading", None)
    head = read_head() if reading is None else reading.head
    try:
        as_of = parse_as_of(given_moment(request), newest_revision=head.number, today=today())
    except MomentError as error:
        return Pinned(head, error)
    return Pinned(head, as_of if as_of.revision else replace(as_of, revision=head.number))


def is_full(request: HttpRequest) -> bool:
    """Say whether the address gives day, knowledge, revision and rule, none of them relative to today."""
    given = given_moment(request)
    if not all(given.get(key) for key in MOMENT_KEYS) or is_then(given[KNOWN_ON]):
        return False
    return not any(is_relative(given[key]) for key in (DAY, KNOWN_ON))
