"""One word for a covenant and a moment: whatever page says how a covenant stands, it says the same as the engine."""

import random
import re
from datetime import date, timedelta

import pytest
import time_machine

from covenants.moment.record import read_record
from dashboards.words.outcomes import OUTCOME_LABELS, say_outcome
from imvo_tracker.lib.asof import AsOf
from tests.site.reader import parsed

TODAY = date(2026, 11, 26)
PAGES = (
    "/",
    "/convenanten/",
    "/documenten/kst-26485-220/",
    "/sectoren/FIN/",
    "/sectoren/TEX/",
)
COVENANT = re.compile(r"^/convenanten/([a-z-]+)/(?:\?|#|$)")
NO_COVENANT = {"per-sector", "tijdlijn"}
LATE = re.compile(r"^\d+ dagen? te laat ondertekend$")


def moments():
    dice = random.Random(9)
    days = [date(2016, 6, 17), date(2016, 12, 31), date(2017, 6, 30), date(2019, 5, 23), TODAY]
    days += [date(2016, 6, 17) + timedelta(days=dice.randrange(3800)) for _ in range(25)]
    return [(day, dice.choice((day, TODAY))) for day in days]


def words_of(page):
    """Yield covenant and word of every row that names one covenant and says how its signature stands."""
    known = {str(label) for label in OUTCOME_LABELS.values()} | {"ondertekend, niet beloofd"}
    for row in [*page.all("tr"), *page.all("li")]:
        paths = (COVENANT.match(link.attrs.get("href", "")) for link in row.all("a"))
        slugs = {path[1] for path in paths if path} - NO_COVENANT
        words = {badge.words for badge in row.all("span", class_="nl-badge")}
        if len(slugs) == 1:
            yield from ((*slugs, word) for word in words if word in known or LATE.match(word))


@time_machine.travel("2026-11-26 12:00", tick=False)
@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_the_word_of_the_engine(client, whole, path):
    met, wrong = set(), []
    for day, known_on in moments():
        record = read_record(AsOf(day, known_on))
        expected = {one.slug: say_outcome(one.conclusion, is_signed=one.is_signed) for one in record.readings}
        response = client.get(f"{path}?peildatum={day}&bekend_op={known_on}")
        if response.status_code != 200:  # a document that was still to appear
            continue
        for slug, word in words_of(parsed(response.content.decode())):
            met.add((slug, word))
            if word != expected[slug]:
                wrong.append((path, day, known_on, slug, word, expected[slug]))
    assert wrong == []
    assert len(met) > 2


@time_machine.travel("2026-11-26 12:00", tick=False)
def test_nothing_is_said_to_run_beyond_its_last_proof(client, whole):
    """A page says “loopt” of exactly those that the engine knows to run."""
    ran = 0
    for day, known_on in moments():
        record = read_record(AsOf(day, known_on))
        rows = client.get(f"/?peildatum={day}&bekend_op={known_on}").context["page"].promised
        for row in rows.rows if rows else ():
            slug = row.url.split("/")[2]
            life = record.reading(slug).conclusion.life
            assert (row.badge.note == "loopt") == (life is not None and life.value == "running"), (day, slug)
            ran += row.badge.note == "loopt"
    assert ran > 20
