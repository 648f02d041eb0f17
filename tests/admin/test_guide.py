"""Who never recorded anything is led to a first statement, on the screens where the work is done."""

import pytest

from covenants.actions.sittings import add_row, open_sitting
from covenants.models import GuideClosed, MilestoneStatement
from covenants.selectors.guide import CHOOSE, READING, WHAT, WORDS, Guide, guide_for
from dossier.models import AuditEvent
from tests.admin.conftest import person
from tests.site.reader import parsed

pytestmark = pytest.mark.django_db
HOME, CLOSE = "/admin/", "/admin/brief/uitleg-sluiten/"


def shown(client, address=HOME):
    """Return the steps of the guide with the one that comes now, and where the links lead; None without a guide."""
    page = parsed(client.get(address).content.decode())
    guides = page.all("section", class_="nl-guide")
    if not guides:
        return None
    (guide,) = guides
    steps = guide.all("ol")[0].all("li")
    now = [number for number, one in enumerate(steps, start=1) if one.attrs.get("aria-current") == "step"]
    return len(steps), now, [link.attrs["href"] for link in guide.all("ol")[0].all("a")]


def test_each_step_follows_from_what_stands_in_the_sitting(sign_in, editor, letter_220, gold):
    client = sign_in(editor)
    assert (guide_for(editor), shown(client)) == (Guide(CHOOSE), (5, [1], ["/admin/brief/"]))
    sitting = open_sitting(letter_220, by=editor)
    grid, check = f"/admin/brief/{sitting.pk}/", f"/admin/brief/{sitting.pk}/nakijken/"
    assert guide_for(editor) == Guide(WORDS, sitting.pk)
    add_row(sitting, "a" * 32, after="", cells={"words": "na de zomer"})
    assert guide_for(editor) == Guide(WHAT, sitting.pk)
    add_row(sitting, "b" * 32, after="", cells={"words": "na de zomer", "about": "Goud", "what": "ondertekend"})
    assert guide_for(editor) == Guide(READING, sitting.pk)
    assert shown(client) == (5, [4], ["/admin/brief/", grid, grid, grid, check])
    assert shown(client, grid) == (5, [4], ["/admin/brief/", grid, grid, check])
    assert shown(client, check)[:2] == (5, [5])


def test_the_first_statement_ends_it_by_whatever_form(sign_in, editor, milestone):
    client = sign_in(editor)
    assert shown(client) is not None
    assert client.post("/admin/covenants/milestonestatement/add/", milestone).status_code == 302
    assert MilestoneStatement.objects.count() == 1
    assert (shown(client), guide_for(editor)) == (None, None)


def test_it_is_closed_for_this_account_alone_with_one_event(sign_in, editor, colleague):
    client = sign_in(editor)
    before = AuditEvent.objects.count()
    for _press in range(2):
        answer = client.post(CLOSE)
        assert (answer.status_code, answer.url) == (302, f"{HOME}#content")
    assert [one.account for one in GuideClosed.objects.all()] == [editor]
    assert AuditEvent.objects.count() == before + 2  # one for each press
    assert shown(client) is None
    assert shown(sign_in(colleague)) is not None


@pytest.mark.parametrize("role", ["auditor", "administrator", "ser-secretariat"])
def test_who_records_nothing_is_led_nowhere(sign_in, role):
    client = sign_in(person(role, role))
    assert (shown(client), client.post(CLOSE).status_code, GuideClosed.objects.count()) == (None, 403, 0)
