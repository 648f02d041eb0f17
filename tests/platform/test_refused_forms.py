"""A form that cannot be taken in is refused as a form: the page does not blame the address, and says what it is."""

import pytest
from django.test import Client

from covenants.models import MilestoneStatement

LOGIN = "/admin/login/"
ADDRESS, FORM = "Dit adres is niet te lezen", "Dit formulier kan niet worden verwerkt"
BOUNDARY = "multipart/form-data; boundary=x"


def refused(client, body, content_type="application/x-www-form-urlencoded", path=LOGIN):
    """Send a form and return (status, page)."""
    response = client.post(path, body, content_type=content_type)
    return response.status_code, response.content.decode()


UNFIT = pytest.mark.parametrize(
    ("body", "content_type", "words"),
    [
        ("a=&" * 50_001, "application/x-www-form-urlencoded", "meer dan 50000 velden"),
        ("a=" + "b" * (5 * 1024 * 1024), "application/x-www-form-urlencoded", "groter dan 5 MB"),
        ("a=b", "application/x-www-form-urlencoded; charset=latin-1", "kwam beschadigd aan"),
        ("nothing", "multipart/form-data", "kwam beschadigd aan"),
        ("nothing", "multipart/form-data; boundary=é", "kwam beschadigd aan"),
        (
            "".join(f'--x\r\nContent-Disposition: form-data; name="f"; filename="{n}"\r\n\r\n\r\n' for n in range(101))
            + "--x--\r\n",
            BOUNDARY,
            "meer dan 100 bestanden",
        ),
    ],
)


@UNFIT
@pytest.mark.parametrize("path", ["/bestaat-niet/", "/admin/bestaat-niet/"])
def test_where_nothing_is_a_form_that_cannot_be_taken_in_is_told_that(admin_client, path, body, content_type, words):
    admin_client.raise_request_exception = False
    status, text = refused(admin_client, body, content_type, path)
    assert (status, "Deze pagina is niet gevonden" in text, words in text) == (404, True, False)


@UNFIT
@pytest.mark.parametrize("checks", [False, True])
def test_a_form_that_cannot_be_taken_in_says_why(db, body, content_type, words, checks):
    client = Client(enforce_csrf_checks=checks)
    client.get(LOGIN)  # for the cookie of the token
    status, text = refused(client, body, content_type)
    assert (status, FORM in text, ADDRESS in text, words in text) == (400, True, False, True)


@pytest.mark.parametrize("field", ["ref", "wording", "version", "covenant", "entry"])
def test_a_nul_in_a_form_is_refused_and_breaks_nothing(admin_client, field):
    admin_client.raise_request_exception = False
    for path in ("/admin/covenants/milestonestatement/add/", "/admin/dossier/revision/verzegelen/"):
        assert admin_client.post(path, {field: "a\0b", "_seal": "1"}).status_code in (200, 400)
    assert MilestoneStatement.objects.count() == 0


def test_an_address_that_cannot_be_read_is_still_said_to_be_one(client):
    text = client.get("/?a=%00").content.decode()
    assert (ADDRESS in text, FORM in text) == (True, False)


def test_a_foreign_host_name_is_named_as_the_cause(client):
    response = client.get("/", headers={"host": "evil.example"})
    assert (response.status_code, "antwoordt niet op de servernaam" in response.content.decode()) == (400, True)
    assert "evil.example" not in response.content.decode()


def test_a_form_without_its_token_is_a_403_in_dutch_that_speaks_of_the_form(db):
    response = Client(enforce_csrf_checks=True).post(LOGIN, {"username": "a", "password": "b"})
    text = response.content.decode()
    assert (response.status_code, "Dit formulier is te lang geleden geopend" in text) == (403, True)
    assert "andere rol" not in text
