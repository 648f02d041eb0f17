"""The page of a covenant in the admin: its story, and the next statement taken on the spot."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from covenants.models import MilestoneStatement
from dossier.models import AuditEvent
from tests.admin.conftest import person
from tests.admin.sent import _Forms
from tests.site.reader import parsed

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(gold):
    return f"/admin/covenants/covenant/{gold.pk}/change/"


def short_form(page):
    """Return the address and the fields of the form that takes the next statement, as a browser sends them."""
    read = _Forms()
    read.feed(page.content.decode())
    (form,) = [one for one in read.forms if "_back" in one["fields"]]
    return form["attrs"]["action"], {name: values[0] for name, values in form["fields"].items()}


@pytest.fixture
def typed():
    return {"kind": "signed", "modality": "fact", "wording": "3 juni 2016", "document__words": "26485 220",
            "locator": "p. 3", "actor__words": "Kabinet", "_save": "1"}  # fmt: skip


def test_the_page_tells_the_story(sign_in, editor, address, sealed):
    page = sign_in(editor).get(address)
    now = page.context["now"]
    public = sign_in(editor).get("/convenanten/goud/").content.decode()
    assert now["sentence"]
    assert now["sentence"].split(".")[0] in " ".join(parsed(public).text.split())
    assert [(str(one["label"]), one["schedule_state"], one["day"]) for one in now["steps"]] == [
        ("Ondertekend", "late", "uiterlijk op 31 december 2016")
    ]
    assert [(one["wording"], one["place"]) for one in now["newest"]] == [("na deze zomer", "26 485, nr. 220, p. 2")]


def test_the_next_statement_is_taken_and_the_page_comes_back_with_it(
    sign_in, editor, address, sealed, typed, gold, letter_220, cabinet
):
    client = sign_in(editor)
    action, fields = short_form(client.get(address))
    assert (action, fields["covenant"]) == ("/admin/covenants/milestonestatement/add/", str(gold.pk))
    assert fields["actor__words"] == ""  # what somebody else recorded says nothing of what comes next
    events = AuditEvent.objects.count()
    answer = client.post(action, fields | typed)
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    assert answer.url == f"{address}#now-title"
    entry = MilestoneStatement.objects.get(revision=None)
    assert (entry.covenant, entry.kind, entry.modality, entry.document, entry.locator, entry.actor) == (
        gold, "signed", "fact", letter_220, "p. 3", cabinet,
    )  # fmt: skip
    assert (entry.edtf, entry.public_from == entry.known_from) == ("2016-06-03", True)
    assert AuditEvent.objects.count() == events + 1
    page = client.get(address)
    assert [one["wording"] for one in page.context["now"]["waiting"]] == ["3 juni 2016"]
    assert "Opgeslagen als concept" in page.content.decode()
    assert short_form(client.get(address))[1]["actor__words"] == "Kabinet"  # whose word one wrote down last


def test_a_refused_statement_stands_in_the_whole_form_which_still_leads_back(
    sign_in, editor, address, sealed, typed, cabinet
):
    client = sign_in(editor)
    action, fields = short_form(client.get(address))
    page = client.post(action, fields | typed | {"wording": "ooit eens"})
    assert (page.status_code, list(page.context["adminform"].form.errors)) == (200, ["wording"])
    again_action, again = short_form_of_whole(page)
    assert (again["document__words"], again["_back"]) == ("26 485, nr. 220 · 17 juni 2016 · Voortgang", "1")
    answer = client.post(action, again | {"wording": "3 juni 2016"})
    assert answer.url == f"{address}#now-title"
    assert again_action in (None, "")


def short_form_of_whole(page):
    read = _Forms()
    read.feed(page.content.decode())
    (form,) = [one for one in read.forms if "_back" in one["fields"]]
    return form["attrs"].get("action"), {name: values[0] for name, values in form["fields"].items()}


def test_sent_twice_it_is_one_statement(sign_in, editor, address, sealed, typed):
    client = sign_in(editor)
    action, fields = short_form(client.get(address))
    assert [client.post(action, fields | typed).status_code for _press in range(2)] == [302, 302]
    assert MilestoneStatement.objects.filter(revision=None).count() == 1


@pytest.mark.parametrize("role", ["auditor"])
def test_who_may_not_record_sees_the_story_without_the_form(sign_in, address, sealed, role):
    page = sign_in(person(role, role)).get(address)
    assert page.status_code == 200
    assert "next_asked" not in page.context
    assert page.context["now"]["waiting"] == []


def test_more_statements_cost_no_more_queries(sign_in, editor, address, sealed, typed):
    client = sign_in(editor)
    action, fields = short_form(client.get(address))

    def asked(numbers):
        for number in numbers:
            ref = f"adm-{number:032x}"
            assert client.post(action, fields | typed | {"ref": ref, "locator": f"p. {number}"}).status_code == 302
        client.get(address)
        with CaptureQueriesContext(connection) as questions:
            client.get(address)
        return len(questions)

    one = asked([1])
    assert (asked([2, 3]), asked(range(4, 12))) == (one, one)
