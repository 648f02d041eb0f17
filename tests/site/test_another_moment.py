"""Who goes to another moment takes the filters along; what does not exist there is left out, never a 400."""

from urllib.parse import urlencode, urlsplit

import pytest

from dashboards.frame.table_paging import WHOLE
from tests.site.reader import Reader

LETTER_DAY = "2016-06-17"
LISTS = (
    "/convenanten/",
    "/beloften/",
    "/drempels/",
    "/documenten/",
    "/convenanten/tijdlijn/",
    "/correcties/",
    "/vergelijk/",
    "/sectoren/FIN/",
    "/documenten/kst-26485-220/",
)
WITH_FILTERS = ("/convenanten/", "/beloften/", "/drempels/", "/documenten/")


def last_page(reader, path):
    """Return the number of the last page that the list links to, today."""
    links = (urlsplit(one.attrs.get("href", "")).query for one in reader.page(path).all("a"))
    parts = [part.removeprefix("page=") for query in links for part in query.split("&") if part.startswith("page=")]
    return max((int(part) for part in parts if part != WHOLE), default=1)


def moment_links(page):
    (bar,) = page.all("section", class_="nl-moment")
    return [link.attrs["href"] for link in bar.all("a")]


def hidden_fields(page):
    (form,) = page.all("form", class_="nl-moment__form")
    return [(one.attrs["name"], one.attrs["value"]) for one in form.all("input", type="hidden")]


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", LISTS)
def test_the_last_page_of_today_leads_to_the_first_page_then(client, whole, path, prefix):
    reader = Reader(client)
    number = last_page(reader, f"{prefix}{path}")
    page = reader.whole(f"{prefix}{path}?page={number}" if number > 1 else f"{prefix}{path}")
    links = [link for link in moment_links(page) if f"peildatum={LETTER_DAY}" in link]
    assert links == [f"{prefix}{path}?peildatum={LETTER_DAY}"]
    assert client.get(links[0]).status_code == 200
    assert "page" not in dict(hidden_fields(page))


def test_some_lists_have_more_than_one_page(client, whole):
    """The walk above meets page numbers that do not exist in 2016."""
    reader = Reader(client)
    found = {path: last_page(reader, path) for path in LISTS}
    assert found["/documenten/"] > 2
    assert {"/documenten/", "/correcties/"} <= {path for path, number in found.items() if number > 1}


@pytest.mark.parametrize("path", WITH_FILTERS)
def test_every_choice_of_today_opens_at_every_other_moment(client, whole, path):
    tried = 0
    for key, choices in Reader(client).choices(path).items():
        for value in choices:
            for day in (LETTER_DAY, "1950-01-01"):
                answer = client.get(f"{path}?{urlencode({key: value, 'peildatum': day})}")
                tried += 1
                assert answer.status_code in (200, 302), (key, value, day)
                if answer.status_code == 302:
                    fallen = urlencode({"peildatum": day, "weggelaten": f"{key}:{value}"})
                    assert answer["Location"] == f"{path}?{fallen}"
                    assert client.get(answer["Location"]).status_code == 200
    assert tried > 10


def test_what_does_not_exist_then_is_left_out_and_the_rest_is_kept(client, whole):
    answer = client.get("/documenten/?jaar=2021&page=2&peildatum=2014-01-01&sort=title", follow=True)
    assert [address for address, _status in answer.redirect_chain] == [
        "/documenten/?page=2&peildatum=2014-01-01&sort=title&weggelaten=jaar%3A2021",
        "/documenten/?peildatum=2014-01-01&sort=title&weggelaten=jaar%3A2021",
    ]
    assert answer.status_code == 200


@pytest.mark.parametrize(("prefix", "label"), [("", "Begeleider"), ("/en", "Facilitator")])
def test_the_page_says_what_fell_away_and_leads_to_today_with_it(client, whole, prefix, label):
    query = {"begeleider": "ser", "stilte": "stil", "peildatum": "1950-01-01"}
    page = Reader(client).whole(client.get(f"{prefix}/convenanten/", query)["Location"])
    (notice,) = page.all("div", class_="nl-notice--warning")
    assert f"“{label}: ser”" in notice.text
    (link,) = notice.all("a")
    assert link.attrs["href"] == f"{prefix}/convenanten/?stilte=stil&begeleider=ser"
    # it is said on while the list is sorted and paged, and in the other language, but stands in no file and moment
    addresses = [one.attrs.get("href", "") for one in page.all("a") if "weggelaten" in one.attrs.get("href", "")]
    assert addresses
    assert [one for one in addresses if "sort=" not in one and not urlsplit(one).path.endswith("/convenanten/")] == []
    assert [address for address in (*moment_links(page), *dict(hidden_fields(page))) if "weggelaten" in address] == []


@pytest.mark.parametrize(
    "query", ["weggelaten=sector:TEX", "peildatum=2016-06-17&weggelaten=onzin:x", "peildatum=2016-06-17&weggelaten=x"]
)
def test_nothing_is_said_to_be_left_out_of_what_could_not_be_asked(client, whole, query):
    page = Reader(client).whole(f"/convenanten/?{query}")
    assert page.all("div", class_="nl-notice--warning") == []


@pytest.mark.parametrize("query", ["sector=ONZIN", "page=999999", "page=x", "sort=onzin", "page=1&page=2"])
def test_what_exists_at_no_moment_is_still_refused_by_name(client, whole, query):
    """The twin: a typing error is told, not dropped."""
    for moment in ("", f"&peildatum={LETTER_DAY}"):
        answer = client.get(f"/convenanten/?{query}{moment}")
        assert answer.status_code == 400
        assert query.partition("=")[0] in answer.content.decode()


def test_a_file_is_refused_where_a_page_leaves_a_filter_out(client, whole):
    """Nobody sees of a file that it holds everything, where a part was asked."""
    query = {"jaar": "2020", "peildatum": LETTER_DAY, "bekend_op": LETTER_DAY}
    assert client.get("/documenten/", query).status_code == 302
    answer = client.get("/documenten/tabel.csv", query)
    assert (answer.status_code, "jaar:" in answer.content.decode()) == (400, True)
