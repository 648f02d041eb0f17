"""Writing the mails that are due. A mail and the progress of whom it is for are one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from django.db import transaction

from dashboards.alerts.mails import news_mail, sections_of
from dashboards.alerts.moments import may_be_told, present, told_moment
from dashboards.alerts.news import Between
from dashboards.alerts.wishes import wish_of
from dashboards.models import Frequency, Subscriber, Subscription
from dossier.querysets import batched_keys
from imvo_tracker.lib.asof import AsOf

Due = list[tuple[Subscription, Between]]


class _MovedOn(Exception):
    """Somebody else told a subscriber meanwhile, or he stopped or changed something; nothing is written."""


def write_due() -> int:
    """Write one mail for each address for which something is due, and return how many.

    What is new is worked out outside any transaction; the few rows that are written are held against what was read.
    """
    now = present()
    news: dict[AsOf, Between] = {}
    unmoved: dict[AsOf, list[int]] = defaultdict(list)
    written = 0
    for subscriber, rows in _due(now):
        due = [(row, news.setdefault(told_moment(row), Between(told_moment(row), now))) for row in rows]
        with_news = [(row, between) for row, between in due if between.entries(wish_of(row))]
        for row, between in due:
            if not between.entries(wish_of(row)):
                unmoved[told_moment(row)].append(row.pk)
        written += _write(subscriber, [one for one in with_news if _is_wanted(*one)], now)
    for moment, keys in unmoved.items():
        for portion in batched_keys(keys):
            _move_on(Subscription.objects.filter(pk__in=portion), moment, now)
    return written


def _due(now: AsOf) -> Iterator[tuple[Subscriber, list[Subscription]]]:
    rows = Subscription.objects.filter(is_confirmed=True).select_related("subscriber").order_by("subscriber", "pk")
    # A portion at once: a cursor that stays open would keep SQLite from writing once somebody else wrote
    keys = Subscription.objects.filter(is_confirmed=True).order_by("subscriber").values_list("subscriber", flat=True)
    for portion in batched_keys([*keys.distinct()]):
        due = [row for row in rows.filter(subscriber__in=portion) if may_be_told(row, now)]
        for subscriber, own in groupby(due, key=lambda row: row.subscriber):
            yield subscriber, list(own)


def _is_wanted(row: Subscription, news: Between) -> bool:
    """Who is told by the letter waits until there is something from a document of which nothing was public before."""
    entries = news.entries(wish_of(row))
    return row.frequency != Frequency.LETTER or any(one.document in news.new_documents for one in entries)


def _write(subscriber: Subscriber, due: Due, now: AsOf) -> int:
    if not due:
        return 0
    mail = news_mail(subscriber, sections_of(due))
    try:
        with transaction.atomic():
            for row, _news in due:
                if not _move_on(Subscription.objects.filter(pk=row.pk, frequency=row.frequency), told_moment(row), now):
                    raise _MovedOn
            mail.save()
    except _MovedOn:
        return 0
    return 1


def _move_on(rows: Iterable[Subscription], before: AsOf, now: AsOf) -> int:
    """Note up to which moment rows were told, if that is still where they were."""
    unmoved = rows.filter(told_revision=before.revision, told_on=before.day)  # type: ignore[attr-defined]
    return int(unmoved.update(told_revision=now.revision, told_on=now.day))
