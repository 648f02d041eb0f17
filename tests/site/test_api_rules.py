"""The technical rules of the NLGov REST API Design Rules, each over every operation of the OpenAPI document."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dashboards.api.resources import RESOURCES
from tests.covenants.samples import make_edition, make_publisher
from tests.site.api import KEY_OF, NAMES, ROOT, addresses, ask, document, operations

FULL = "asOf=2017-06-30&knownOn=2017-06-30&revision=9&countingRule=kabinet"
CAMEL = re.compile(r"[a-z]+(?:[A-Z][a-z0-9]*)*")
WITH_OFFSET = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
CARRIED = {"API-Version": "1.1.0", "Access-Control-Allow-Origin": "*"}


@pytest.fixture
def every(client, whole):
    """An address of each operation; an edition is there once somebody froze one."""
    make_edition(make_publisher("uitgever"))
    found = addresses(client)
    assert {re.sub(r"(?<=s)/.*", "/{key}", one) for one in found} == {path for path, _method, _told in operations()}
    return found


def carried(answer):
    return {name: answer.headers.get(name) for name in CARRIED}


def keys_of(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)


def problem_of(answer):
    assert answer.headers["Content-Type"] == "application/problem+json"
    body = json.loads(answer.content)
    assert (body["status"], body["type"]) == (answer.status_code, "about:blank")
    return body


def test_the_document_tells_every_resource_twice_and_reads_only():
    told = [(path, method, operation["operationId"]) for path, method, operation in operations()]
    assert [one for one in told if one[1] != "get"] == []
    expected = {path for name in NAMES for path in (f"/{name}", f"/{name}/{{key}}")}
    assert {path for path, _method, _name in told} == expected
    assert len(expected) == len({name for _path, _method, name in told}) == 28
    assert document()["servers"] == [{"url": "http://testserver/api/v1"}]
    for _path, _method, operation in operations():
        assert {"200", "304", "400", "404"} == set(operation["responses"])
        assert all("API-Version" in one["headers"] for one in operation["responses"].values())
        assert [*operation["responses"]["400"]["content"]] == ["application/problem+json"]


def test_the_document_is_published_for_every_site(client, whole):
    answer = client.get(f"{ROOT}/openapi.json")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/json")
    assert carried(answer) == CARRIED
    assert json.loads(answer.content) == document()
    unknown = client.get(f"{ROOT}/openapi.json?asOf=2016-06-17")
    assert (unknown.status_code, carried(unknown)) == (400, CARRIED)


def test_every_answer_is_json_with_a_moment_and_the_version_and_sets_no_cookie(client, every):
    for address in every:
        answer = client.get(f"{ROOT}{address}", headers={"Accept": "text/html", "Origin": "https://elders.example"})
        assert (address, answer.status_code, answer.headers["Content-Type"]) == (address, 200, "application/json")
        assert carried(answer) == CARRIED
        assert not answer.cookies
        assert set(json.loads(answer.content)["moment"]) == {"asOf", "knownOn", "revision", "countingRule"}


def test_keys_are_camel_case_and_what_the_document_says(client, every):
    schemas = document()["components"]["schemas"]
    for address in every:
        body = ask(client, address)
        for row in body.get("results", [body.get("result")]):
            row.pop("says", None)  # by the names of the record files
            row.pop("byOutcome", None)  # by the codes of the outcomes
        wrong = [key for key in keys_of(body) if not CAMEL.fullmatch(key)]
        assert (address, wrong) == (address, [])
    named = [key for name, schema in schemas.items() for key in schema["properties"]]
    assert len(named) > 100
    assert [key for key in named if not CAMEL.fullmatch(key)] == []
    for one in RESOURCES:
        shape = schemas[one.shape.__name__.removesuffix("Shape")]
        assert set(ask(client, f"/{one.name}")["results"][0]) == set(shape["properties"])


def test_times_carry_their_offset_and_days_are_iso(client, whole):
    sealed = [one["sealedAt"] for one in ask(client, "/revisions")["results"]]
    assert sealed
    assert [text for text in sealed if not WITH_OFFSET.fullmatch(text)] == []


def test_no_address_ends_in_a_slash(client, every):
    for address in every:
        answer = client.get(f"{ROOT}{address}/")
        assert (address, answer.status_code, carried(answer)) == (address, 404, CARRIED)
        problem_of(answer)


def test_what_is_not_there_is_a_problem(client, every):
    for name in NAMES:
        answer = client.get(f"{ROOT}/{name}/bestaat-niet")
        assert (name, answer.status_code, carried(answer)) == (name, 404, CARRIED)
        assert "bestaat-niet" in problem_of(answer)["detail"]
    for address in ("/bestaat-niet", "/sectors?page=99"):
        answer = client.get(f"{ROOT}{address}")
        assert (answer.status_code, carried(answer)) == (404, CARRIED)
        problem_of(answer)


def test_other_methods_are_refused_and_options_tells_which_are_not(client, every):
    for address in every:
        for method in ("post", "put", "patch", "delete", "trace"):
            answer = getattr(client, method)(f"{ROOT}{address}")
            assert (address, answer.status_code, answer.headers["Allow"]) == (address, 405, "GET, HEAD, OPTIONS")
            assert carried(answer) == CARRIED
            problem_of(answer)
        answer = client.options(f"{ROOT}{address}")
        assert (answer.status_code, answer.headers["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
        assert carried(answer) == CARRIED


def test_head_says_the_same_without_a_body(client, every, page_cache):
    for address in every:
        got, headed = client.get(f"{ROOT}{address}"), client.head(f"{ROOT}{address}")
        assert (headed.status_code, headed.content) == (200, b"")
        assert headed.headers["ETag"] == got.headers["ETag"]


def test_what_is_held_is_not_sent_again_and_a_full_address_never_changes(client, every, page_cache):
    for address in every:
        answer = client.get(f"{ROOT}{address}?{FULL}")
        if answer.status_code == 404:
            assert address.count("/") > 1  # the newest document was not there in 2017
            continue
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        again = client.get(f"{ROOT}{address}?{FULL}", headers={"If-None-Match": answer.headers["ETag"]})
        assert (again.status_code, again.content, carried(again)) == (304, b"", CARRIED)
    today = client.get(f"{ROOT}/sectors")
    assert today.headers["Cache-Control"] == "no-cache"


def test_everything_wrong_is_said_at_once(client, every):
    wrong = "foo=1&asOf=31-02-2016&knownOn=2999-01-01&revision=99&countingRule=nee"
    for address in every:
        answer = client.get(f"{ROOT}{address}?{wrong}")
        assert (address, answer.status_code, carried(answer)) == (address, 400, CARRIED)
        errors = problem_of(answer)["errors"]
        assert [one["name"] for one in errors] == ["asOf", "countingRule", "foo", "knownOn", "revision"]
        assert all(one["in"] == "query" and one["detail"] for one in errors)


HOSTILE = {
    "asOf=2016-06-17&asOf=2016-06-18": ["asOf"],
    "asOf=": ["asOf"],
    "asOf=%D9%A1%D9%A2": ["asOf"],
    "peildatum=2016-06-17": ["peildatum"],
    "countingRule=": ["countingRule"],
    "page=0&pageSize=501": ["page", "pageSize"],
    "page=%D9%A1&pageSize=1e2": ["page", "pageSize"],
    "revision=-1&page=" + "9" * 30: ["page", "revision"],
    "covenant=%27%3B+drop+table--&covenant=goud": ["covenant"],
    "covenant=nergens&x=%F0%9F%92%A9": ["covenant", "x"],
}


@pytest.mark.parametrize(("query", "names"), HOSTILE.items())
def test_hostile_parameters_are_named(client, whole, query, names):
    answer = client.get(f"{ROOT}/promises?{query}")
    assert answer.status_code == 400
    assert sorted(one["name"] for one in problem_of(answer)["errors"]) == names


@pytest.mark.parametrize("address", ["/sectors/%00", "/sectors?asOf=%00", "/sectors?asOf=%FF"])
def test_what_is_no_text_is_a_problem_too(client, whole, address):
    answer = client.get(f"{ROOT}{address}")
    assert (answer.status_code, carried(answer)) == (400, CARRIED)
    problem_of(answer)


def test_pages_lead_to_one_another_and_hold_every_row_once(client, whole):
    for name in NAMES:
        first = ask(client, f"/{name}?pageSize=7")
        rows, links = first["results"], first["links"]
        assert links["self"] == links["first"]
        assert links["prev"] is None
        while links["next"]:
            page = ask(client, links["next"].removeprefix(f"http://testserver{ROOT}"))
            assert page["links"]["prev"] == links["self"]
            rows, links = [*rows, *page["results"]], page["links"]
        assert links["self"] == first["links"]["last"]
        keys = [row[KEY_OF[name]] for row in rows]
        assert (name, len(keys), len(set(keys))) == (name, first["count"], first["count"])


def test_a_list_takes_the_same_queries_whatever_is_in_it(client, whole):
    for name in NAMES:
        counts = set()
        ask(client, f"/{name}")  # what is laid out once for a revision
        for size in (1, 3, 300):
            with CaptureQueriesContext(connection) as asked:
                ask(client, f"/{name}?pageSize={size}")
            counts.add(len(asked))
        assert (name, len(counts)) == (name, 1)
        assert counts.pop() <= 20
