"""The page about the API: its examples are asked, and its Python is run."""

import csv
import io
import json
import re
from contextlib import redirect_stdout
from urllib import request

import pytest

from dashboards.api.examples import EXAMPLES
from dashboards.api.resources import RESOURCES
from tests.dashboards.taken import take
from tests.site.api import ask
from tests.site.reader import parsed


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.address)
def test_an_example_answers_as_it_says(client, whole, example):
    found = ask(client, example.address)
    for part in example.where.split("."):
        found = found[part]
    assert str(found) == example.answer


def test_the_page_shows_every_resource_and_its_python_runs(client, whole, monkeypatch):
    page = parsed(client.get("/api/").content.decode())
    links = [link.attrs["href"] for link in page.all("a")]
    assert [one.name for one in RESOURCES if f"/api/v1/{one.name}" not in links] == []
    assert [one.address for one in EXAMPLES if f"/api/v1{one.address}" not in links] == []
    monkeypatch.setattr(
        request, "urlopen", lambda url: io.BytesIO(client.get(url.removeprefix("http://testserver")).content)
    )
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(page.all("pre")[0].text, {})
    assert json.loads(printed.getvalue().replace("'", '"')) == ["banken", "textiel"]


def test_a_table_is_read_by_programs_as_it_is(client, whole):
    """The addresses of the page: the first line is that of the columns, and nothing comes before it."""
    page = parsed(client.get("/api/").content.decode())
    pandas, base_r = (re.findall(r'"http://testserver(/[^"]+)"', part.text) for part in page.all("pre")[2:])
    assert pandas == base_r
    plain = client.get(pandas[0]).getvalue().decode()
    rows = list(csv.DictReader(io.StringIO(plain, newline="")))
    noted = take(client, pandas[0].replace("toelichting=nee&", ""))
    assert list(rows[0]) == noted.columns
    assert [list(row.values()) for row in rows] == noted.rows
    assert len(rows) == int(noted.about["Rijen"]) > 10
    other = take(client, pandas[0].replace(".csv", ".json"))
    assert other.about["Rijen"] == noted.about["Rijen"]
    assert client.get("/tabel.csv?toelichting=ja").status_code == 400
