"""An address that says everything gives the same bytes, whenever it is asked."""

import datetime

import pytest
import time_machine

MOMENT = "peildatum=2016-06-17&bekend_op=2016-06-17&revisie=1&telregel=kabinet"
PAGES: tuple[str, ...] = (
    "/",
    "/sectoren/",
    "/sectoren/FIN/",
    "/convenanten/",
    "/convenanten/goud/",
    "/convenanten/textiel/",
    "/convenanten/textiel/uitspraken/",
    "/documenten/",
    "/documenten/kst-26485-220/",
    "/beloften/",
    "/drempels/",
    "/tijdlijn/",
    "/correcties/",
    "/en/",
    "/en/convenanten/goud/",
)


@pytest.mark.parametrize("address", PAGES)
def test_cited_address_gives_the_same_bytes_a_year_later(client, letter, address):
    with time_machine.travel(datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC), tick=False):
        today = client.get(f"{address}?{MOMENT}")
    with time_machine.travel(datetime.datetime(2027, 11, 24, 9, tzinfo=datetime.UTC), tick=False):
        next_year = client.get(f"{address}?{MOMENT}")
    assert today.status_code == 200
    assert today.content == next_year.content


def test_unchanged_page_answers_304(client, letter):
    first = client.get(f"/?{MOMENT}")
    again = client.get(f"/?{MOMENT}", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
