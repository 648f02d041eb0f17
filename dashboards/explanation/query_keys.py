"""The keys an address may carry: one list for the page, the reference and its test."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dashboards.covenants.filters import FILTERS
from dashboards.frame.query import NO_FILTER
from dashboards.motions.filters import FILTERS as MOTION_FILTERS
from dashboards.page_request import RULE
from dashboards.promises.filters import FILTERS as PROMISE_FILTERS
from imvo_tracker.lib.asof import DAY, KNOWN_ON, REVISION

Text = str | Promise


@dataclass(frozen=True, slots=True)
class QueryKey:
    """A key, what it asks, what it takes and what holds without it."""

    key: str
    meaning: Text
    takes: Text
    default: Text


MOMENT_QUERY_KEYS: tuple[QueryKey, ...] = (
    QueryKey(
        DAY,
        _("the situation on which day? It may lie in the future."),
        _("2016-06-17, 17-06-2016 or “vandaag” (today)"),
        _("today in the Netherlands"),
    ),
    QueryKey(
        KNOWN_ON,
        _("using only what was public on which day? Never later than today."),
        _("2016-06-17, 17-06-2016, “vandaag” (today) or “toen” (then: the day itself)"),
        _("the same day; today if that day is still to come"),
    ),
    QueryKey(
        REVISION,
        _("using the record up to which revision?"),
        _("a whole number, from 1 to the newest"),
        _("the newest"),
    ),
    QueryKey(
        RULE,
        _("counted by which rule?"),
        _("the key of a rule in the table of counting rules"),
        _("the first rule"),
    ),
)
FILTER_QUERY_KEYS: tuple[QueryKey, ...] = tuple(QueryKey(one.key, one.keeps, one.takes, one.default) for one in FILTERS)
QUERY_KEYS = MOMENT_QUERY_KEYS + FILTER_QUERY_KEYS
DOCUMENT_QUERY_KEYS: tuple[QueryKey, ...] = (
    QueryKey(
        "zoek",
        _("documents with all these words in their number, key or title"),
        _("words, or a number such as 26 485, nr. 220; at most 200 characters"),
        NO_FILTER,
    ),
    QueryKey("soort", _("documents of this kind"), _("the code of a kind, for example letter"), NO_FILTER),
    QueryKey(
        "jaar",
        _("documents dated in this year, or public since then when they bear no date"),
        _("a year of one of the documents, for example 2016"),
        NO_FILTER,
    ),
)
MOTION_QUERY_KEYS: tuple[QueryKey, ...] = tuple(
    QueryKey(one.key, one.keeps, one.takes, one.default) for one in MOTION_FILTERS
)
PROMISE_QUERY_KEYS: tuple[QueryKey, ...] = (
    *(QueryKey(one.key, one.keeps, one.takes, one.default) for one in PROMISE_FILTERS),
    QueryKey("lezing", _("how vague dates are read"), _("ruim (generous) or streng (strict)"), _("generous")),
)
