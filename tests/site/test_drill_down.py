"""Drill-down: for random filters and moments the rows behind a figure add up to the figure.

Everything is read from the pages as they are sent, over the whole record. Moments are drawn from 2014 to 2026, half of
them within a day of one that the record names: that is where a figure and its rows would part. Draws are seeded.
"""

import random
from collections import Counter
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.utils.timezone import get_default_timezone

from covenants.models import CountingRule, MilestoneStatement, TargetStatement
from dossier.models import Revision
from tests.site.reader import Reader, asked

TODAY = date(2026, 11, 23)
FIRST = date(2014, 1, 1)
LAST = date(2026, 12, 31)
MOMENTS = range(4)
DEAR = range(1)  # where a moment takes a hundred pages
COMBINATIONS = {"/convenanten/": 12, "/beloften/": 6}  # for each moment of DEAR
EXCLUSIVE = {"/convenanten/": ("fase", "planning"), "/beloften/": ("wie", "uitkomst", "soort")}
DAYS_ASKED = {"/convenanten/": ("verwacht_van", "verwacht_tot"), "/beloften/": ("tot",)}
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

    def filters(self, path, choices) -> list[dict[str, str]]:
        """Return two or three filters, each as it stands in an address."""
        values = {key: list(offered) for key, offered in choices.items() if offered and key != "lezing"}
        keys = self.random.sample(sorted({*values, *DAYS_ASKED[path]}), self.random.choice((2, 2, 3)))
        period = [key for key in keys if key in TOGETHER]
        singles = [{key: self.value(values, key)} for key in keys if key not in TOGETHER]
        return singles + ([dict(zip(period, self.days(len(period)), strict=True))] if period else [])

    def value(self, values, key) -> str:
        return self.random.choice(values[key]) if key in values else self.day().isoformat()

    def days(self, count) -> list[str]:
        return [day.isoformat() for day in sorted(self.day() for _one in range(count))]


def wrong(reader, figures) -> list[tuple[str, int, str, int]]:
    """Follow every figure; return those that are not the number of the rows behind them."""
    opened = [(label, figure, url, len(reader.rows(url))) for label, figure, url in figures]
    return [one for one in opened if one[1] != one[3]]


@pytest.mark.parametrize(
    ("path", "least", "seed"),
    [
        *(("/", 9, seed) for seed in MOMENTS),
        *(("/convenanten/", 3, seed) for seed in MOMENTS),
        *(("/uitleg/", 32, seed) for seed in DEAR),
    ],
)
def test_every_figure_of_a_page_is_the_number_of_the_rows_behind_it(reader, path, least, seed):
    address = asked(path, Draw("figures", seed).moment())
    figures = reader.figures(address)
    assert (wrong(reader, figures), address) == ([], address)
    assert len(figures) >= least


@pytest.mark.parametrize(("seed", "reading"), [(0, "ruim"), (1, "streng")])
def test_every_figure_of_the_ledger_is_the_number_of_the_rows_behind_it(reader, seed, reading):
    """Cards, the score lines of every letter, and how many were signed by the day of a promised number."""
    address = asked("/beloften/", Draw("ledger", seed).moment(), lezing=reading)
    figures = reader.figures(address)
    assert (wrong(reader, figures), address) == ([], address)
    assert len(figures) >= 12


@pytest.mark.parametrize("seed", MOMENTS)
def test_every_figure_of_a_comparison_is_the_number_of_the_rows_behind_it(reader, seed):
    draw = Draw("comparison", seed)
    days = dict(zip(("van", "tot"), sorted(draw.day(TODAY).isoformat() for _side in range(2)), strict=True))
    address = asked("/vergelijk/", days, telregel=draw.moment().get("telregel", "kabinet"))
    figures = reader.figures(address)
    assert (wrong(reader, figures), address, len(figures)) == ([], address, 6)
    badges = Counter(badge.words for badge in reader.page(address).all("span", class_="nl-badge"))
    sums = [one.words.rpartition(": ") for one in reader.page(address).all("li") if one.parent.has(CHANGES)]
    assert [(label, count) for label, _colon, count in sums if badges[label] != int(count)] == []


@pytest.mark.parametrize("seed", DEAR)
def test_timeline_and_sectors_show_the_covenants_of_the_list(reader, seed):
    moment = Draw("other pages", seed).moment()
    counted = covenants(reader.rows(asked("/convenanten/", moment, geteld="ja")))
    assert linked(reader.page(asked("/tijdlijn/", moment))) == counted
    register = reader.page(asked("/sectoren/", moment))
    for row in register.all("tr")[1:]:
        own, code = linked(row), row.all("a")[0].attrs["href"].split("/")[2]
        behind = covenants(reader.rows(asked("/convenanten/", moment, sector=code)))
        assert own <= behind, (moment, code)
        detail = reader.page(asked(f"/sectoren/{code}/", moment))
        assert linked(detail) == behind, (moment, code)


@pytest.mark.parametrize("seed", MOMENTS)
def test_documents_hold_as_many_statements_as_the_list_says(reader, seed):
    draw = Draw("documents", seed)
    moment = draw.moment()
    kinds = reader.choices(asked("/documenten/", moment))["soort"]
    address = asked("/documenten/", moment, {"soort": draw.random.choice(list(kinds))} if kinds else {})
    rows = reader.rows(address)
    for path, *cells in draw.random.sample(rows, min(len(rows), 5)):
        page = reader.page(asked(path, moment))
        assert len(page.all("article", class_="nl-statement")) == int(cells[-1]), (path, moment)


CHANGES = {"class_": "nl-inline-list"}


def linked(node) -> set[str]:
    """Return the covenants that an element links to."""
    paths = {link.attrs["href"].partition("?")[0].partition("#")[0] for link in node.all("a")}
    return {path for path in paths if path.startswith("/convenanten/") and path != "/convenanten/"}


def covenants(rows) -> set[str]:
    return {row[0] for row in rows}


@pytest.mark.parametrize("path", EXCLUSIVE)
@pytest.mark.parametrize("seed", DEAR)
def test_values_that_exclude_each_other_divide_the_rows(reader, path, seed):
    moment = Draw("values", seed).moment() | ({"lezing": "streng"} if seed and path == "/beloften/" else {})
    every = Counter(reader.rows(asked(path, moment)))
    choices = reader.choices(asked(path, moment))
    for key in EXCLUSIVE[path]:
        parts = [Counter(reader.rows(asked(path, moment, {key: value}))) for value in choices[key]]
        assert (sum(parts, Counter()), key) == (every, key), moment
    assert every


@pytest.mark.parametrize("seed", DEAR)
def test_documents_divide_the_promises_that_stand_in_public_ones(reader, seed):
    moment = Draw("promises by document", seed).moment()
    every = Counter(reader.rows(asked("/beloften/", moment)))
    documents = reader.choices(asked("/beloften/", moment))["document"]
    parts = [Counter(reader.rows(asked("/beloften/", moment, document=key))) for key in documents]
    assert any(parts)
    assert sum(parts, Counter()) <= every


@pytest.mark.parametrize("seed", DEAR)
def test_a_main_sector_holds_the_covenants_of_its_subsectors(reader, seed):
    moment = Draw("sectors", seed).moment() | {"peildatum": "2026-01-01"}
    above, found = set(), 0
    for code, words in reader.choices(asked("/convenanten/", moment))["sector"].items():
        rows = covenants(reader.rows(asked("/convenanten/", moment, sector=code)))
        if words.startswith("–"):
            assert rows <= above, (code, moment)
            found += len(rows)
        else:
            above = rows
    assert found


@pytest.mark.parametrize("path", COMBINATIONS)
@pytest.mark.parametrize("seed", DEAR)
def test_filters_together_keep_what_each_of_them_keeps(reader, path, seed):
    draw = Draw("filters", path, seed)
    moment = draw.moment() | ({"lezing": draw.random.choice(("ruim", "streng"))} if path == "/beloften/" else {})
    choices = reader.choices(asked(path, moment))
    for _example in range(COMBINATIONS[path]):
        singles = draw.filters(path, choices)
        kept = [Counter(reader.rows(asked(path, moment, single))) for single in singles]
        both = kept[0]
        for one in kept[1:]:
            both &= one
        address = asked(path, moment, *singles)
        assert (Counter(reader.rows(address)), address) == (both, address)


@pytest.mark.parametrize("seed", MOMENTS)
def test_the_curve_counts_the_rows_of_the_list(reader, seed):
    """Its drawing has the points of its table, and each point the rows of the list for that day."""
    draw = Draw("curve", seed)
    moment = draw.moment() | {"telregel": "kabinet"}
    day = date.fromisoformat(moment["peildatum"])
    known = date.fromisoformat(moment.get("bekend_op") or min(day, TODAY).isoformat())
    slug = "beloofd-en-ondertekend"
    charts = [one for one in reader.page(asked("/", moment)).all("figure") if one.attrs["id"] == slug]
    if not charts:
        assert reader.rows(asked("/convenanten/", moment, geteld="ja")) == []
        return
    (chart,) = charts
    promised, signed = reader.json(chart.attrs["data-chart-url"])["data"][:2]
    rows = reader.table(asked("/", moment), f"{slug}-table")
    assert [str(count) for count in promised["y"]] == [row[1] for row in rows]
    assert [str(count) for count in signed["y"]] == [row[2] for row in rows if row[2].isdigit()]
    ahead = [point for point in zip(promised["x"], promised["y"], strict=True) if point[0] >= day.isoformat()]
    for on, count in draw.random.sample(ahead, min(3, len(ahead))):
        assert len(reader.rows(asked("/convenanten/", moment, geteld="ja", verwacht_tot=on))) == count, (on, moment)
    so_far = list(zip(signed["x"], signed["y"], strict=True))
    for on, count in draw.random.sample(so_far, min(3, len(so_far))):
        then = moment | {"peildatum": on, "bekend_op": known.isoformat()}
        assert len(reader.rows(asked("/convenanten/", then, status="signed"))) == count, (on, moment)


@pytest.mark.parametrize("seed", MOMENTS)
def test_the_chart_of_promises_draws_the_dated_rows_of_the_list(reader, seed):
    draw = Draw("promise chart", seed)
    address = asked("/beloften/", moment := draw.moment(), wie=draw.random.choice(("cabinet", "party")))
    charts = reader.page(address).all("figure", class_="nl-chart")
    drawn = [len(reader.json(one.attrs["data-chart-url"])["layout"]["yaxis"]["categoryarray"]) for one in charts]
    assert drawn == [len(reader.table(address, f"{one.attrs['id']}-table")) for one in charts]
    events = reader.rows(f"{address}&soort=gebeurtenis")
    undated = reader.rows(f"{address}&soort=gebeurtenis&uitkomst=unscored")
    assert (sum(drawn), address) == (min(len(events) - len(undated), 40), address), moment


@pytest.mark.parametrize("seed", DEAR)
def test_the_curves_of_measurements_draw_the_rows_of_their_tables(reader, seed):
    address = asked("/drempels/", Draw("thresholds", seed).moment() | {"peildatum": "2024-05-01"})
    charts = reader.page(address).all("figure", class_="nl-chart")
    for chart in charts:
        points = reader.json(chart.attrs["data-chart-url"])["data"][1]["x"]
        assert len(points) == len(reader.table(address, f"{chart.attrs['id']}-table")), (address, chart.attrs["id"])
    assert charts
