"""How many queries a page of the real record takes. These numbers may only go down."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.usefixtures("whole")


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/convenanten/", 3),
        ("/convenanten/textiel/", 10),
        ("/convenanten/goud/", 9),
        ("/beloften/", 6),
        ("/documenten/", 2),
        ("/documenten/kst-26485-220/", 18),
        ("/documenten/kst-26485-253/", 18),
        ("/moties-en-toezeggingen/", 3),
        ("/convenanten/tijdlijn/", 2),
        ("/convenanten/per-sector/", 2),
        ("/bijlage/", 18),
        ("/bijlage-2/", 6),
        ("/edities/", 4),
        ("/", 3),
        ("/onderzoek/", 31),
        ("/onderzoek/hoe-laat/", 5),
        ("/onderzoek/hoeveel-ondertekend/", 3),
    ],
)
def test_a_page_asks_the_database_this_often(client, address, most):
    client.get(address)  # the first who asks reads the record into memory
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200
    assert len(asked) == most
