"""The next page of a list and the promises that come next have each their own word."""

import pytest

from tests.site.reader import Reader

MOMENT = "peildatum=2016-06-17&bekend_op=2016-06-17"


@pytest.fixture
def reader(client):
    return Reader(client)


@pytest.mark.parametrize(
    ("start", "heading", "link"), [("/", "Eerstvolgend", "Volgende"), ("/en/", "Coming up", "Next")]
)
def test_home_says_what_is_due_and_a_list_says_its_next_page(reader, whole, start, heading, link):
    (coming,) = reader.page(f"{start}?{MOMENT}").all("h2", id="eerstvolgend")
    (onward,) = reader.page(f"{start}documenten/?peildatum=2026-11-26").all("a", rel="next")
    assert (coming.words, onward.words) == (heading, link)
