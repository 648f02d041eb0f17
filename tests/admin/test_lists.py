"""Every list of the admin finds a row by what it shows of it."""

from datetime import date

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from covenants.models import Covenant, MilestoneStatement, Negotiation, StatusReport
from dossier.admin import searching
from dossier.models import AnnexDraft, AuditEvent, Document, Organisation, Proposal
from imvo_tracker.lib.asof import now
from tests.site.reader import parsed

pytestmark = pytest.mark.django_db
MILESTONES, REPORTS, DOCUMENTS = (
    "/admin/covenants/milestonestatement/",
    "/admin/covenants/statusreport/",
    "/admin/dossier/document/",
)
PROPOSALS = "/admin/dossier/proposal/"
DECISIONS = "/admin/dossier/decision/"


@pytest.fixture
def chief(whole, sign_in):
    """Sign in who sees every list, with two members in those that the record leaves empty."""
    user = User.objects.create_superuser("hoofd")
    other = User.objects.create_user("tweede", first_name="Ada", is_staff=True)
    for covenant in Covenant.objects.order_by("pk")[:2]:
        Negotiation.objects.create(covenant=covenant, facilitator=Organisation.objects.order_by("-pk").first())
    for person, note in ((user, "Eerste helft"), (other, "Tweede helft")):
        AnnexDraft.objects.create(name=note, day=date(2016, 6, person.pk % 28 + 1), recorded_by=person)
        Proposal.objects.create(by=person, at=now(), note=note)
        event = {"at": now(), "action": note, "origin": "192.0.2.1", "result": "ok", "status": 302}
        AuditEvent.objects.create(actor=person, **event)
    return sign_in(user)


def cells_of(page):
    """Return of each row its key and the text of its cells."""
    (table,) = parsed(page.content.decode()).all("table", id="result_list")
    return [[cell.text.strip() for cell in row.all("th") + row.all("td")] for row in table.all("tr")[1:]]


def found(model_admin, request, text):
    rows, _ = model_admin.get_search_results(request, model_admin.get_queryset(request), text)
    return set(rows.values_list("pk", flat=True))


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.label_lower)
def test_each_text_of_a_row_finds_that_row(chief, model):
    model_admin = admin.site._registry[model]
    request = RequestFactory().get("/")
    request.user = User.objects.get(username="hoofd")
    address = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
    page = chief.get(address)
    keys = [row.pk for row in page.context["cl"].result_list]
    shown = dict(zip(keys, cells_of(page), strict=True))
    assert len(shown) > 1 or model._meta.label == "covenants.Threshold"
    narrowed = False
    with override("nl"):
        first, last = keys[0], keys[-1]
        for text in dict.fromkeys(filter(None, [*shown[first], *shown[last]])):
            hits = found(model_admin, request, text)
            assert {key for key in (first, last) if text in shown[key]} <= hits, text
            narrowed |= hits != set(keys)
    assert narrowed or len(keys) == 1


def listed(client, address, asked):
    page = client.get(address, {"q": asked})
    assert page.status_code == 200
    return set(page.context["cl"].queryset.values_list("pk", flat=True))


def test_a_name_finds_the_milestones_of_that_covenant(chief):
    gold = set(Covenant.objects.get(slug="goud").milestones.values_list("pk", flat=True))
    assert len(gold) > 3
    assert listed(chief, MILESTONES, "goud") == gold
    signed = {one.pk for one in MilestoneStatement.objects.filter(pk__in=gold, kind="signed")}
    assert listed(chief, MILESTONES, "ondertekend goud") == signed != gold


@pytest.mark.parametrize("asked", ["26 485, nr. 220", "26485-220", "Kamerstuk 26 485 nr 220", "kst-26485-220"])
def test_a_number_in_any_spelling_finds_the_document_and_what_is_said_in_it(chief, asked):
    document = Document.objects.get(key="kst-26485-220")
    assert listed(chief, DOCUMENTS, asked) == {document.pk}
    said = set(StatusReport.objects.filter(document=document).values_list("pk", flat=True))
    assert 10 < len(said) < StatusReport.objects.count()
    assert listed(chief, REPORTS, asked) == said


@pytest.mark.parametrize("asked", ["4 juli 2016", "2016-07-04", "4-7-2016", "04/07/2016"])
def test_a_day_in_any_spelling_finds_the_documents_of_that_day(chief, asked):
    expected = set(Document.objects.filter(public_on="2016-07-04").values_list("pk", flat=True))
    assert len(expected) > 0
    assert listed(chief, DOCUMENTS, asked) == expected


def test_what_says_nothing_narrows_nothing_and_what_is_nowhere_finds_nothing(chief):
    everything = set(Document.objects.values_list("pk", flat=True))
    assert listed(chief, DOCUMENTS, "  ") == everything
    assert listed(chief, DOCUMENTS, "nergens-te-vinden") == set()


def test_a_search_in_a_long_list_says_that_it_read_the_newest_rows(chief, monkeypatch):
    monkeypatch.setattr(searching, "MOST_SEARCHED", 1)
    page = chief.get(PROPOSALS, {"q": "helft"})
    assert [row.note for row in page.context["cl"].queryset] == ["Tweede helft"]
    assert "De zoekopdracht las de nieuwste 1 rijen." in page.content.decode()


@pytest.mark.parametrize(("address", "most"), [(MILESTONES, 20), (DECISIONS, 60)])
def test_a_search_costs_the_same_number_of_queries_whatever_it_finds(chief, address, most):
    counted = []
    for asked in ("nergens-te-vinden", "goud", "ondertekend"):
        with CaptureQueriesContext(connection) as asked_of_database:
            chief.get(address, {"q": asked})
        counted.append(len(asked_of_database))
    assert max(counted) <= most, counted
