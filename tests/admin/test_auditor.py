"""An auditor reads what was decided, closed text included, and meets no draft in any corner."""

import pytest

from covenants.models import MilestoneStatement
from tests.admin.walking import begin

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk():
    return begin(MilestoneStatement)


def texts_for(walk, role, sealed):
    covenant = f"/admin/covenants/covenant/{walk.world.covenant.pk}/change/"
    pages = ("/admin/", "/admin/covenants/milestonestatement/", covenant, walk.url(sealed))
    return [walk.browsers[role].get(page).content.decode() for page in pages]


def test_a_draft_shows_in_no_list_no_summary_and_no_chain(walk):
    sealed = walk.sealed(
        walk.statement(
            wording="verzegeld woord", openness="ministry", opens_after="Na afronding.", embargo_reason="Overleg."
        )
    )
    draft = walk.correction(sealed, wording="conceptwoord")
    own = texts_for(walk, "owner", sealed)
    # The first page and the covenant name a draft without its words, the form of what it corrects leads to it
    assert [walk.url(draft) in text or "conceptwoord" in text for text in own] == [True] * 4
    seen = texts_for(walk, "auditor", sealed)
    assert [walk.url(draft) in text or "conceptwoord" in text for text in seen] == [False] * 4
    assert ["verzegeld woord" in text for text in seen] == [False, True, True, True]
    assert walk.browsers["auditor"].get("/admin/dossier/revision/verzegelen/").status_code == 403


def test_nothing_is_offered_to_who_only_reads(walk):
    sealed = walk.sealed(walk.statement())
    page = walk.open("auditor", sealed)
    assert (page.context["steps"], page.context["has_change_permission"]) == ([], False)
    for text in texts_for(walk, "auditor", sealed):
        assert "status-bijwerken" not in text.partition("<main")[2].partition("<table")[0]
        assert "/add/" not in text
