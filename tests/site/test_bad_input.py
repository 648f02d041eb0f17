"""Any address gets an answer: bad input a 400 or 404 in plain Dutch, never a 500."""

import pytest

from tests.site.walked import PAGES_AT_A_MOMENT

PAGES = (*PAGES_AT_A_MOMENT, "/kaart.png")
BAD_MOMENTS = {
    "peildatum=31-02-2016": "31-02-2016",
    "peildatum=gisteren": "peildatum",
    "peildatum=": "peildatum",
    "peildatum=1234567890123456789012345": "peildatum",
    "peildatum=%D9%A1%D9%A7-06-2016": "peildatum",
    "bekend_op=2199-01-01": "bekend_op",
    "revisie=0": "revisie",
    "revisie=1234567890123456789012345": "revisie",
    "revisie=999": "revisie 999",
    "telregel=bestaat-niet": "telregel",
}


@pytest.mark.parametrize("query", BAD_MOMENTS)
@pytest.mark.parametrize("address", PAGES)
def test_bad_moment_is_refused_by_name(client, letter, address, query):
    response = client.get(f"{address}?{query}")
    assert response.status_code == 400
    text = response.content.decode()
    assert BAD_MOMENTS[query] in text
    assert "Traceback" not in text


@pytest.mark.parametrize("address", PAGES)
def test_nul_byte_is_a_400(client, letter, address):
    assert client.get(f"{address}?peildatum=%00").status_code == 400
    assert client.get(f"{address}?zoek=%00").status_code == 400


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/sectoren/ZZZ/", 404),
        ("/convenanten/bestaat-niet/", 404),
        ("/documenten/kst-1-1/", 404),
        ("/kst/26485/99999999", 404),
        ("/kst/onzin", 404),
        ("/convenanten/1234567890123456789012345/", 404),
        ("/documenten/%00/", 400),
        ("/grafieken/onbekend.json", 404),
    ],
)
def test_unknown_thing_is_not_found(client, letter, address, status):
    response = client.get(address)
    assert (response.status_code, "<html" in response.content.decode()) == (status, True)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(
    "query",
    ["page=0", "page=999999", "page=x", "sort=onzin", "sort=-", "fase=%27%22", "sector=%F0%9F%92%A9", "a[]=1&a[]=2"],
)
def test_any_other_key_never_breaks_a_page(client, letter, address, query):
    assert client.get(f"{address}?{query}").status_code in (200, 302, 400, 404)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "trace"])
def test_public_pages_only_answer_reads(client, letter, address, method):
    assert getattr(client, method)(address).status_code == 405


def test_comparison_from_later_to_earlier_is_refused(client, letter):
    response = client.get("/vergelijk/?van=2019-01-01&tot=2016-06-17")
    assert response.status_code == 400
    assert "van" in response.content.decode()
