"""Movement: the day on which something was last learned of a covenant, from every table and no other topic."""

from datetime import date

import pytest

from covenants.choices import ReportTopic
from covenants.models import Measurement, MilestoneStatement, Participation, StatusReport
from covenants.moment.record import read_record
from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf
from tests.covenants.samples import DAY, make_covenant, sealed_of

NEWS = date(2017, 6, 30)
MOVES_NOTHING = {ReportTopic.NOTHING_FOUND, ReportTopic.MENTION, ReportTopic.SOURCE_ERROR}
MOVING = sorted(set(ReportTopic) - MOVES_NOTHING)


def last_movement(world, day=date(2018, 1, 1), audience=Audience.PUBLIC):
    return read_record(AsOf(day, day), audience=audience).readings.last_movement(world.covenant.slug)


def tell(model, world, **changes):
    """Seal something about the covenant that was learned on the day of the news."""
    return sealed_of(model, world, **({"known_from": NEWS, "public_from": NEWS} | changes))


@pytest.mark.parametrize("model", [MilestoneStatement, Measurement, Participation, StatusReport])
def test_a_statement_of_every_table_moves_a_covenant(world, model):
    sealed_of(MilestoneStatement, world)
    assert last_movement(world) == DAY
    tell(model, world)
    assert last_movement(world) == NEWS
    assert last_movement(world, date(2017, 6, 29)) == DAY


@pytest.mark.parametrize(
    ("day", "moved"),
    [
        (date(2016, 11, 30), DAY),
        (date(2016, 12, 1), date(2016, 12, 1)),
        (date(2017, 6, 29), date(2016, 12, 1)),
        (NEWS, NEWS),
    ],
)
def test_what_became_known_after_the_day_counts_for_the_day_it_speaks_of(world, day, moved):
    sealed_of(MilestoneStatement, world)
    happened = date(2016, 12, 1)
    tell(MilestoneStatement, world, modality="fact", earliest=happened, latest=happened)
    readings = read_record(AsOf(day, date(2018, 1, 1))).readings
    assert readings.last_movement(world.covenant.slug) == moved


@pytest.mark.parametrize("topic", MOVING)
def test_a_report_on_what_happened_moves(world, topic):
    sealed_of(MilestoneStatement, world)
    tell(StatusReport, world, topic=topic, **({"cause": "complexity"} if topic == ReportTopic.DELAY_CAUSE else {}))
    assert last_movement(world) == NEWS


@pytest.mark.parametrize("topic", sorted(MOVES_NOTHING))
def test_being_named_a_fault_in_a_source_and_nothing_found_move_nothing(world, topic):
    sealed_of(MilestoneStatement, world)
    tell(StatusReport, world, topic=topic)
    assert last_movement(world) == DAY


@pytest.mark.parametrize("topic", sorted(MOVES_NOTHING))
def test_a_covenant_of_which_nothing_else_is_known_never_moved(world, topic):
    tell(StatusReport, world, topic=topic)
    assert last_movement(world) is None


@pytest.mark.parametrize("model", [MilestoneStatement, Measurement, Participation, StatusReport])
def test_what_is_closed_moves_for_staff_only(world, model):
    sealed_of(MilestoneStatement, world)
    tell(model, world, public_from=None)
    assert (last_movement(world), last_movement(world, audience=Audience.STAFF)) == (DAY, NEWS)


@pytest.mark.parametrize("model", [MilestoneStatement, Measurement, Participation, StatusReport])
def test_news_of_one_covenant_moves_no_other(world, model):
    sealed_of(MilestoneStatement, world)
    tell(model, world, covenant=make_covenant("goud", world.letter))
    assert last_movement(world) == DAY


@pytest.mark.parametrize("model", [Measurement, Participation, StatusReport])
def test_any_movement_ends_the_silence_on_the_pages(client, world, model):
    """Nine months after the news, not nine months after the last milestone."""
    sealed_of(MilestoneStatement, world)

    def told(day):
        listed = client.get(f"/convenanten/?peildatum={day}&stilte=stil").context["page"].rows
        lead = client.get(f"/convenanten/textiel/?peildatum={day}").context["page"].lead
        return [row.slug for row in listed], lead.badge.label, lead.sentence

    def silent_after(day):
        no_signature = f"Er is geen ondertekening bekend: na {day} staat in deze verzameling geen later stuk."
        return ["textiel"], "geen bericht meer", no_signature

    assert told("2017-07-01") == silent_after("17 juni 2016")
    tell(model, world)
    assert [told(day)[:2] for day in ("2017-07-01", "2018-03-29")] == [([], "niet beloofd")] * 2
    assert told("2018-03-30") == silent_after("30 juni 2017")


def test_a_search_that_found_nothing_counts_until_something_is_learned(client, world):
    """A covenant that was searched for in vain, and is spoken of in a later letter, is not one without news."""
    sealed_of(MilestoneStatement, world)
    searched = date(2017, 1, 20)
    tell(StatusReport, world, topic=ReportTopic.NOTHING_FOUND, known_from=searched, public_from=searched)

    def listed(day):
        rows = client.get(f"/convenanten/?peildatum={day}&stilte=niets-gevonden").context["page"].rows
        return [row.slug for row in rows], client.get(f"/convenanten/textiel/?peildatum={day}").context["page"].lead

    tell(StatusReport, world)
    (before, lead_before), (after, lead_after) = listed("2017-06-29"), listed("2017-06-30")
    assert (before, lead_before.badge.label) == (["textiel"], "geen bericht meer")
    assert (after, lead_after.badge.label) == ([], "niet beloofd")


def test_a_mention_leaves_the_pages_silent(client, world):
    sealed_of(MilestoneStatement, world)
    for topic in (ReportTopic.MENTION, ReportTopic.SOURCE_ERROR):
        tell(StatusReport, world, topic=topic)
    listed = client.get("/convenanten/?peildatum=2017-07-01&stilte=stil").context["page"].rows
    assert [row.slug for row in listed] == ["textiel"]
