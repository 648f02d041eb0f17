"""All covenants in time: no line beyond the last proof, every covenant said, and old addresses lead here."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import get_resolver

from covenants.domain.outcome import Life
from covenants.models import Covenant
from covenants.models.covenants import ADDRESSES
from covenants.moment.record import read_record
from dashboards.words.outcomes import say_life
from imvo_tracker.lib.asof import AsOf
from tests.dashboards.drawings import assert_plain, both, elements, links, texts

PATH = "/convenanten/tijdlijn/"
DAYS = [date(2016, 12, 31), date(2018, 7, 1), date(2021, 6, 1), date(2023, 9, 1), date(2024, 12, 1), date(2026, 11, 26)]


def page_of(client, day):
    return client.get(f"{PATH}?peildatum={day}&bekend_op={day}").context["page"]


@pytest.mark.parametrize("day", DAYS)
def test_each_line_ends_at_the_last_proof_and_says_what_is_known_of_the_end(client, whole, day):
    signed = read_record(AsOf(day, day)).signed
    (chart,) = page_of(client, day).charts
    assert chart.rows == tuple(
        (one.covenant.name, one.signed_on, one.conclusion.proven_until, say_life(one.conclusion.life)) for one in signed
    )
    assert all(row[2] <= day for row in chart.rows)
    assert_plain(chart.drawing)
    unknown = sum(one.conclusion.life is Life.END_NOT_REPORTED for one in signed)
    for markup in both(chart.drawing):
        assert texts(markup).count("loopt") == sum(one.conclusion.life is Life.RUNNING for one in signed)
        assert texts(markup).count("?") == len(elements(markup, "line", "g-life-unknown")) == unknown
        assert len(links(markup)) == len(signed) > 0


def test_the_days_meet_every_kind_of_life(whole):
    lives = {one.conclusion.life for day in DAYS for one in read_record(AsOf(day, day)).signed}
    assert lives == set(Life)


def test_the_finding_is_the_title(client, whole):
    (chart,) = page_of(client, date(2018, 7, 1)).charts
    assert chart.title == ("Op 1 juli 2018 zijn er 6 ondertekend: 3 lopen aantoonbaar, van 3 is het einde niet gemeld")


@pytest.mark.parametrize("day", DAYS)
def test_every_covenant_that_counts_stands_once_with_its_milestones(client, whole, day):
    page, record = page_of(client, day), read_record(AsOf(day, day))
    assert [one.url.split("/")[2] for one in page.signed] == list(record.signed.slugs)
    unsigned = [one.url.split("/")[2] for one in page.unsigned]
    assert sorted(unsigned) == sorted(record.counted.but_not_in(record.signed).slugs)
    told = [bool(one.words) for one in page.unsigned]
    assert told == sorted(told, reverse=True)
    assert page.more == 0


def test_without_a_signature_the_page_says_so(client, letter):
    page = page_of(client, date(2016, 6, 17))
    assert (page.charts, page.signed, len(page.unsigned)) == ((), (), 15)
    body = client.get(f"{PATH}?peildatum=2016-06-17").content.decode()
    assert "Op dit moment was geen convenant ondertekend dat volgens deze telregel telt." in body


@pytest.mark.parametrize("ending", ["csv", "svg"])
def test_the_chart_is_had_as_a_file(client, whole, ending):
    (chart,) = page_of(client, date(2018, 7, 1)).charts
    address = next(link.url for link in chart.links if link.label == ending.upper())
    body = client.get(address).getvalue().decode()
    assert [name for name in (row[0] for row in chart.rows) if name not in body] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/tijdlijn/", PATH),
        ("/en/tijdlijn/", f"/en{PATH}"),
        ("/tijdlijn/onderzoek/", f"{PATH}onderzoek/"),
        ("/sectoren/", "/convenanten/per-sector/"),
    ],
)
def test_an_old_address_leads_on_for_good_and_keeps_the_moment(client, letter, old, new):
    moment = "peildatum=2016-06-17&telregel=alle"
    reply = client.get(f"{old}?{moment}&vanjaar=2014")
    assert (reply.status_code, reply.url) == (301, f"{new}?{moment}")
    assert client.get(old).url == new
    assert client.get(reply.url).status_code == 200


def test_no_covenant_takes_the_address_of_a_page():
    routes = [str(route.pattern) for route in get_resolver("dashboards.urls").url_patterns]
    below = {route.split("/")[1] for route in routes if route.startswith("convenanten/") and route.endswith("/")}
    assert {part for part in below if part and not part.startswith("<")} == ADDRESSES
    for slug in sorted(ADDRESSES):
        with pytest.raises(ValidationError) as refused:
            Covenant(slug=slug, code="X").clean()
        assert refused.value.message_dict == {"slug": ["Dit is het adres van een pagina; kies een andere sleutel."]}


def test_a_future_day_draws_no_line_beyond_what_is_known(client, whole):
    """Asked about next year, the lines end on the day of knowledge."""
    known = date(2018, 7, 1)
    later = known + timedelta(days=365)
    (chart,) = client.get(f"{PATH}?peildatum={later}&bekend_op={known}").context["page"].charts
    assert max(row[2] for row in chart.rows) == known
