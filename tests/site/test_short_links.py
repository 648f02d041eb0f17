"""Short links: what they stand for comes back whole, a typing error is noticed, and no code changes its meaning."""

import re
from datetime import date

import pytest
from django.urls import get_resolver, reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboards.short_links.codes import LinkedPage, read_code, write_code
from dashboards.short_links.points import FILTERS, PAGES, RULES, WORDS
from dashboards.short_links.symbols import ALPHABET, BrokenCode, unspell
from tests.conftest import ROOT

LETTER = date(2016, 6, 17)
NOW = date(2026, 11, 26)
# Printed on paper: these codes must lead there for ever. A line may be added, none may change.
FOR_EVER = {
    "11219h8e1vd": "/?peildatum=2016-06-17&bekend_op=2016-06-17&revisie=14&telregel=kabinet",
    "13219h8e1m5rm95c0z1": (
        "/convenanten/textiel/?peildatum=2016-06-17&bekend_op=2016-06-17&revisie=14&telregel=kabinet"
    ),
    "15219h8e1y0whyyh5vwmw40am": (
        "/documenten/kst-26485-220/?peildatum=2016-06-17&bekend_op=2016-06-17&revisie=14&telregel=kabinet"
    ),
    "15d19h81d8ee1y0whyyh5vwmw4013y1wq00y1wq0046": (
        "/en/documenten/kst-26485-220/?uitspraak=milestonestatement-12&peildatum=2016-06-17&bekend_op=2026-11-26"
        "&revisie=14&telregel=kabinet#milestonestatement-12"
    ),
    "17619h8e134b129e5m06m5vc11m01wc00s": (
        "/beloften/?wie=kabinet&uitkomst=te-laat&page=2"
        "&peildatum=2016-06-17&bekend_op=2016-06-17&revisie=14&telregel=kabinet"
    ),
    "1c419h81d8erc12awjyz0vwpavwq50bwjyz3vwq0vwr30fc": (
        "/vergelijk/?van=2016-06-17&tot=2019-12-31"
        "&peildatum=2016-06-17&bekend_op=2026-11-26&revisie=140&telregel=kabinet"
    ),
    "1d619h8105975e01cxt9aezj05jzj0zjghchnfm5kzjghdzj0zj6zj0zy9zazj0zhzpg0052": (
        "/zoeken/?q=Zijn+er+%E2%80%9Cquotes%E2%80%9D+%26+%C3%A9%0A+%F0%9F%98%80"
        "&peildatum=2016-06-17&bekend_op=2016-06-17&revisie=1&telregel=eigen"
    ),
}
KEYS = st.from_regex(r"[A-Za-z0-9][-A-Za-z0-9_.]{0,30}", fullmatch=True)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@st.composite
def linked_pages(draw):
    name, keys = draw(st.sampled_from(sorted(PAGES.values())))
    day = draw(DAYS)
    return LinkedPage(
        name=name,
        keys=tuple(draw(KEYS) for _key in range(keys)),
        filters=tuple(draw(st.lists(st.tuples(st.sampled_from(sorted(FILTERS.values())), TEXTS), max_size=4))),
        day=day,
        known_on=draw(st.just(day) | DAYS),
        revision=draw(st.integers(0, 10**6)),
        rule=draw(st.sampled_from(sorted(RULES.values())) | KEYS.map(str.lower)),
        language=draw(st.sampled_from(["nl", "en"])),
        place=draw(st.just("") | KEYS | st.builds("{}{}".format, st.sampled_from(WORDS), st.integers(0, 10**9))),
    )


@given(linked_pages())
def test_a_page_comes_back_whole_from_its_code(linked):
    code = write_code(linked)
    assert read_code(code) == linked
    assert read_code(code.upper().replace("0", "O").replace("1", "L")) == linked
    assert read_code("-".join(re.findall(".{1,4}", code))) == linked


@settings(max_examples=40)
@given(linked_pages(), st.data())
def test_a_typing_error_is_noticed(linked, data):
    code = write_code(linked)
    place = data.draw(st.integers(0, len(code) - 1))
    other = data.draw(st.sampled_from([letter for letter in ALPHABET if letter != code[place]]))
    wrong = {code[:place] + other + code[place + 1 :]}
    if place and code[place] != code[place - 1]:
        wrong.add(code[: place - 1] + code[place] + code[place - 1] + code[place + 1 :])
    for one in wrong:
        with pytest.raises(BrokenCode):
            unspell(one)


@given(st.text(st.sampled_from(ALPHABET), max_size=40))
def test_whatever_is_typed_is_a_page_or_a_broken_code(code):
    try:
        linked = read_code(code)
    except BrokenCode:
        return
    assert read_code(write_code(linked)) == linked


@pytest.mark.parametrize(("code", "address"), FOR_EVER.items())
def test_a_printed_code_leads_where_it_led(code, address):
    assert read_code(code).address == address


def test_an_ordinary_page_at_a_moment_has_less_than_thirty_letters():
    pages = [
        LinkedPage(name, ("kst-26485-220",) * keys if name == "document" else ("verzekeringen",) * keys, (), *moment)
        for name, keys in PAGES.values()
        if not name.endswith("_chart")
        for moment in ((LETTER, LETTER, 140, "kabinet"), (LETTER, NOW, 140, "met-steenkolen"))
    ]
    assert max(len(write_code(one)) for one in pages) < 34
    assert sorted(len(write_code(one)) for one in pages)[len(pages) * 9 // 10] < 30


def test_every_page_and_every_filter_has_a_number_and_the_numbers_are_written_down():
    """A new page or filter gets the next number at the end, here and in docs/reference/short-links.md."""
    routes = {route.name: route.callback.address for route in get_resolver("dashboards.urls").url_patterns}
    left_out = {"parliamentary_paper", "citation"}
    pages = {name for name, one in routes.items() if not one.is_data and not name.endswith("_moved")} - left_out
    assert {name for name, _keys in PAGES.values()} == pages
    not_asked = {"peildatum", "bekend_op", "revisie", "telregel", "weggelaten"}
    assert set(FILTERS.values()) == {key for name in pages for key in routes[name].keys} - not_asked
    for name, keys in PAGES.values():
        assert reverse(f"dashboards:{name}", args=["1"] * keys)
    said = (ROOT / "docs" / "reference" / "short-links.md").read_text(encoding="utf-8")
    tables = [
        {number: name for number, (name, _keys) in PAGES.items()}, FILTERS, RULES, dict(enumerate(WORDS)),
    ]  # fmt: skip
    rows = re.findall(r"^\| (\d+) \| `([^`]+)` \|", said, re.MULTILINE)
    assert rows == [(str(number), name) for table in tables for number, name in table.items()]


def test_a_short_link_leads_to_the_page_at_its_moment_in_capitals_too(client, letter):
    address = "/convenanten/goud/?peildatum=2016-06-17&bekend_op=2016-06-17&revisie=1&telregel=kabinet"
    for typed in ("/c/13219h8117fn405b", "/C/13219H8117FN4O5B/", "/c/1321-9h81-17fn-405b"):
        answer = client.get(typed)
        assert (answer.status_code, answer["Location"]) == (301, address)
        assert answer["Cache-Control"] == "public, max-age=86400"
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("path", ["/c/13219h8117fn405c", "/c/u", "/c/hallo!", "/citeer/13219h8117fn405c/", "/c/9zzzz"])
def test_a_broken_code_is_not_there_and_says_so(client, letter, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Deze korte link is niet te lezen." in answer.content.decode()
