"""Nothing runs beyond its last proof: word, count and bar of every page and file, as the plain rules have it.

The rule: a covenant runs on the day of judgement when a stated term covers that day, or something was heard in the year
before it; else it has ended, or its end was not reported (`tests/spec/outcome.py`).
"""

import csv
import random
import re
from datetime import date, timedelta

import pytest
import time_machine

from covenants.domain.outcome import Life
from covenants.moment.record import read_record
from covenants.selectors.figures import figures
from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf
from tests.covenants.moment.sampled import by_the_rules
from tests.site.reader import Reader
from tests.spec import tallies

TODAY = date(2026, 11, 26)
WORDS = {Life.RUNNING: "loopt", Life.ENDED: "afgelopen", Life.END_NOT_REPORTED: "einde niet gemeld", None: ""}
LIVES = re.compile(r"\b(?:loopt|afgelopen|einde niet gemeld)\b")
COUNTED = re.compile(r"(\d+) (?:loopt|lopen) aantoonbaar")
COVENANT = re.compile(r"^/convenanten/([a-z-]+)/(?:\?|#|$)")
NO_COVENANT = {"per-sector", "tijdlijn"}
DAY = 86_400_000  # in milliseconds
RULE = "telregel"
SECTORS = ("BOU", "ENE", "FIN", "HOU", "LTB", "MET", "TEX", "VMI")
PAGES = ("/", "/convenanten/", "/convenanten/tijdlijn/", "/documenten/kst-26485-220/")


class Expected:
    """What the plain rules say of every covenant at one moment."""

    def __init__(self, day, known_on):
        self.as_of = read_record(AsOf(day, known_on)).as_of
        self.readings = by_the_rules(self.as_of, Audience.PUBLIC, strict=False)
        self.lives = {one.slug: one.conclusion.life for one in self.readings}
        self.running = {slug for slug, life in self.lives.items() if life is Life.RUNNING}
        self.query = f"peildatum={day}&bekend_op={known_on}"

    def running_by(self, rule):
        counted = tallies.counted(rule, self.readings)
        return [one.slug for one in tallies.signed(counted) if one.slug in self.running]

    def until(self, one):
        """Return the last day up to which a line of a covenant may be drawn."""
        return max(one.signed_on, one.conclusion.proven_until)


def moments():
    """Days of the record, days to come, and days seen with later or with earlier knowledge."""
    dice = random.Random(94)
    days = [TODAY, TODAY + timedelta(days=700), date(2019, 5, 23)]
    days += [date(2016, 6, 17) + timedelta(days=dice.randrange(4600)) for _ in range(13)]
    return [(day, min(dice.choice((day, TODAY, day - timedelta(days=400))), TODAY)) for day in days]


@pytest.fixture(scope="module")
def _noon():
    with time_machine.travel("2026-11-26 12:00", tick=False):
        yield


@pytest.fixture
def walk(_noon, client, whole):
    """Return a reader, and what is expected at each moment."""
    return Reader(client), [Expected(*moment) for moment in moments()]


def rows_of(page):
    """Yield the key of a covenant and the words of each row with a badge that names this covenant alone."""
    for row in [*page.all("tr"), *page.all("li")]:
        paths = (COVENANT.match(link.attrs.get("href", "")) for link in row.all("a"))
        slugs = {path[1] for path in paths if path} - NO_COVENANT
        if len(slugs) == 1 and row.all("span", class_="nl-badge"):
            yield *slugs, " ".join(piece for node in row for piece in node.inside if isinstance(piece, str))


def file_rows(reader, address):
    response = reader.client.get(address)
    text = b"".join(response).decode() if response.streaming else response.content.decode()
    lines = list(csv.reader(text.splitlines()))
    head = lines.index([]) + 1
    return [dict(zip(lines[head], line, strict=True)) for line in lines[head + 1 :]]


def test_every_row_says_the_word_of_the_rules(walk):
    reader, expected = walk
    wrong, met = [], set()
    for then in expected:
        for path in (*PAGES, *(f"/sectoren/{code}/" for code in SECTORS)):
            response = reader.client.get(f"{path}?{then.query}")
            if response.status_code == 404:  # a document or a sector still to come
                continue
            for slug, words in rows_of(reader.page(f"{path}?{then.query}")):
                said = set(LIVES.findall(words))
                met.add((path, *said))
                if said - {WORDS[then.lives[slug]]} or (path in PAGES and said != {WORDS[then.lives[slug]]} - {""}):
                    wrong.append((path, then.query, slug, said, then.lives[slug]))
    assert wrong == []
    assert {(path, word) for path in PAGES for word in WORDS.values() if word} <= met
    assert ("/sectoren/BOU/", "loopt") in met


def test_every_count_is_that_of_the_rules(walk):
    reader, expected = walk
    met = set()
    for then in expected[::3]:
        rules = read_record(then.as_of).rules
        for rule in rules:
            running = len(then.running_by(rule))
            for path in ("/", "/convenanten/", "/convenanten/tijdlijn/"):
                text = reader.page(f"{path}?{then.query}&{RULE}={rule.slug}").words
                assert set(map(int, COUNTED.findall(text))) == ({running} if running else set()), (path, then.query)
            met.add((rule.slug, running))
        table = reader.table(f"/uitleg/telregels/?{then.query}", "telregels")
        signed = {rule.slug: int(row[2]) for rule, row in zip(rules, table, strict=True)}
        assert [signed[one.slug] for one in rules if one.running_only] == [
            len(then.running_by(one)) for one in rules if one.running_only
        ]
    assert len(met) > 20


def test_the_filter_opens_those_that_run(walk):
    reader, expected = walk
    met = set()
    for then in expected:
        rows = reader.rows(f"/convenanten/?looptijd=running&{then.query}")
        running = {row[0].split("/")[2] for row in rows}
        assert running == then.running
        met.add(len(running))
    assert len(met) > 3


def test_the_sentence_of_a_covenant_says_that_it_runs_when_it_does(walk):
    reader, expected = walk
    met = set()
    for then in expected[::4]:
        for slug, life in then.lives.items():
            (lead,) = reader.page(f"/convenanten/{slug}/?{then.query}").all("p", class_="nl-lead")
            assert ("Het loopt" in lead.words) is (life is Life.RUNNING), (slug, then.query, lead.words)
            met.add(life)
    assert met == set(WORDS)


def test_two_moments_side_by_side_say_each_its_own_word(walk):
    reader, _expected = walk
    met = set()
    for first, last in ((date(2018, 1, 1), date(2022, 6, 1)), (date(2019, 12, 31), TODAY)):
        sides = Expected(first, first), Expected(last, last)
        page = reader.page(f"/vergelijk/?van={first}&tot={last}")
        for row in (row for table in page.all("table", class_="nl-lists--changes") for row in table.all("tr")[1:]):
            slug = COVENANT.match(row.all("a")[0].attrs["href"])[1]
            cells = [cell for cell in row if cell.tag == "td"][:2]
            for cell, then in zip(cells, sides, strict=True):
                said = set(LIVES.findall(cell.words))
                assert said == {WORDS[then.lives.get(slug)]} - {""}, (slug, then.query, cell.words)
                met |= said
    assert met == set(WORDS.values()) - {""}


def test_files_end_a_covenant_where_its_proof_ends(walk):
    reader, expected = walk
    met = set()
    for then in expected:
        signed = {one.covenant.name: one for one in tallies.signed(then.readings)}
        bars = {}
        if any(one.slug != "steenkolen" for one in signed.values()):
            rows = file_rows(reader, f"/convenanten/tijdlijn/grafieken/looptijden.csv?{then.query}")
            bars = {row["Convenant"]: (row["Liep aantoonbaar tot"], row["Nu"]) for row in rows}
        counted = tallies.counted(read_record(then.as_of).rule, then.readings)
        assert bars == {
            one.covenant.name: (then.until(one).isoformat(), WORDS[one.conclusion.life])
            for one in tallies.signed(counted)
        }
        assert {row["Sleutel"]: row["Nu"] for row in file_rows(reader, f"/convenanten/tabel.csv?{then.query}")} == {
            slug: WORDS[life] for slug, life in then.lives.items()
        }
        said = {one["slug"]: one["life"] for one in figures(read_record(then.as_of))["covenants"]}
        assert said == {slug: life and life.value for slug, life in then.lives.items()}
        met |= {now for _until, now in bars.values()}
    assert met == set(WORDS.values()) - {""}


def test_no_bar_to_explore_goes_beyond_the_last_proof(walk):
    reader, expected = walk
    met = set()
    for then in expected:
        signed = {one.covenant.name: one for one in tallies.signed(then.readings)}
        response = reader.client.get(f"/convenanten/tijdlijn/onderzoek/tijdlijn.json?{then.query}")
        for trace in response.json()["data"] if response.status_code == 200 else ():
            if trace["name"] not in ("convenant", "tweede looptijd"):
                continue
            for name, first, length, words in zip(trace["y"], trace["base"], trace["x"], trace["text"], strict=True):
                last = date.fromisoformat(first) + timedelta(days=length / DAY - 1)
                assert last <= then.until(signed[name]), (name, then.query, words)
                assert ("loopt" in words) <= (signed[name].slug in then.running), (name, then.query, words)
                met.add(("loopt" in words, then.as_of.day > then.as_of.known_on))
    assert met == {(False, False), (False, True), (True, False), (True, True)}
