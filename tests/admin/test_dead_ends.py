"""What led nowhere: a form of a page only read, a link that ends in a refusal, a press on which nothing came."""

from datetime import date

import pytest

from covenants.models import MilestoneStatement
from dossier.actions import record
from dossier.models import Decision, Revision
from sectors.models import Sector, SectorLimit
from tests.admin.conftest import person
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


@pytest.mark.parametrize(
    ("role", "limited_to", "offered"),
    [
        ("ministry-editor", None, {"covenant=gold", "sector=home", "sector=other"}),
        ("ministry-editor", "home", {"covenant=gold", "sector=home"}),
        ("ministry-editor", "other", {"sector=other"}),
        ("ministry-publisher", None, {"covenant=gold", "sector=home", "sector=other"}),
        ("auditor", None, set()),
    ],
)
def test_status_is_offered_to_who_may_record_it_and_nowhere_else(sign_in, gold, sector, role, limited_to, offered):
    other = Sector.objects.create(
        code="HOU", name="Hout", kind="main", document=sector.document, known_from=sector.known_from
    )
    keys = {
        f"covenant={gold.pk}": "covenant=gold",
        f"sector={sector.pk}": "sector=home",
        f"sector={other.pk}": "sector=other",
    }
    account = person("iemand", role)
    if limited_to:
        SectorLimit.objects.create(account=account, sector={"home": sector, "other": other}[limited_to])
    client = sign_in(account)
    lists = ["/admin/covenants/covenant/", "/admin/sectors/sector/"]
    pages = [f"{lists[0]}{gold.pk}/change/", *(f"{lists[1]}{one.pk}/change/" for one in (sector, other))]
    on_lists, on_pages = ({_status_of(client, one) for one in some} for some in (lists, pages))
    told = [{keys[link.partition("?")[2]] for links in kind for link in links} for kind in (on_lists, on_pages)]
    assert told == [offered, offered]
    assert {client.get(link).status_code for links in on_lists for link in links} == ({200} if offered else set())
    short = client.get(pages[0]).context.get("next_url")
    assert bool(short) == ("covenant=gold" in offered)


def _status_of(client, address):
    page = parsed(client.get(address).content.decode())
    return frozenset(one.attrs["href"] for one in page.all("a") if "status-bijwerken" in one.attrs["href"])


def test_the_title_of_a_page_names_what_it_is_about_but_nothing_closed(sign_in, publisher, sealed, gold):
    shared = ("covenant", "kind", "modality", "document", "locator", "actor", "known_from")
    closed = MilestoneStatement(**{name: getattr(sealed, name) for name in shared}, opens_by=date(2099, 1, 1))
    record(closed, by=publisher)
    client = sign_in(publisher)
    shown = [client.get(f"/admin/covenants/milestonestatement/{one.pk}/change/") for one in (sealed, closed)]
    titles = [parsed(one.content.decode()).all("title")[0].words.partition(" – ")[0] for one in shown]
    assert titles == [f"Uitspraak over een mijlpaal weergeven: {sealed}", "Uitspraak over een mijlpaal wijzigen"]


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
    (main,) = parsed(client.get(f"{address}change/").content.decode()).all("main")
    (link,) = [one for one in main.all("a") if one.attrs["href"].endswith("/beslissen/")]
    assert (link.words, client.get(link.attrs["href"]).status_code) == ("Bekijk dit voorstel", 200)
    assert "Voorgesteld door redacteur: het wacht op een uitgever." in main.words


def test_a_way_to_a_correction_that_was_taken_meanwhile_leads_to_how_it_stands(sign_in, editor, colleague, sealed):
    address = f"/admin/covenants/milestonestatement/{sealed.pk}/"
    correct = f"/admin/covenants/milestonestatement/add/?corrects={sealed.pk}"
    client = sign_in(colleague)
    assert client.get(correct).status_code == 200
    sign_in(editor).post(f"{address}intrekken/", {"reason": "dubbel"})
    answer = client.get(correct, follow=True)
    (main,) = parsed(answer.content.decode()).all("main")
    assert answer.redirect_chain == [(f"{address}change/", 302)]
    assert "al gecorrigeerd of ingetrokken" in main.words
    assert "Wordt ingetrokken door" in main.words
    draft = MilestoneStatement.objects.get(corrects=sealed)
    onward = client.get(f"/admin/covenants/milestonestatement/add/?corrects={draft.pk}")
    assert (onward.status_code, onward.url) == (302, f"/admin/covenants/milestonestatement/{draft.pk}/change/")
    assert client.get("/admin/covenants/milestonestatement/add/?corrects=99999").status_code == 404


def test_a_step_refused_as_things_stand_says_so_and_offers_no_other_account(sign_in, editor, publisher, milestone):
    client = sign_in(editor)
    client.post("/admin/covenants/milestonestatement/add/", milestone)
    address = f"/admin/covenants/milestonestatement/{MilestoneStatement.objects.get().pk}/"
    client.post(f"{address}voorstellen/", {"step": "proposed"})
    sign_in(publisher).post(f"{address}terugsturen/", {"note": "Zie bladzijde 2."})
    refused = client.post(f"{address}voorstellen/", {"step": "proposed"})
    (page,) = parsed(refused.content.decode()).all("main")
    assert (refused.status_code, page.all("h1")[0].words) == (403, "Dit is niet gedaan")
    assert "sindsdien niet gewijzigd" in page.words
    assert "Log in met een account" not in page.words
    for who, said in ((client, "Naar u teruggestuurd"), (sign_in(publisher), "Teruggestuurd naar redacteur")):
        (main,) = parsed(who.get(f"{address}change/").content.decode()).all("main")
        assert said in main.words
