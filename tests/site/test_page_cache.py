"""A page that was asked before comes from the cache: the same bytes and headers, and never those of somebody else."""

import gzip
from datetime import UTC, date, datetime

import brotli
import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from covenants.models import Covenant, StatusReport
from dashboards.frame.requests import read_requested_record
from dossier.actions import record, seal
from dossier.models import Document, Organisation, Revision
from tests.covenants.samples import make_publisher

FULL = "peildatum=2016-06-17&bekend_op=2016-06-17&revisie=1&telregel=kabinet"
CHART = "/grafieken/beloofd-en-ondertekend.svg"
PAGES = ("/", "/en/", "/convenanten/", "/convenanten/goud/", "/en/beloften/?lezing=streng", f"/drempels/?{FULL}", CHART)
SHARED, FOR_EVER = "public, max-age=0, s-maxage=3600", "public, max-age=31536000, immutable"


@pytest.fixture
def publisher(letter):
    return make_publisher("uitgever")


@pytest.fixture
def visitor(page_cache, letter):
    return Client()


def queries_of(client, address, **headers):
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address, headers=headers)
    return response, len(captured)


def seal_something(by, text="Iets nieuws."):
    seal([record(word_on_gold(text, date(2016, 6, 17)), by=by)], by=by, reason="Nieuws.")


def word_on_gold(text, public_from):
    return StatusReport(
        covenant=Covenant.objects.get(slug="goud"),
        topic="official_word",
        text=text,
        document=Document.objects.get(key="kst-26485-220"),
        actor=Organisation.objects.get(slug="kabinet"),
        known_from=date(2016, 6, 17),
        public_from=public_from,
    )


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asked_again_has_the_same_bytes_and_headers_for_one_question(visitor, settings, address):
    first, asked_first = queries_of(visitor, address)
    again, asked_again = queries_of(visitor, address)
    settings.PAGE_CACHE = False
    fresh = visitor.get(address)
    assert (first.status_code, first.content, again.content) == (200, fresh.content, fresh.content)
    assert (asked_again, asked_first > 1) == (1, True)
    ours = {"ETag", "Cache-Control", "Vary"}
    headers = [{name: text for name, text in one.items() if name not in ours} for one in (first, again, fresh)]
    assert headers[0] == headers[1] == headers[2]
    assert {name: again[name] for name in ours} == {name: first[name] for name in ours}


def test_a_seal_shows_at_once(visitor, publisher):
    before = visitor.get("/convenanten/goud/uitspraken/")
    seal_something(publisher, "Een geheel nieuw woord.")
    after = visitor.get("/convenanten/goud/uitspraken/")
    assert [b"Een geheel nieuw woord." in one.content for one in (before, after)] == [False, True]
    assert before["ETag"] != after["ETag"]
    stale = visitor.get("/convenanten/goud/uitspraken/", headers={"if-none-match": before["ETag"]})
    assert stale.content == after.content


def test_a_seal_while_a_page_is_made_does_not_get_into_it(visitor, publisher, monkeypatch):
    """The moment is asked once: what is kept under a revision shows that revision."""
    first = visitor.get("/convenanten/goud/")
    caches["pages"].clear()

    def seal_first(asked):
        during.undo()
        seal_something(publisher)
        return read_requested_record(asked)

    with monkeypatch.context() as during:
        during.setattr("dashboards.covenants.views.read_requested_record", seal_first)
        meanwhile = visitor.get("/convenanten/goud/")
    assert Revision.objects.count() == 2
    assert meanwhile.content == first.content
    assert [visitor.get("/convenanten/goud/").content == first.content for _ in range(2)] == [False, False]


@pytest.mark.parametrize("address", PAGES)
def test_a_signed_in_person_gets_a_fresh_page_that_nobody_keeps(visitor, admin_user, address):
    kept = visitor.get(address)
    staff = Client()
    staff.force_login(admin_user)
    for _ in range(2):
        response, asked = queries_of(staff, address)
        assert (response["Cache-Control"], response.has_header("ETag")) == ("no-store, private", False)
        assert asked > 1
    again = visitor.get(address)
    assert (again.content, again["Cache-Control"], again.cookies) == (kept.content, kept["Cache-Control"], {})


def test_a_message_that_waits_is_shown_to_its_reader_alone(visitor, admin_user):
    visitor.force_login(admin_user)
    del visitor.cookies["session"]
    page = visitor.get("/")
    visitor.cookies["messages"] = "W1siX19qc29uX21lc3NhZ2UiLDAsMjUsIkhhbGxvIl1d:none:none"
    personal = visitor.get("/")
    assert (page["Cache-Control"], personal["Cache-Control"]) == ("no-cache", "no-store, private")


@pytest.mark.parametrize(
    ("query", "page", "data"),
    [
        ("", "no-cache", "no-cache"),
        (FULL, SHARED, FOR_EVER),
        (f"{FULL}&onzin=1", SHARED, FOR_EVER),
        (FULL.replace("2016-06-17", "17-06-2016"), SHARED, FOR_EVER),
        (FULL.replace("peildatum=2016", "peildatum=2199"), SHARED, FOR_EVER),
        (FULL.replace("bekend_op=2016-06-17", "bekend_op=vandaag"), "no-cache", "no-cache"),
        (FULL.replace("peildatum=2016-06-17", "peildatum= Vandaag"), "no-cache", "no-cache"),
        (FULL.replace("telregel=kabinet", "telregel="), "no-cache", "no-cache"),
        (FULL.replace("&revisie=1", ""), "no-cache", "no-cache"),
    ],
)
def test_who_may_keep_a_page_or_data_and_how_long(visitor, query, page, data):
    answers = [visitor.get(f"{path}?{query}") for path in ("/", "/en/", "/convenanten/goud/", CHART)]
    assert [one.status_code for one in answers] == [200] * 4
    assert [one["Cache-Control"] for one in answers] == [page, page, page, data]
    assert {one["Vary"] for one in answers} == {"Cookie, Accept-Encoding"}


@pytest.mark.parametrize(
    "query", [FULL.replace("revisie=1", "revisie=2"), FULL.replace("bekend_op=2016", "bekend_op=2199"), "peildatum=x"]
)
def test_what_cannot_be_answered_yet_is_never_kept_for_ever(visitor, publisher, query):
    for path in ("/", CHART):
        refused = visitor.get(f"{path}?{query}")
        assert (refused.status_code, refused["Cache-Control"]) == (400, "no-cache")
    if "revisie=2" in query:
        seal_something(publisher)
        assert [visitor.get(f"{path}?{query}").status_code for path in ("/", CHART)] == [200, 200]


def test_midnight_in_amsterdam_lifts_an_embargo(visitor, publisher):
    said = word_on_gold("Onder embargo.", date(2027, 7, 2))
    seal([record(said, by=publisher)], by=publisher, reason="Embargo.")
    seen = []
    for hour, minute, second in ((21, 30, 0), (21, 59, 59), (22, 0, 0), (22, 30, 0)):  # summer: midnight is 22:00 UTC
        with time_machine.travel(datetime(2027, 7, 1, hour, minute, second, tzinfo=UTC), tick=False):
            page = visitor.get("/convenanten/goud/uitspraken/")
        seen.append((b"Onder embargo." in page.content, page["ETag"]))
    assert [shown for shown, _etag in seen] == [False, False, True, True]
    assert len({etag for _shown, etag in seen}) == 2


def test_unknown_keys_and_their_order_make_no_other_page(visitor):
    first = visitor.get("/convenanten/?fase=talks_started&sector=FIN")
    again, asked = queries_of(visitor, "/convenanten/?sector=FIN&utm_source=x&fase=talks_started&a[]=1&a[]=2")
    assert (asked, again.content, again["ETag"]) == (1, first.content, first["ETag"])
    assert visitor.get("/convenanten/?sector=FIN&sector=TEX").status_code == 400


def test_the_key_of_another_page_is_unknown_here(visitor):
    plain = visitor.get("/convenanten/per-sector/")
    assert visitor.get("/convenanten/per-sector/?lezing=streng&page=2&zoek=x").content == plain.content


@pytest.mark.parametrize(
    ("header", "coding"),
    [("", None), ("br", "br"), ("gzip", "gzip"), ("gzip;q=1.0, br;q=0.5", "gzip"), ("identity", None), ("*", "br")],
)
def test_each_gets_the_coding_he_asks_for_of_the_same_page(visitor, header, coding):
    plain = visitor.get("/").content
    for _ in range(2):
        response = visitor.get("/", headers={"accept-encoding": header})
        expand = {None: bytes, "br": brotli.decompress, "gzip": gzip.decompress}[coding]
        assert (response.get("Content-Encoding"), expand(response.content)) == (coding, plain)
        assert response["Content-Length"] == str(len(response.content))


def test_a_head_has_the_headers_of_the_page_and_no_body(visitor):
    page = visitor.get("/")
    head, asked = visitor.head("/"), queries_of(visitor, "/")[1]
    assert (head.status_code, head.content, dict(head.items()), asked) == (200, b"", dict(page.items()), 1)


def test_a_post_is_never_answered_from_the_cache(visitor):
    visitor.get("/")
    assert [visitor.post("/").status_code for _ in range(2)] == [405, 405]


def test_what_is_not_there_and_what_has_moved_costs_one_question_too(visitor):
    for address, status in (("/convenanten/geen/", 404), ("/kst/26485/220", 301), ("/kst/onzin", 404)):
        first = visitor.get(address)
        again, asked = queries_of(visitor, address)
        assert (first.status_code, again.status_code, asked) == (status, status, 1)
        assert (again.content, again.get("Location")) == (first.content, first.get("Location"))
        assert (again["Cache-Control"], again.has_header("ETag")) == ("no-cache", False)


def test_a_proxy_may_keep_what_was_not_there_or_has_moved_at_a_full_address(visitor):
    """It asks for one address once at a time: were that never kept, all who want it would wait for one another."""
    for address, status in (
        ("/convenanten/geen/", 404),
        ("/convenanten/geen/uitspraken/", 404),
        ("/kst/26485/220", 301),
    ):
        kept, newest = visitor.get(f"{address}?{FULL}"), visitor.get(f"{address}?{FULL.partition('&telregel')[0]}")
        assert (kept.status_code, newest.status_code) == (status, status), address
        assert (kept["Cache-Control"], kept.has_header("ETag")) == ("public, max-age=0, s-maxage=3600", False)
        assert newest["Cache-Control"] == "no-cache"


def test_a_page_that_fails_is_not_kept(visitor, monkeypatch):
    calls = []

    def broken(*args, **options):
        calls.append(args)
        raise RuntimeError("stuk")

    client = Client(raise_request_exception=False)
    with monkeypatch.context() as during:
        during.setattr("dashboards.overview.views.overview_page", broken)
        assert [client.get("/").status_code for _ in range(2)] == [500, 500]
    assert (len(calls), client.get("/").status_code) == (2, 200)


def test_a_foreign_host_name_gets_no_page_from_the_cache(visitor):
    visitor.get("/")
    assert visitor.get("/", headers={"host": "evil.example"}).status_code == 400


def etag_headers(tag):
    return {
        "the tag": (tag, 304),
        "strong": (tag.removeprefix("W/"), 304),
        "among others": (f'"abc", {tag}, W/"def"', 304),
        "any": ("*", 304),
        "another": ('"abc"', 200),
        "without quotes": (tag.strip('W/"'), 200),
        "part of another": (f'"x{tag[3:]}', 200),
        "empty": ("", 200),
    }


@pytest.mark.parametrize("kind", etag_headers("W/''"))
def test_if_none_match(visitor, page_cache, kind):
    page = visitor.get("/")
    header, status = etag_headers(page["ETag"])[kind]
    for keep in (True, False):
        if not keep:
            page_cache.clear()
        response = visitor.get("/", headers={"if-none-match": header})
        assert (response.status_code, response.content) == (status, b"" if status == 304 else page.content)
        ours = ("ETag", "Cache-Control", "Vary", "Content-Language")
        assert {name: response[name] for name in ours} == {name: page[name] for name in ours}


def test_who_holds_the_page_is_told_so_before_anything_is_made(visitor, page_cache):
    tag = visitor.get("/")["ETag"]
    page_cache.clear()
    response, asked = queries_of(visitor, "/", **{"if-none-match": tag})
    assert (response.status_code, asked, response.has_header("Content-Encoding")) == (304, 1, False)


def test_a_tag_of_a_page_that_is_not_there_proves_nothing(visitor):
    assert visitor.get("/convenanten/geen/", headers={"if-none-match": "*"}).status_code == 404


def test_if_match_needs_a_strong_tag(visitor):
    tag = visitor.get("/")["ETag"]
    asked = [({"if-match": tag}), ({"if-match": "*"}), ({"if-match": tag, "if-none-match": tag})]
    assert [visitor.get("/", headers=headers).status_code for headers in asked] == [412, 200, 412]


TABLE = "/convenanten/tabel.csv"


@pytest.mark.parametrize("address", [TABLE, f"{TABLE}?{FULL}", "/beloften/tabel.xlsx"])
def test_a_short_file_is_kept_as_a_page_is_with_its_length(visitor, settings, address):
    first, asked_first = queries_of(visitor, address)
    again, asked_again = queries_of(visitor, address)
    settings.PAGE_CACHE = False
    fresh = b"".join(visitor.get(address).streaming_content)
    assert (first.streaming, first.content, again.content) == (False, fresh, fresh)
    assert (asked_again, asked_first > 1) == (1, True)
    assert {(one["Content-Length"], one["Content-Disposition"]) for one in (first, again)} == {
        (str(len(fresh)), first["Content-Disposition"])
    }


def test_a_long_file_goes_through_as_it_is_made_and_is_whole(visitor, monkeypatch):
    whole = visitor.get(TABLE).content
    caches["pages"].clear()
    monkeypatch.setattr("dashboards.frame.answer.LONGEST_FILE", len(whole) - 1)
    long = visitor.get(TABLE)
    assert (long.streaming, "Content-Length" in long, b"".join(long.streaming_content)) == (True, False, whole)
