"""The home page of staff: terms that end, who is silent and whose turn it is, sources that differ, one click."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from covenants.domain.turn import Turn, whose_turn
from covenants.models import Covenant, MilestoneStatement, Participation, StatusReport
from covenants.selectors.desk import SHOWN, TERM_DAYS, Term, read_desk, whom_to_ask
from dossier.actions import seal
from dossier.models import Document, UndertakingStatement
from imvo_tracker.lib.asof import today
from tests.admin.walking import begin
from tests.covenants.samples import DAY, draft_of, make_covenant, publish, sample_of, sealed_of, sealed_together

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk():
    return begin(StatusReport)


def expected(walk, days, **changes):
    """Seal that the cabinet expects a signature so many days from today."""
    day = today() + timedelta(days)
    window = {"earliest": today() - timedelta(3), "latest": day, "edtf": f"{today() - timedelta(3)}/{day}"}
    return sealed_of(MilestoneStatement, walk.world, kind="signed", modality="expect", **window, **changes)


def term_of(walk, days, event="term", **changes):
    day = today() + timedelta(days)
    window = {"earliest": day, "latest": day, "edtf": day.isoformat()}
    return sealed_of(UndertakingStatement, walk.world, event=event, **window, **changes)


@pytest.mark.parametrize(
    ("is_signed", "is_facilitated", "turn"),
    [
        (False, False, Turn.CABINET),
        (False, True, Turn.FACILITATOR),
        (True, True, Turn.PARTIES),
        (True, False, Turn.PARTIES),
    ],
)
def test_whose_turn_it_is(is_signed, is_facilitated, turn):
    assert whose_turn(is_signed=is_signed, is_facilitated=is_facilitated) is turn


@pytest.mark.parametrize(("days", "shown"), [(0, True), (TERM_DAYS, True), (TERM_DAYS + 1, False)])
def test_a_window_that_ends_within_sixty_days_is_a_term(walk, days, shown):
    expected(walk, days)
    term = Term(today() + timedelta(days), walk.world.covenant.names.first().name, "signed", covenant="textiel")
    assert read_desk(walk.users["publisher"]).terms == ((term,) if shown else ())


@pytest.mark.parametrize(("days", "shown"), [(-1, False), (0, True), (TERM_DAYS, True), (TERM_DAYS + 1, False)])
def test_so_is_the_term_of_a_motion_until_it_is_answered(walk, days, shown):
    statement = term_of(walk, days)
    term = Term(statement.latest, str(statement.undertaking), "term", document=statement.undertaking_id)
    assert read_desk(walk.users["publisher"]).terms == ((term,) if shown else ())
    answer = Document.objects.first()
    sealed_of(UndertakingStatement, walk.world, event="answered", answered_by=answer, undertaking=statement.undertaking)
    assert read_desk(walk.users["publisher"]).terms == ()


def test_of_two_terms_of_a_motion_the_last_one_counts_and_the_nearest_stands_first(walk):
    term_of(walk, 50)
    term_of(walk, 20)
    expected(walk, 30)
    assert [(one.ends_on - today()).days for one in read_desk(walk.users["publisher"]).terms] == [20, 30]


def test_silent_are_those_unheard_of_for_nine_months_the_longest_first(walk):
    world = walk.world
    other = make_covenant("goud", world.letter)
    publish(other, by=world.user)
    sealed_of(StatusReport, world, known_from=DAY, public_from=DAY)
    sealed_of(StatusReport, world, covenant=other, known_from=DAY - timedelta(30), public_from=DAY - timedelta(30))
    assert [(one.slug, one.since, one.turn) for one in read_desk(walk.users["publisher"]).silent] == [
        ("goud", DAY - timedelta(30), Turn.CABINET), ("textiel", DAY, Turn.CABINET),
    ]  # fmt: skip


def test_who_leads_the_talks_is_asked_by_name(walk):
    world = walk.world
    sealed_of(Participation, world, organisation=world.cabinet, role="facilitator", change="joined")
    (silent,) = read_desk(walk.users["publisher"]).silent
    assert (silent.turn, silent.leader) == (Turn.FACILITATOR, world.cabinet.slug)
    assert world.cabinet.name in walk.browsers["owner"].get("/admin/").content.decode()


def test_sources_that_give_two_days_are_named(walk):
    for days in (0, 5):
        day = DAY + timedelta(days)
        fact = {"earliest": day, "latest": day, "edtf": day.isoformat()}
        sealed_of(MilestoneStatement, walk.world, kind="signed", modality="fact", **fact)
    assert [(one.slug, one.kind) for one in read_desk(walk.users["publisher"]).conflicts] == [("textiel", "signed")]
    page = walk.browsers["owner"].get("/admin/").content.decode()
    assert "Bronnen die elkaar tegenspreken" in page


class TestAsked:
    def url(self, covenant):
        return f"/admin/covenants/covenant/{covenant.pk}/nagevraagd/"

    def press(self, walk, role="owner", **typed):
        return walk.browsers[role].post(self.url(walk.world.covenant), typed)

    def reports(self):
        rows = StatusReport.objects.filter(topic="no_change").order_by("pk")
        return [(one.known_from, one.stage, one.text) for one in rows]

    def test_one_press_proposes_that_nothing_changed_today(self, walk):
        sealed_of(StatusReport, walk.world)
        page = walk.browsers["owner"].get("/admin/")
        assert self.url(walk.world.covenant) in page.content.decode()
        assert self.press(walk).url == "/admin/#desk-silent"
        ((day, stage, text),) = self.reports()
        assert (day, stage, text.startswith("Nagevraagd op ")) == (today(), "proposed", True)

    def test_pressed_twice_it_is_one_statement(self, walk):
        for _time in range(2):
            assert self.press(walk, on="2026-11-20").status_code == 302
        assert [day.isoformat() for day, _stage, _text in self.reports()] == ["2026-11-20"]

    @pytest.mark.parametrize(("typed", "said"), [("morgen", "Dag:"), ("2199-01-01", "moet nog komen")])
    def test_a_day_that_is_none_or_to_come_is_refused_and_nothing_written(self, walk, typed, said):
        answer = self.press(walk, on=typed)
        assert (answer.status_code, said in answer.content.decode(), self.reports()) == (400, True, [])

    def test_who_may_not_record_may_not_press(self, walk):
        for role in ("auditor", "administrator", "stranger"):
            assert self.press(walk, role).status_code == 403
        assert self.reports() == []

    def test_sealed_it_ends_the_silence(self, walk):
        sealed_of(StatusReport, walk.world, known_from=DAY, public_from=DAY)
        assert [one.slug for one in read_desk(walk.users["publisher"]).silent] == ["textiel"]
        self.press(walk)
        walk.model = StatusReport
        walk.seal(StatusReport.objects.get(topic="no_change"))
        assert read_desk(walk.users["publisher"]).silent == ()

    def test_a_covenant_that_is_not_there_is_not_found(self, walk):
        assert walk.browsers["owner"].post("/admin/covenants/covenant/99999/nagevraagd/").status_code == 404


def test_the_questions_of_the_page_do_not_grow_with_the_covenants(walk):
    counts = []
    for slugs in ((), ("goud", "hout", "steen")):
        for slug in slugs:
            covenant = make_covenant(slug, walk.world.letter)
            publish(covenant, by=walk.world.user)
            sealed_of(StatusReport, walk.world, covenant=covenant)
        sealed_of(StatusReport, walk.world)
        walk.browsers["owner"].get("/admin/")
        with CaptureQueriesContext(connection) as asked:
            assert walk.browsers["owner"].get("/admin/").status_code == 200
        counts.append(len(asked))
    assert (counts[0], Covenant.objects.count()) == (counts[1], 4)


def test_a_draft_is_no_term(walk):
    day = today() + timedelta(5)
    window = {"earliest": today(), "latest": day, "edtf": f"{today()}/{day}"}
    draft = draft_of(MilestoneStatement, walk.world, kind="signed", modality="expect", **window)
    assert read_desk(walk.users["publisher"]).terms == ()
    seal([draft], by=walk.world.user, reason="Nu wel.")
    assert [one.ends_on for one in read_desk(walk.users["publisher"]).terms] == [day]


def test_of_many_that_are_silent_or_contradict_the_first_are_shown_and_all_are_counted(walk):
    world = walk.world
    many = [make_covenant(f"stil-{number:02}", world.letter) for number in range(SHOWN + 3)]
    publish(*many, by=world.user)
    sealed_of(StatusReport, world)
    rows = []
    for number, covenant in enumerate(many):
        known = {
            "covenant": covenant,
            "known_from": DAY - timedelta(number + 1),
            "public_from": DAY - timedelta(number + 1),
        }
        rows.append(sample_of(StatusReport, world, **known))
        for day in (DAY - timedelta(60), DAY - timedelta(70)):
            fact = {"earliest": day, "latest": day, "edtf": day.isoformat()}
            rows.append(sample_of(MilestoneStatement, world, kind="presented", modality="fact", **fact, **known))
    sealed_together(rows, world)
    desk = read_desk(walk.users["publisher"])
    longest = [f"stil-{number:02}" for number in reversed(range(len(many)))]
    assert [one.slug for one in desk.silent] == longest[:SHOWN]
    assert (desk.silent_count, desk.conflict_count) == (len(many) + 1, len(many))
    assert [(one.slug, one.kind) for one in desk.conflicts] == [
        (f"stil-{number:02}", "presented") for number in range(SHOWN)
    ]
    page = walk.browsers["owner"].get("/admin/").content.decode()
    assert [f"De eerste {SHOWN} van {count}." in page for count in (len(many) + 1, len(many))] == [True, True]
    assert page.count("nagevraagd/") == SHOWN
    last = whom_to_ask(walk.users["publisher"], "textiel")
    assert (last.slug, last.since) == ("textiel", DAY)
    assert whom_to_ask(walk.users["publisher"], "niet-stil") is None
