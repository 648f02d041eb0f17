"""What long lists tell of statements without reading them whole is what the statements tell, whatever was known."""

from datetime import date, timedelta

import pytest

from covenants.evidence.renamed import covenant_called
from covenants.evidence.statements import evidence_of
from covenants.evidence.written import milestones_written
from covenants.models import MilestoneStatement
from dashboards.words.statements import say_source, say_written
from dossier.models import Document
from imvo_tracker.lib.asof import AsOf
from tests.covenants.samples import DAY, make_world, sealed_of

pytestmark = pytest.mark.one_database
LATER = DAY + timedelta(90)


@pytest.mark.parametrize(("day", "to_come"), [(date(2016, 6, 17), 0), (date(2020, 1, 1), 7)])
def test_where_and_in_what_words_and_by_whom(whole, day, to_come):
    as_of = AsOf(day, day)
    keys = list(MilestoneStatement.objects.visible_at(as_of).values_list("pk", flat=True))
    said, written = evidence_of(keys, as_of), milestones_written(keys, as_of)
    assert {
        key: (one.anchor, one.actor, one.wording, one.url, say_written(one.source)) for key, one in written.items()
    } == {
        key: (one.key, one.entry.actor.slug, one.evidence.wording, one.evidence.document_url, say_source(one.evidence))
        for key, one in said.items()
    }
    assert sum(one.source.to_come for one in written.values()) == to_come
    assert min(len({one.wording for one in written.values()}), len({one.url for one in written.values()})) > 1


def test_words_of_a_document_to_come_are_not_told_before_its_day(db):
    world = make_world()
    later = Document.objects.create(key="later", kind="letter", title="Later", url="https://later", public_on=LATER)
    sealed_of(MilestoneStatement, world, document=later, known_from=DAY, public_from=DAY, wording="Geheim.")
    told = {}
    for day in (DAY, LATER):
        (one,) = milestones_written(MilestoneStatement.objects.values_list("pk", flat=True), AsOf(LATER, day)).values()
        told[day] = (one.source.to_come, one.wording, one.url)
    assert told == {DAY: (True, "", ""), LATER: (False, "Geheim.", "https://later")}


def test_a_covenant_is_found_by_a_name_from_the_day_on_which_that_is_known(whole):
    first, last = date(2016, 6, 17), date(2026, 11, 26)
    asked = ("HOUT", "timber", "Bevorderen duurzaam bosbeheer", "geen")
    assert [covenant_called(one, AsOf(first, first)) for one in asked] == ["hout", "hout", "", ""]
    assert [covenant_called(one, AsOf(last, last)) for one in asked] == ["hout", "hout", "hout", ""]
