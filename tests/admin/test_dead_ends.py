"""What led nowhere: a form of a page only read, a link that ends in a refusal, a press on which nothing came."""

import pytest

from covenants.models import MilestoneStatement
from dossier.models import Decision, Revision
from tests.admin.sent import sent
from tests.site.reader import parsed

pytestmark = pytest.mark.django_db


def test_the_form_of_a_page_that_is_only_read_is_refused_and_breaks_nothing(sign_in, publisher, sealed):
    client = sign_in(publisher)
    rows = [("decision", Decision.objects.first()), ("revision", Revision.objects.first())]
    for table, row in rows:
        address = f"/admin/dossier/{table}/{row.pk}/change/"
        shown = sent(client.get(address))
        assert (table, "_owner" in shown, client.post(address, shown).status_code) == (table, True, 403)


@pytest.mark.parametrize("role", ["editor", "publisher"])
def test_no_link_leads_to_a_page_that_this_account_may_not_open(sign_in, request, sealed, role):
    client = sign_in(request.getfixturevalue(role))
    for address in (
        f"/admin/covenants/milestonestatement/{sealed.pk}/change/",
        f"/admin/dossier/decision/{Decision.objects.first().pk}/change/",
    ):
        (main,) = parsed(client.get(address).content.decode()).all("main")
        assert "publicist" in main.words
        links = {link.attrs["href"] for link in main.all("a") if link.attrs["href"].startswith("/admin/")}
        assert {link: status for link in links if (status := client.get(link).status_code) != 200} == {}


def test_opening_nothing_says_what_to_type_at_the_field(sign_in, editor):
    page = parsed(sign_in(editor).post("/admin/brief/", {"document": " "}).content.decode())
    (box,) = page.all("input", name="document")
    (told,) = [one for one in page.all("p") if one.attrs.get("id") == "letter-document-error"]
    assert (told.words, box.attrs["aria-invalid"]) == ("Typ een nummer, woorden uit de titel, of een dag.", "true")
    assert told.attrs["id"] in box.attrs["aria-describedby"].split()


def test_each_proposal_on_the_home_page_is_known_by_a_statement(sign_in, editor, publisher, milestone):
    client = sign_in(editor)
    assert client.post("/admin/covenants/milestonestatement/add/", milestone).status_code == 302
    entry = MilestoneStatement.objects.get()
    client.post(f"/admin/covenants/milestonestatement/{entry.pk}/voorstellen/", {"step": "proposed"})
    (main,) = parsed(sign_in(publisher).get("/admin/").content.decode()).all("main")
    (link,) = [one for one in main.all("a") if one.attrs["href"].endswith("/beslissen/")]
    assert str(entry) in link.words


def test_a_publisher_comes_from_a_proposed_statement_to_its_decision(sign_in, editor, publisher, milestone):
    client = sign_in(editor)
    client.post("/admin/covenants/milestonestatement/add/", milestone)
    address = f"/admin/covenants/milestonestatement/{MilestoneStatement.objects.get().pk}/"
    client.post(f"{address}voorstellen/", {"step": "proposed"})
    decide = sign_in(publisher)
    assert decide.get(decide.get(f"{address}change/").context["decide_url"]).status_code == 200
    assert client.get(f"{address}change/").context["decide_url"] == ""
