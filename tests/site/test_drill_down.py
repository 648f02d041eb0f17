"""Drill-down: for random filters and moments the rows behind a figure add up to the figure.

Everything is read from the pages as they are sent, over the whole record. Moments are drawn from 2014 to 2026, half of
them within a day of one that the record names: that is where a figure and its rows would part. Draws are seeded.
"""

import random
import re
from collections import Counter
from datetime import date, datetime, timedelta
from functools import reduce
from itertools import combinations
from operator import and_

import pytest
import time_machine
from django.utils.timezone import get_default_timezone

from covenants.domain.lateness import Schedule
from covenants.models import CountingRule, MilestoneStatement, TargetStatement
from covenants.models.covenants import ADDRESSES as TABS
from dashboards.covenants.filters import STATUSES
from dashboards.promises.filters import KINDS
from dashboards.words.wording import say_schedule
from dossier.models import Revision
from tests.site.reader import Reader, asked

TODAY = date(2026, 11, 23)
FIRST = date(2014, 1, 1)
LAST = date(2026, 12, 31)
MOMENTS = range(4)
DEAR = range(1)  # where a moment takes a hundred pages
EXCLUSIVE = {"/convenanten/": ("fase", "planning", "uitkomst"), "/beloften/": ("wie", "uitkomst", "soort")}
DAYS_ASKED = {"/convenanten/": ("verwacht_van", "verwacht_tot"), "/beloften/": ("tot",)}
EVERYBODY = "iedereen"
CHANGES = {"class_": "nl-inline-list"}  # of a comparison: how many covenants changed so
NO_COVENANT = tuple(f"/convenanten/{page}/" for page in sorted(TABS))
# These two say one thing together: a period. Alone, the second also keeps what was signed.
TOGETHER = ("verwacht_van", "verwacht_tot")


@pytest.fixture(autouse=True)
def _today():
    """The one clock stands still, so that a draw asks the same whenever it is run."""
    with time_machine.travel(datetime(2026, 11, 23, 12, tzinfo=get_default_timezone()), tick=False):
        yield


@pytest.fixture
def reader(client, whole):
    return Reader(client)


class Draw:
    """Random moments, rules and filters; the same for the same seed."""

    def __init__(self, *seed):
        self.random = random.Random(repr(seed))
        rows = MilestoneStatement.objects.values_list("known_from", "earliest", "latest")
        rows = [*rows, *TargetStatement.objects.values_list("known_from", "earliest", "latest")]
        days = {day + timedelta(days=step) for row in rows for day in filter(None, row) for step in (-1, 0, 1)}
        self.named = sorted(day for day in days if FIRST <= day <= LAST)

    def day(self, last=LAST) -> date:
        """Return a day, half of the time one within a day of a day in the record."""
        if self.random.random() < 0.5:
            return self.random.choice([day for day in self.named if day <= last])
        return FIRST + timedelta(days=self.random.randrange((last - FIRST).days + 1))

    def moment(self) -> dict[str, str]:
        """Return a day, mostly a day of knowledge, a counting rule, and now and then an older revision."""
        asked = {"peildatum": self.day().isoformat()}
        if self.random.random() < 0.6:
            asked["bekend_op"] = self.day(TODAY).isoformat()
        if self.random.random() < 0.8:
            rules = CountingRule.objects.order_by("slug").values_list("slug", flat=True)
            asked["telregel"] = self.random.choice(list(rules))
        if self.random.random() < 0.2:
            asked["revisie"] = str(self.random.randint(1, Revision.objects.count()))
        return asked

    def full_moment(self) -> dict[str, str]:
        """Return a moment at which there is much to show."""
        day = date(2017, 1, 1) + timedelta(days=self.random.randrange((TODAY - date(2017, 1, 1)).days))
        return self.moment() | {
            "peildatum": day.isoformat(),
            "bekend_op": day.isoformat(),
            "revisie": str(Revision.objects.count()),
        }

    def filters(self, keys, choices, row) -> list[dict[str, str]]:
        """Return each filter as it stands in an address."""
        period = [key for key in TOGETHER if key in keys]
        singles = [{key: self.value(choices, key, row)} for key in keys if key not in TOGETHER]
        return singles + ([dict(zip(period, self.days(len(period)), strict=True))] if period else [])

    def value(self, choices, key, row) -> str:
        """Return a day, or a choice: mostly one that is printed in the row, so that something is kept."""
        if key not in choices:
            return self.day().isoformat()
        printed = [value for value, words in choices[key].items() if words.removeprefix("– ") in " ".join(row)]
        return self.random.choice(printed if printed and self.random.random() < 0.7 else list(choices[key]))

    def days(self, count) -> list[str]:
        return [day.isoformat() for day in sorted(self.day() for _one in range(count))]


def linked(node) -> set[str]:
    """Return the covenants that an element links to."""
    paths = {link.attrs["href"].partition("?")[0].partition("#")[0] for link in node.all("a")}
    return {path for path in paths if path.startswith("/convenanten/") and not path.startswith(NO_COVENANT)} - {
        "/convenanten/"
    }


def all_of(path) -> dict[str, str]:
    """Return what an address says to show every row: the ledger shows the cabinet's unless it is asked for all."""
    return {"wie": EVERYBODY} if path == "/beloften/" else {}


def choices_of(reader, path, moment) -> dict[str, dict[str, str]]:
    """Return what the filters offer that keeps less than all, and what only links choose."""
    choices = reader.choices(asked(path, moment))
    if path == "/convenanten/":
        choices["planning"] = {schedule.value: say_schedule(schedule) for schedule in Schedule}
        choices["status"] = {key: str(label) for key, label in STATUSES}
    if path == "/beloften/":
        choices["wie"].pop(EVERYBODY)
        rows = reader.rows(asked(path, moment, all_of(path)))
        choices["convenant"] = {row[0].split("/")[2]: row[2] for row in rows}
        choices["soort"] = {key: str(label) for key, label in KINDS}
    return choices


def counted(rows) -> Counter:
    """Count rows; one with an anchor by that, since the words of a group promise stand with its first member only."""
    return Counter(row[:2] if row[1].startswith("belofte-") else row for row in rows)


def covenants(rows) -> set[str]:
    return {row[0] for row in rows}


def wrong(reader, figures) -> list[tuple[str, int, str, int]]:
    """Follow every figure; return those that are not the number of the rows behind them."""
    opened = [(label, figure, url, len(reader.rows(url))) for label, figure, url in figures]
    return [one for one in opened if one[1] != one[3]]


@pytest.mark.parametrize(
    ("path", "least", "moments"), [("/", 0, MOMENTS), ("/convenanten/", 2, MOMENTS), ("/uitleg/telregels/", 32, DEAR)]
)
def test_every_figure_of_a_page_is_the_number_of_the_rows_behind_it(reader, path, least, moments):
    for seed in moments:
        address = asked(path, Draw("figures", seed).moment())
        figures = reader.figures(address)
        assert (wrong(reader, figures), address) == ([], address)
        assert len(figures) >= least


@pytest.mark.parametrize(("seed", "reading"), [(0, "ruim"), (1, "streng")])
def test_every_figure_of_the_ledger_is_the_number_of_the_rows_behind_it(reader, seed, reading):
    """Voices, the bar, the score lines of every letter, and how many were signed by the day of a promised number."""
    address = asked("/beloften/", Draw("ledger", seed).moment(), lezing=reading)
    figures = reader.figures(address)
    assert (wrong(reader, figures), address) == ([], address)
    assert len(figures) >= 8


def test_every_figure_of_a_comparison_is_the_number_of_the_rows_behind_it(reader):
    badged = 0
    for seed in MOMENTS:
        draw = Draw("comparison", seed)
        days = dict(zip(("van", "tot"), sorted(draw.day(TODAY).isoformat() for _side in range(2)), strict=True))
        address = asked("/vergelijk/", days, telregel=draw.moment().get("telregel", "kabinet"))
        figures = reader.figures(address)
        assert (wrong(reader, figures), address, len(figures)) == ([], address, 6)
        told = Counter(change.words for change in reader.page(address).all("span", class_="nl-change"))
        sums = [one.words.rpartition(": ") for one in reader.page(address).all("li") if one.parent.has(CHANGES)]
        assert [(label, count) for label, _colon, count in sums if told[label] != int(count)] == []
        badged += len(sums)
    assert badged >= 3


@pytest.mark.parametrize("seed", DEAR)
def test_timeline_and_sectors_show_the_covenants_of_the_list(reader, seed):
    draw = Draw("other pages", seed)
    moment = draw.moment()
    counted = covenants(reader.rows(asked("/convenanten/", moment, geteld="ja")))
    assert linked(reader.page(asked("/convenanten/tijdlijn/", moment))) == counted
    register = reader.page(asked("/convenanten/per-sector/", moment))
    rows = [row for row in register.all("tr")[1:] if linked(row)]
    assert len(rows) >= 3, moment
    for row in draw.random.sample(rows, min(len(rows), 8)):
        own, code = linked(row), row.all("a")[0].attrs["href"].split("/")[2]
        behind = covenants(reader.rows(asked("/convenanten/", moment, sector=code)))
        assert own <= behind, (moment, code)
        detail = reader.page(asked(f"/sectoren/{code}/", moment))
        assert linked(detail) == behind, (moment, code)


def statement_rows(reader, path, moment, count):
    """Return the anchors of the rows on as many pages as `count` statements take; each page but the last is full."""
    found = []
    for number in range(1, max(1, -(-count // 25)) + 1):
        page = reader.page(asked(path, moment, {"page": str(number)}))
        found += [row.attrs["id"] for row in page.all("tr") if re.fullmatch(r"[a-z]+-\d+", row.attrs.get("id", ""))]
    return set(found)


def test_documents_hold_as_many_statements_as_the_list_says(reader):
    counted = 0
    for seed in MOMENTS:
        draw = Draw("documents", seed)
        moment = draw.moment()
        kinds = reader.choices(asked("/documenten/", moment))["soort"]
        address = asked("/documenten/", moment, {"soort": draw.random.choice(list(kinds))} if kinds else {})
        rows = reader.rows(address)
        for path, *cells in draw.random.sample(rows, min(len(rows), 9)):
            count = int(cells[-1].split()[0])
            assert len(statement_rows(reader, path, moment, count)) == count, (path, moment)
            counted += count
    assert counted >= 20


@pytest.mark.parametrize("path", EXCLUSIVE)
@pytest.mark.parametrize("seed", DEAR)
def test_values_that_exclude_each_other_divide_the_rows(reader, path, seed):
    """All rows, and those that another filter keeps."""
    draw = Draw("values", path, seed)
    moment = draw.full_moment()
    choices = choices_of(reader, path, moment)
    moment |= all_of(path)
    row = draw.random.choice(reader.rows(asked(path, moment)))
    for key in EXCLUSIVE[path]:
        other = draw.random.choice([one for one in EXCLUSIVE[path] if one != key])
        for within in ({}, {other: draw.value(choices, other, row)}):
            every = counted(reader.rows(asked(path, moment, within)))
            parts = [counted(reader.rows(asked(path, moment, within, {key: value}))) for value in choices[key]]
            assert (sum(parts, Counter()), key, within) == (every, key, within), moment


@pytest.mark.parametrize("seed", DEAR)
def test_a_main_sector_holds_the_covenants_of_its_subsectors(reader, seed):
    moment = Draw("sectors", seed).full_moment()
    above, found = set(), 0
    for code, words in reader.choices(asked("/convenanten/", moment))["sector"].items():
        rows = covenants(reader.rows(asked("/convenanten/", moment, sector=code)))
        if words.startswith("–"):
            assert rows <= above, (code, moment)
            found += len(rows)
        else:
            above = rows
    assert found


@pytest.mark.parametrize("path", EXCLUSIVE)
@pytest.mark.parametrize("seed", DEAR)
def test_filters_together_keep_what_each_of_them_keeps(reader, path, seed):
    """Every pair of filters, half of the time with a third; drawn again while hardly any keeps something."""
    draw = Draw("filters", path, seed)
    moment = draw.full_moment() | ({"lezing": draw.random.choice(("ruim", "streng"))} if path == "/beloften/" else {})
    choices = {key: offered for key, offered in choices_of(reader, path, moment).items() if offered}
    moment |= all_of(path)
    rows, found = reader.rows(asked(path, moment)), 0
    pairs = list(combinations([*choices, *DAYS_ASKED[path]], 2))
    for place, pair in enumerate(pairs * 3):
        if place >= len(pairs) and found >= 5:
            break
        keys = {*pair, *draw.random.sample(sorted(choices), draw.random.randint(0, 1))}
        singles = draw.filters(sorted(keys), choices, draw.random.choice(rows))
        both = reduce(and_, (counted(reader.rows(asked(path, moment, single))) for single in singles))
        address = asked(path, moment, *singles)
        assert (counted(reader.rows(address)), address) == (both, address)
        found += bool(both)
    assert found >= 5


def test_the_curve_counts_the_rows_of_the_list(reader):
    """Its file has the numbers of its table, and each signature the rows of the list for that day."""
    met = 0
    for seed in MOMENTS:
        draw = Draw("curve", seed)
        moment = draw.moment() | {"telregel": "kabinet"}
        day = date.fromisoformat(moment["peildatum"])
        known = date.fromisoformat(moment.get("bekend_op") or min(day, TODAY).isoformat())
        slug = "beloofd-en-ondertekend"
        charts = [one for one in reader.page(asked("/", moment)).all("figure") if one.attrs["id"] == slug]
        if not charts:
            continue
        (chart,) = charts
        (file,) = [link.attrs["href"] for link in chart.all("a") if link.words == "CSV"]
        points = reader.csv(file)
        rows = reader.table(asked("/", moment), f"{slug}-table")
        assert [point[1:] for point in points] == [[cell if cell != "–" else "" for cell in row[1:]] for row in rows]
        so_far = [(on, int(signed)) for on, _promised, signed in points if signed]
        for on, count in draw.random.sample(so_far, min(3, len(so_far))):
            then = moment | {"peildatum": on, "bekend_op": known.isoformat()}
            assert len(reader.rows(asked("/convenanten/", then, status="signed"))) == count, (on, moment)
            met += 1
    assert met >= 3


def test_the_chart_of_promises_draws_the_dated_rows_of_the_list(reader):
    met = 0
    for seed in MOMENTS:
        draw = Draw("promise chart", seed)
        address = asked("/beloften/", moment := draw.moment(), wie=draw.random.choice(("cabinet", "party")))
        explored = address.replace("/beloften/", "/beloften/onderzoek/")
        charts = reader.page(explored).all("figure", class_="nl-chart")
        drawn = [len(reader.json(one.attrs["data-chart-url"])["layout"]["yaxis"]["categoryarray"]) for one in charts]
        dated = [row for row in reader.rows(address) if "zonder einddatum" not in row[4].partition("streng")[0]]
        assert (sum(drawn), address) == (min(len(dated), 40), address), moment
        met += sum(drawn)
    assert met >= 10


@pytest.mark.parametrize("seed", DEAR)
def test_the_curves_of_measurements_draw_the_rows_of_their_tables(reader, seed):
    address = asked("/drempels/", Draw("thresholds", seed).full_moment() | {"peildatum": "2024-05-01"})
    charts = reader.page(address).all("figure", class_="nl-graph")
    for chart in charts:
        (file,) = [link.attrs["href"] for link in chart.all("a") if link.words == "CSV"]
        rows = reader.table(address, f"{chart.attrs['id']}-table")
        assert [point[-1] for point in reader.csv(file)] == [row[-1] for row in rows], (address, chart.attrs["id"])
    assert charts
