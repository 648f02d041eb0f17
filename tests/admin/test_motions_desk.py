"""The desk of motions and commitments: what comes due first, who answers, the forms, and who may see it."""

from datetime import timedelta

import pytest

from dossier.models import UndertakingStatement
from imvo_tracker.lib.asof import today
from tests.admin.walking import begin
from tests.covenants.samples import sealed_of

pytestmark = pytest.mark.django_db
DESK = "/admin/moties/"


@pytest.fixture
def walk():
    return begin(UndertakingStatement)


def term_of(walk, days, **changes):
    day = today() + timedelta(days)
    window = {"earliest": None, "latest": day, "edtf": f"../{day}", "period_rule": "by"}
    return sealed_of(UndertakingStatement, walk.world, event="term", **window, **changes)


def test_it_shows_the_term_who_answers_and_the_forms(walk):
    term_of(walk, 10)
    page = walk.browsers["owner"].get(DESK)
    (one,) = page.context["waiting"]
    assert [reading.verdict for reading in one.row.readings] == ["nog 10 dagen"]
    assert one.row.answerer == "het kabinet"
    form = walk.browsers["owner"].get(one.answer_url).context["adminform"].form
    assert (str(form.initial["undertaking"]), form.initial["event"]) == (str(walk.world.motion.pk), "answered")
    assert walk.browsers["owner"].get(one.term_url).status_code == 200
    assert 'data-origin="http://testserver"' in page.content.decode()  # on paper addresses name the site
    assert DESK in walk.browsers["owner"].get("/admin/").content.decode()


def test_a_closed_term_stands_on_the_desk_but_not_in_public(walk, client):
    term_of(walk, 10, public_from=None)
    assert len(walk.browsers["publisher"].get(DESK).context["waiting"]) == 1
    assert len(client.get("/moties-en-toezeggingen/").context["page"].rows) == 0


def test_who_does_not_read_drafts_has_no_such_page(walk):
    term_of(walk, -3)
    (one,) = walk.browsers["publisher"].get(DESK).context["waiting"]
    assert one.row.state.note == "3 dagen"
    assert [walk.browsers[role].get(DESK).status_code for role in ("auditor", "administrator", "stranger")] == [403] * 3
    assert walk.browsers["anonymous"].get(DESK).status_code == 302
    assert walk.browsers["owner"].post(DESK).status_code == 405
