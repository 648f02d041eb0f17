"""What the record answers at a moment beside its readings: held to the database, or to a record made here."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from covenants.domain.targets import half_years_from
from covenants.models import CountingRule, Measurement, MilestoneStatement, StatusReport, ThresholdCondition
from covenants.moment.ledger import read_promises
from covenants.moment.record import UnknownRule, read_added, read_record
from covenants.moment.store import COLUMNS
from covenants.rows import condition_facts
from dossier.actions import correct, seal, withdraw
from dossier.actions_trial import sealed_on_trial
from dossier.canonical import ledger_models
from dossier.domain.visibility import Audience
from dossier.models import Document, Revision
from imvo_tracker.lib.asof import AsOf
from tests.covenants.samples import DAY, draft_of, make_covenant, make_world, publish, sealed_of
from tests.spec.covenants import stated_terms
from tests.spec.facts import milestone_facts
from tests.spec.milestones import sources_differ
from tests.spec.outcome import promised_in

pytestmark = pytest.mark.django_db

NOW = date(2026, 11, 26)
TODAY = AsOf(NOW, NOW)
LETTER = "kst-26485-220"
DAYS = [date(2016, 6, 16), date(2016, 6, 17), date(2018, 6, 17), NOW]


@pytest.fixture
def world(db):
    return make_world()


def record_on(day, **options):
    return read_record(AsOf(day, day), **options)


@pytest.mark.parametrize("day", DAYS)
def test_the_first_letter_divides_the_signed_covenants(whole, day):
    record = record_on(day)
    facts = milestone_facts(record.as_of, Audience.PUBLIC)
    rows = MilestoneStatement.objects.filter(document__key=LETTER).values_list("pk", flat=True)
    promised = promised_in(fact for fact in facts if fact.key in set(rows))
    assert record.first_letter == (LETTER if promised else "")
    assert set(record.promised.slugs) == set(promised)
    signed = [slug for slug in record.signed.slugs if slug not in promised]
    assert record.signed_unpromised.slugs == signed
    assert day < NOW or (len(promised), signed) == (15, ["pensioenen", "hernieuwbare-energie"])


def test_what_a_rule_leaves_out_is_signed_all_the_same(whole):
    assert record_on(NOW).signed_uncounted.slugs == ["steenkolen"]
    assert record_on(NOW, rule="met-steenkolen").signed_uncounted.slugs == []


def test_a_covenant_is_found_by_its_key_once_it_is_known(whole):
    record = record_on(NOW)
    assert (record.covenant("goud").name, record.covenant("zilver")) == ("Goud", None)
    assert record.reading("goud").covenant == record.covenant("goud")
    assert record.reading("goud") is record.reading("goud")
    assert record.reading("zilver") is None


@pytest.mark.parametrize("day", DAYS)
def test_a_term_runs_until_the_last_day_that_any_statement_gives_it(whole, day):
    record = record_on(day)
    terms = stated_terms(record.as_of, Audience.PUBLIC)
    ends = {slug: [last for _first, last in terms[slug]] for slug in record.readings.slugs}
    ours = {slug: max(days) if days and None not in days else None for slug, days in ends.items()}
    planned = {slug: record.term_until(slug) for slug in record.readings.slugs}
    assert {slug: end for slug, end in planned.items() if ours[slug]} == {
        slug: end for slug, end in ours.items() if end
    }
    assert day < NOW or (planned["goud"], planned["bouw"]) == (date(2022, 6, 30), None)


@pytest.mark.parametrize("day", DAYS)
def test_sources_differ_where_two_facts_cannot_both_be_right(whole, day):
    record = record_on(day)
    facts = milestone_facts(record.as_of, Audience.PUBLIC)
    kinds = {(fact.covenant, fact.kind) for fact in facts}
    ours = {
        slug
        for slug, kind in kinds
        if sources_differ([one for one in facts if (one.covenant, one.kind) == (slug, kind)], day)
    }
    assert record.with_sources_that_differ.slugs == [slug for slug in record.readings.slugs if slug in ours]
    assert day < NOW or len(ours) == 5


def test_the_goal_is_counted_by_the_signing_days_of_the_rule(whole):
    for rule, count in (("kabinet", 12), ("met-steenkolen", 13)):
        record = record_on(NOW, rule=rule)
        so_far = record.goal_so_far
        assert (so_far.goal, so_far.judged_on) == (record.goal, NOW)
        assert list(so_far.days) == record.counted.signing_days
        assert len(so_far.days) == count
    assert record_on(date(2014, 6, 23)).goal_so_far is None


def test_the_outlook_is_of_the_coming_half_years_and_the_deadlines(whole):
    deadlines = [date(2016, 12, 31), date(2017, 6, 30)]
    for day in (date(2016, 6, 17), NOW):
        record = record_on(day)
        assert record.outlook_days == tuple(sorted({*half_years_from(day), *deadlines}))
    assert record_on(date(2016, 6, 17)).outlook == {
        date(2016, 6, 30): 0, date(2016, 12, 31): 7, date(2017, 6, 30): 15, date(2017, 12, 31): 15,
    }  # fmt: skip
    assert record_on(date(2014, 6, 1)).outlook_days == tuple(half_years_from(date(2014, 6, 1)))


def test_the_newest_progress_document_of_some_names_its_covenants(world):
    gold = make_covenant("goud", world.letter)
    for key, day, named in (
        ("z-brief", DAY, [gold, world.covenant]),
        ("y-brief", DAY + timedelta(30), [world.covenant]),
        ("x-brief", DAY + timedelta(60), [gold]),
    ):
        paper = Document.objects.create(key=key, kind="letter", title=key, public_on=day)
        for covenant in named:
            known = {"known_from": day, "public_from": day}
            sealed_of(StatusReport, world, covenant=covenant, document=paper, topic="mention", **known)
    record = read_record(TODAY)
    answers = [record.last_named(among) for among in (["z-brief"], ["z-brief", "y-brief"], ["z-brief", "x-brief"], [])]
    assert [(letter, readings.slugs) for letter, readings in answers] == [
        ("z-brief", ["goud", "textiel"]), ("y-brief", ["textiel"]), ("x-brief", ["goud"]), ("", []),
    ]  # fmt: skip


# Thresholds and measurements.


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("day", DAYS)
def test_what_was_measured_or_is_asked_is_that_of_the_database(whole, day, audience):
    record = record_on(day, audience=audience)
    measured = Measurement.objects.visible_at(record.as_of, audience).exclude(covenant=None)
    pairs = set(measured.values_list("covenant__slug", "unit"))
    asked = {(one.covenant, one.unit) for one in condition_facts(record.as_of, audience)}
    assert record.measured_units == {unit for _slug, unit in pairs | asked}
    for unit in record.measured_units:
        assert set(record.measured(unit).slugs) == {slug for slug, one in pairs | asked if one == unit}
    assert set(record.measured().slugs) == {slug for slug, _unit in pairs | asked}
    assert record.with_threshold.slugs == list(dict.fromkeys(slug for slug, _unit in asked))
    assert [one.covenant for one in record.thresholds] == record.with_threshold.slugs


def test_covenants_that_are_measured_stand_gated_ones_first_and_then_by_name(whole):
    record = record_on(NOW)
    assert record.measured("party").slugs == ["hout", "goud", "eiwitten", "verzekeringen", "voedingsmiddelen"]
    english = ["voedingsmiddelen", "goud", "verzekeringen", "eiwitten", "hout"]
    assert record.measured("party", english=True).slugs == english
    assert (record.measured("company").slugs[0], record.measured().slugs[0]) == ("textiel", "textiel")


def test_thresholds_are_read_once_for_each_covenant_in_the_order_asked(world, django_assert_num_queries):
    sealed_of(ThresholdCondition, world)
    sealed_of(Measurement, world, low=Decimal(20), high=Decimal(20))
    gold = make_covenant("goud", world.letter)
    sealed_of(Measurement, world, covenant=gold)
    record = read_record(TODAY)
    with django_assert_num_queries(2):
        (state,) = record.thresholds_of(["goud", "textiel"])
    assert (state.covenant, state.verdict) == ("textiel", "not_met")
    with django_assert_num_queries(0):
        assert record.thresholds_of(["textiel", "goud"]) == (state,)
        assert record.thresholds_of(["goud"]) == ()
    assert record.thresholds == (state,)
    again = read_record(AsOf(NOW, NOW - timedelta(1)))
    assert again.thresholds_of(["goud"]) == ()
    assert [one.covenant for one in again.thresholds_of(["textiel", "goud"])] == ["textiel"]


def test_a_closed_measurement_and_a_closed_condition_are_read_by_the_staff_alone(world):
    asked = sealed_of(ThresholdCondition, world)
    sealed_of(Measurement, world, public_from=None)
    sealed_of(ThresholdCondition, world, unit="brand", public_from=None)
    answers = {}
    for audience in Audience:
        (state,) = read_record(TODAY, audience=audience).thresholds
        answers[audience] = [(one.condition.unit, one.verdict) for one in state.conditions]
    assert answers == {
        Audience.PUBLIC: [(asked.unit, "unmeasured")],
        Audience.STAFF: [(asked.unit, "met"), ("brand", "unmeasured")],
    }


def test_every_statement_is_listed_to_whom_it_is_open_whatever_its_table(world):
    closed = {"public_from": None, "opens_after": "Later."}
    asked = sealed_of(ThresholdCondition, world)
    hidden = [
        sealed_of(model, world, **closed, **about)
        for model, about in (
            (MilestoneStatement, {}),
            (ThresholdCondition, {"unit": "brand"}),
            (StatusReport, {"covenant": None, "sector": world.sector}),
        )
    ]
    public, staff = (list(read_record(TODAY, audience=one).every_statement()) for one in Audience)
    assert public == [(ThresholdCondition, asked.pk)]
    assert set(staff) == {*public, *((type(one), one.pk) for one in hidden)}


# Corrections.


def corrected(entry, world, **changes):
    """Seal a correction, or without changes a withdrawal."""
    if changes:
        better = correct(entry, by=world.user, reason="Beter.", **changes)
    else:
        better = withdraw(entry, by=world.user, reason="Weg.")
    seal([better], by=world.user, reason="Proef.")
    return better


def test_corrections_are_told_newest_first_where_both_sides_are_public_and_known(world):
    milestone, report, hidden, embargoed = (
        sealed_of(model, world, **changes)
        for model, changes in (
            (MilestoneStatement, {}),
            (StatusReport, {}),
            (StatusReport, {"public_from": None}),
            (StatusReport, {}),
        )
    )
    first = corrected(report, world, text="Beter.")
    second = corrected(milestone, world, kind="in_force")
    of_hidden = corrected(hidden, world, text="Beter.", opens_after="Later.")
    later = DAY + timedelta(20)
    last = corrected(embargoed, world, known_from=later, public_from=later)
    gone = corrected(second, world)
    told = [(StatusReport, last.pk), (MilestoneStatement, second.pk), (StatusReport, first.pk)]
    told.insert(0, (MilestoneStatement, gone.pk))
    assert read_record(TODAY).corrections == told
    assert read_record(AsOf(NOW, later - timedelta(1))).corrections == [told[0], *told[2:]]
    assert read_record(AsOf(NOW, NOW, gone.revision_id - 1)).corrections == told[1:]
    staff = read_record(TODAY, audience=Audience.STAFF).corrections
    assert staff == [*told[:2], (StatusReport, of_hidden.pk), *told[2:]]


def test_the_corrections_of_the_whole_record_are_those_of_the_database(whole):
    rows = [
        (revision, table, key)
        for table, model in enumerate(ledger_models())
        for revision, key in model._base_manager.filter(
            corrects__isnull=False, revision__isnull=False, public_from__lte=NOW, corrects__public_from__lte=NOW
        ).values_list("revision_id", "pk")
    ]
    newest_first = [(ledger_models()[table], key) for _revision, table, key in sorted(rows, reverse=True)]
    assert record_on(NOW).corrections == newest_first
    assert len(newest_first) > 50


# Rules, and what is sealed meanwhile.


def test_a_rule_is_offered_from_the_day_of_its_source_and_used_before_when_it_is_asked_for(world):
    source = Document.objects.create(key="bron", kind="web", title="Bron", public_on=DAY + timedelta(5))
    for slug, document, position in (("later", source, 2), ("altijd", None, 1)):
        CountingRule.objects.create(slug=slug, name=slug, definition="Proef.", document=document, position=position)
    publish(*Document.objects.all(), *CountingRule.objects.all(), by=world.user)

    def offered(days, **options):
        record = record_on(DAY + timedelta(days), **options)
        return record.rule.slug, [one.slug for one in record.rules]

    assert offered(4) == ("kabinet", ["kabinet", "altijd"])
    assert offered(5) == ("kabinet", ["kabinet", "altijd", "later"])
    assert offered(4, rule="later") == ("later", ["kabinet", "altijd", "later"])
    with pytest.raises(UnknownRule) as unknown:
        offered(4, rule="geen")
    assert unknown.value.args == ("geen",)


def test_without_any_rule_every_covenant_counts(db):
    record = read_record(TODAY)
    assert (record.rule.slug, record.rules, record.readings.slugs, record.goal) == ("", (), [], None)
    assert record.statements_by_document() == {}


def test_a_record_is_read_at_the_newest_revision_unless_one_is_asked_for(world):
    sealed_of(MilestoneStatement, world)
    cited = Revision.objects.count()
    sealed_of(MilestoneStatement, world, covenant=make_covenant("goud", world.letter))
    newest, older = read_record(TODAY), read_record(AsOf(NOW, NOW, cited))
    assert (newest.as_of, older.as_of) == (AsOf(NOW, NOW, cited + 1), AsOf(NOW, NOW, cited))
    assert (newest.readings.slugs, older.readings.slugs) == (["goud", "textiel"], ["textiel"])
    beside = read_record(AsOf(NOW, NOW, cited), beside=newest)
    assert beside.statements is newest.statements
    assert beside.readings.slugs == ["textiel"]


def test_what_is_sealed_on_trial_is_read_beside_the_record_and_kept_by_nobody(world):
    CountingRule.objects.create(slug="alle", name="Alle", definition="Proef.", position=3)
    publish(*CountingRule.objects.all(), by=world.user)
    sealed_of(MilestoneStatement, world)
    before = read_record(AsOf(NOW, DAY), rule="alle", audience=Audience.STAFF)
    kept = COLUMNS.current()
    draft = draft_of(MilestoneStatement, world, covenant=make_covenant("goud", world.letter), public_from=None)
    with sealed_on_trial([draft], by=world.user) as revision:
        after = read_added(before)
        assert after.as_of == AsOf(NOW, DAY, revision.number)
        assert (after.rule.slug, after.audience) == ("alle", Audience.STAFF)
        assert (before.readings.slugs, after.readings.slugs) == (["textiel"], ["goud", "textiel"])
        assert after.statements.up_to == revision.number
    assert COLUMNS.current() is kept
    assert read_record(before.as_of, audience=Audience.STAFF).readings.slugs == ["textiel"]


@pytest.mark.usefixtures("whole")
def test_a_choice_knows_its_own_covenants_alone():
    all_readings = read_record(TODAY).readings
    chosen = all_readings.signed()
    own, every = set(chosen.slugs), (*all_readings.slugs, "onbekend")
    assert 0 < len(own) < len(all_readings)
    for ask in (chosen.find, chosen.covenant):
        assert {slug for slug in every if ask(slug) is not None} == own
    for ask in (chosen.by_slug, chosen.named):
        assert set(ask(every)) == own


@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize("strict", [False, True])
def test_a_number_promised_is_as_late_in_the_rows_as_by_itself(strict):
    ledger = read_promises(read_record(TODAY))
    late = [one.judged(strict=strict).most for one in ledger.numbers]
    assert 873 in late
    assert ledger.every.of_numbers().days_late(strict=strict) == (min(late), max(late))
