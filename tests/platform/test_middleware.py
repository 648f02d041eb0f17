"""What every answer carries, and what is refused before any page sees it."""

import pytest
from django.conf import settings

from imvo_tracker.csp import build_policy

pytestmark = pytest.mark.urls("tests.platform.urls")

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
        "object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
}


@pytest.mark.parametrize("path", ["/public/", "/broken/", "/missing/", "/database-gone/", "/public/?x=%00", "/healthz"])
def test_every_answer_has_the_security_headers(client, path):
    client.raise_request_exception = False
    response = client.get(path)
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS


def test_a_policy_leaves_out_empty_directives_and_writes_flags_bare():
    policy = build_policy({"default-src": ["'self'", "data:"], "upgrade-insecure-requests": True, "img-src": False})
    assert policy == "default-src 'self' data:; upgrade-insecure-requests"


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "NONSENSE"])
def test_a_stray_method_gets_405_and_the_list(client, method):
    response = client.generic(method, "/public/")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS, POST")


@pytest.mark.django_db  # what is sent is an event of the audit trail
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST"])
def test_the_methods_of_pages_pass(client, method):
    assert client.generic(method, "/public/").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/public/?q=%00",
        "/public/?%00=1",
        "/public/?q=%ff%fe",
        "/public/?q=%C3%28",
        "/pub%00lic/",
        "/missing/?a=b&c=%00d",
    ],
)
def test_nul_and_bytes_that_are_no_text_get_a_dutch_400(client, path):
    response = client.get(path)
    assert response.status_code == 400
    assert '<html lang="nl"' in response.content.decode()


# The header as a hand-made client sends it: in some releases Python's own cookie classes refuse to make such a value.
@pytest.mark.parametrize("name", [settings.SESSION_COOKIE_NAME, "another"])
@pytest.mark.parametrize(
    ("value", "status"),
    [("abcdefgh\0ijk", 400), (r'"abcdefgh\000ijk"', 400), (r'"abcdefgh\001ijk"', 200), (r"abcdefgh\000ijk", 200)],
    ids=["nul", "escaped nul in quotes", "another control character", "backslash and zeros without quotes"],
)
def test_a_nul_in_a_cookie_and_nothing_else_in_it_gets_400(client, name, value, status):
    assert client.get("/public/", headers={"cookie": f"{name}={value}; last=1"}).status_code == status


@pytest.mark.parametrize("path", ["/public/?q=caf%C3%A9", "/public/?q=%E2%82%AC&x=", "/public/?"])
def test_text_in_any_script_passes(client, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(("path", "language"), [("/public/", "nl"), ("/en/public/", "en")])
def test_the_address_alone_chooses_the_language(client, path, language):
    response = client.get(path, headers={"accept-language": "en" if language == "nl" else "nl"})
    assert (response["Content-Language"], response.content[:9]) == (language, f"<p>{language}</p>".encode())
    assert "Accept-Language" not in response["Vary"]


def test_the_language_of_one_answer_does_not_stick_to_the_next(client):
    client.get("/en/public/")
    assert client.get("/public/?q=%00")["Content-Language"] == "nl"


def test_a_public_page_may_be_kept_but_is_asked_for_again(client):
    response = client.get("/public/")
    assert response["Cache-Control"] == "no-cache"
    assert "Cookie" in response["Vary"]
    again = client.get("/public/", headers={"if-none-match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_compressed_page_keeps_its_etag(client):
    response = client.get("/public/", headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    headers = {"accept-encoding": "gzip", "if-none-match": response["ETag"]}
    assert client.get("/public/", headers=headers).status_code == 304


def test_nothing_of_a_signed_in_person_is_kept(client, admin_user):
    client.force_login(admin_user)
    for path in ("/public/", "/missing/", "/admin/", "/public/?q=%00"):
        response = client.get(path)
        if path != "/public/?q=%00":
            assert (response["Cache-Control"], response.has_header("ETag")) == ("no-store, private", False)


def test_the_answer_that_signs_somebody_in_is_not_kept(client, admin_user):
    form = {"username": "admin", "password": "password"}
    response = client.post("/admin/login/?next=/admin/", form)
    assert (response.status_code, response["Cache-Control"]) == (302, "no-store, private")
