"""The API and the pages are made from the same functions: what one shows at a moment, the other shows."""

import csv
from collections import Counter

import pytest

from tests.site.api import ask
from tests.site.reader import parsed
from tests.site.walked import at

MOMENTS = (
    "peildatum=2016-06-17&bekend_op=2016-06-17",
    "peildatum=2017-06-30&bekend_op=2017-06-30",
    "peildatum=2019-12-31&bekend_op=2019-12-31&telregel=alle",
)


def file_at(client, address, moment):
    """Return the rows of a file of a page, by its columns."""
    answer = client.get(f"{address}?{moment}")
    assert answer.status_code == 200
    text = (b"".join(answer) if answer.streaming else answer.content).decode("utf-8-sig")
    return list(csv.DictReader(text.partition("\n\r\n" if "\n\r\n" in text else "\n\n")[2].splitlines()))


def api_at(client, address, moment):
    return ask(client, at(f"/api/v1{address}", moment).removeprefix("/api/v1"))


@pytest.mark.parametrize("moment", MOMENTS)
def test_covenants(client, whole, moment):
    shown = {
        row["Sleutel"]: (row["Ondertekend"], row["Dagen te laat"], row["Verwacht vanaf"], row["Verwacht tot en met"])
        for row in file_at(client, "/convenanten/tabel.csv", moment)
    }
    told = {
        row["slug"]: tuple(
            "" if value is None else str(value)
            for value in (
                row["signedOn"],
                row["daysLate"],
                (row["window"] or {}).get("earliest"),
                (row["window"] or {}).get("latest"),
            )
        )
        for row in api_at(client, "/covenants", moment)["results"]
    }
    assert len(shown) > 10
    assert told == shown


@pytest.mark.parametrize("moment", MOMENTS)
def test_statements(client, whole, moment):
    for slug in ("textiel", "banken"):
        shown = Counter(
            (row["Volgens"], row["Bekend sinds"], row["Van"], row["Tot en met"])
            for row in file_at(client, f"/convenanten/{slug}/uitspraken.csv", moment)
        )
        told = Counter(
            (
                row["actor"],
                row["knownFrom"],
                (row["period"] or {}).get("earliest") or "",
                (row["period"] or {}).get("latest") or "",
            )
            for row in api_at(client, f"/statements?covenant={slug}&pageSize=500", moment)["results"]
        )
        assert shown.total() > 2
        assert told == shown


@pytest.mark.parametrize("moment", MOMENTS)
def test_counts(client, whole, moment):
    """The first four columns of the table of rules."""
    counts = [
        [row["nameEn"], *(str(row[key]) for key in ("counted", "signed", "presented", "inNegotiation"))]
        for row in api_at(client, "/counts", moment)["results"]
    ]
    page = parsed(client.get(f"/en/uitleg/telregels/?{moment}").content.decode())
    shown = [[cell.words for cell in row if cell.tag in ("th", "td")] for row in page.all("tr")]
    assert len(counts) > 1
    assert [one for one in counts if not any(says(row, *one) for row in shown)] == []


def says(row, name, *numbers):
    """Say whether a row of a table names the rule and prints these numbers side by side."""
    beside = [row[place : place + len(numbers)] for place in range(len(row))]
    return name in row[0] and list(numbers) in beside
