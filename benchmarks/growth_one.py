"""One size of benchmarks/growth.py: fill the database of DATABASE_URL, or measure its pages.

A process of its own for each: the first request meets empty memory, and what one size keeps is not lent to the next.
"""

import json
import random
import re
import resource
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.measuring import FIRST, LAST, Times, connection, fetch, fill, queries_of, settle, timed

# isort: split
# Django is set up by now.
from django.core.management import call_command
from django.db.models import Sum
from django.test import Client

from covenants.models import Covenant
from dossier.models import Revision

_LAST_PAGE = re.compile(rb"[?&;]page=([0-9]+)")


@dataclass(frozen=True, slots=True)
class Page:
    """An address to ask for. `kind` says which limit holds; "last" for a page is the last one there is."""

    address: str
    kind: str
    query: str = ""

    @property
    def name(self) -> str:
        return f"{self.address}?{self.query}" if self.query else self.address

    def pairs(self, moment: dict[str, str]) -> dict[str, str]:
        return dict(pair.split("=") for pair in self.query.split("&") if pair) | moment


# A filter that fills a page at 100 covenants too: a page of eight rows says nothing of one of 25.
PAGES = (
    Page("/", "list"),
    Page("/beloften/", "list"),
    Page("/beloften/", "list", "page=last"),
    Page("/beloften/", "list", "wie=cabinet"),
    Page("/beloften/", "list", "uitkomst=late&lezing=streng&sort=-late"),
    Page("/convenanten/", "list"),
    Page("/convenanten/", "list", "page=last"),
    Page("/convenanten/", "list", "begeleider=voorbeeld-kabinet"),
    Page("/convenanten/", "list", "sort=-expected"),
    Page("/convenanten/per-sector/", "list"),
    Page("/documenten/", "list"),
    Page("/correcties/", "list"),
    Page("/drempels/", "list"),
    Page("/convenanten/tijdlijn/", "other"),
    Page("/vergelijk/", "other", "van=2016-06-17&tot=2021-12-31"),
    Page("/convenanten/voorbeeld-0001/", "other"),
)
ANY_DAY = tuple(page for page in PAGES if page.address in ("/", "/beloften/", "/convenanten/") and not page.query)


def prepare(covenants: int, statements: int, seed: int) -> None:
    """Bring the database up to date and fill it, unless it holds this sample already."""
    call_command("migrate", verbosity=0)
    held = Covenant.objects.count()
    sealed = Revision.objects.aggregate(sealed=Sum("entry_count"))["sealed"] or 0
    if held == 0:
        fill(covenants, statements, seed)
    elif held != covenants or not 1 <= sealed / (covenants * statements) < 1.25:
        raise SystemExit(f"{connection.settings_dict['NAME']} holds {held} covenants, {sealed} statements: drop it")
    else:
        settle()  # new migrations may have come


def measure(days: int, seed: int) -> dict[str, Any]:
    """Return the figures of every page, in milliseconds, kilobytes and megabytes."""
    client, dice = Client(), random.Random(seed)
    moments = iter(_moments(dice, days * len(ANY_DAY) + 1))
    cold = timed(lambda: fetch(client, "/", next(moments)), rounds=1)
    today = [_today(client, page) for page in PAGES]
    past = [row for page in ANY_DAY for row in _any_day(client, page, [next(moments) for _ in range(days)])]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"vendor": connection.vendor, "cold": cold.median, "memory": memory, "rows": [*today, *past]}


def _moments(dice: random.Random, count: int) -> list[dict[str, str]]:
    """Return moments of which no two share a day, so that nothing kept for one serves another."""
    range_of_days = range((LAST - FIRST).days)
    return [
        {"peildatum": _day(day), "bekend_op": _day(known)}
        for day, known in zip(dice.sample(range_of_days, count), dice.sample(range_of_days, count), strict=True)
    ]


def _day(number: int) -> str:
    return (FIRST + timedelta(days=number)).isoformat()


def _today(client: Client, page: Page) -> dict[str, Any]:
    pairs = page.pairs(_moment_of(LAST))
    if pairs.get("page") == "last":
        plain = fetch(client, page.address, _moment_of(LAST))
        pairs["page"] = str(max(map(int, _LAST_PAGE.findall(plain)), default=1))
    first = timed(lambda: fetch(client, page.address, pairs), rounds=1)
    times = timed(lambda: fetch(client, page.address, pairs))
    return _row(page.name, page.kind, times, first, client, page.address, pairs)


def _any_day(client: Client, page: Page, moments: Iterable[dict[str, str]]) -> list[dict[str, Any]]:
    """Ask a page as of each moment: what the first request takes, and what any later one takes."""
    firsts, repeats, pairs = [], [], {}
    for pairs in moments:
        asked = lambda pairs=pairs: fetch(client, page.address, pairs)  # noqa: E731
        firsts += timed(asked, rounds=1).runs
        repeats.append(timed(asked).median)
    first, again = Times(tuple(firsts)), Times(tuple(repeats))
    rows = (("any day, first", first), ("any day, again", again))
    return [_row(f"{page.address} {kind}", kind, times, first, client, page.address, pairs) for kind, times in rows]


def _moment_of(day: date) -> dict[str, str]:
    return {"peildatum": day.isoformat()}


def _row(
    name: str, kind: str, times: Times, first: Times, client: Client, address: str, pairs: dict[str, str]
) -> dict[str, Any]:
    return {
        "name": name, "kind": kind, "address": address, "first": first.median, "median": times.median,
        "slowest": times.slowest, "queries": queries_of(lambda: fetch(client, address, pairs)),
        "kilobytes": len(fetch(client, address, pairs)) / 1000,
    }  # fmt: skip


def main(step: str, *numbers: str) -> None:
    if step == "prepare":
        prepare(*map(int, numbers))
    else:
        print(json.dumps(measure(*map(int, numbers))))


if __name__ == "__main__":
    main(*sys.argv[1:])
