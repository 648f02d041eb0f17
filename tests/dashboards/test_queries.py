"""How many queries a page of the real record takes. These numbers may only go down."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.usefixtures("whole")


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/convenanten/", 3),
        ("/convenanten/textiel/", 11),
        ("/convenanten/goud/", 10),
        ("/beloften/", 7),
        ("/documenten/", 3),
        ("/documenten/kst-26485-220/", 19),
        ("/documenten/kst-26485-253/", 19),
        ("/tijdlijn/", 2),
        ("/sectoren/", 2),
        ("/", 12),
    ],
)
def test_a_page_asks_the_database_this_often(client, address, most):
    client.get(address)  # the first who asks reads the record into memory
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200
    assert len(asked) == most
