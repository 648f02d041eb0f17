"""`manage.py figures`: the control figures of the letter, with the keys and types that others rely on."""

import json
from datetime import date

import pytest
import time_machine
from django.core.management import CommandError, call_command

from covenants.domain.facts import RuleFact
from covenants.models import CountingRule, Measurement, Threshold
from covenants.moment.record import UnknownRule, read_record
from covenants.selectors.figures import figures
from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf
from tests.covenants.samples import DAY, LATER, make_covenant, publish, sample_of, sealed_of, sealed_together

ON_THE_DAY = {"as_of": "2016-06-17", "known_on": "2016-06-17"}
FIFTEEN = [
    "banken", "bouw", "eiwitten", "goud", "groothandel", "hout", "land-en-tuinbouw", "metallurgie", "natuursteen",
    "sierteelt", "technologie", "textiel", "toerisme", "verzekeringen", "voedingsmiddelen",
]  # fmt: skip


def told(capsys, **options):
    call_command("figures", format="json", **options)
    return json.loads(capsys.readouterr().out)


def test_the_letter_as_known_on_its_own_day(letter, capsys):
    found = told(capsys, **ON_THE_DAY)
    assert {key: found[key] for key in found if key not in ("covenants", "expected_by")} == {
        "as_of": "2016-06-17",
        "known_on": "2016-06-17",
        "revision": 1,
        "counting_rule": "kabinet",
        "signed": 0,
        "presented": 1,
        "in_negotiation": 2,
        "goal": {"count": 10, "deadline": "2016-12-31", "superseded_by": "2017-06-30"},
        "thresholds": {
            "textiel": [
                {"unit": "company", "minimum": "35", "state": "unmeasured"},
                {"unit": "turnover_share", "minimum": "30", "state": "unmeasured"},
            ]
        },
    }
    assert found["expected_by"]["2016-12-31"] == 7
    assert found["expected_by"]["2017-06-30"] == 15


def test_every_covenant_of_the_letter_with_phase_and_schedule(letter, capsys):
    rows = {row["slug"]: row for row in told(capsys, **ON_THE_DAY)["covenants"]}
    assert sorted(rows) == FIFTEEN
    assert {"slug", "phase", "schedule", "signed_on"} <= set(rows["textiel"])
    assert (rows["textiel"]["phase"], rows["textiel"]["signed_on"]) == ("presented", None)
    assert {slug for slug, row in rows.items() if row["phase"] == "presented"} == {"textiel"}
    assert {row["schedule"] for row in rows.values()} == {"on_time", "due", "open"}


def test_textile_is_expected_by_implication_and_never_scored(letter, capsys):
    """Page 5 counts it among the seven; no date of its own is promised."""
    [row] = [
        row for row in told(capsys, as_of="2016-12-31", known_on="2016-06-17")["covenants"] if row["slug"] == "textiel"
    ]
    assert row["schedule"] == "open"
    [row] = [row for row in told(capsys, as_of="2020-01-01")["covenants"] if row["slug"] == "textiel"]
    assert row["schedule"] == "open"


def test_expected_by_holds_the_coming_half_years_as_whole_numbers(letter, capsys):
    expected = told(capsys, as_of="2016-07-01", known_on="2016-07-01")["expected_by"]
    assert expected == {"2016-12-31": 7, "2017-06-30": 15, "2017-12-31": 15, "2018-06-30": 15}


def test_before_the_letter_its_promises_are_unknown(letter, capsys):
    found = told(capsys, as_of="2016-06-16", known_on="2016-06-16")
    assert (found["signed"], found["expected_by"]["2016-12-31"], found["goal"]) != (0, 7, 10)
    assert found["expected_by"]["2017-06-30"] < 15


def test_nothing_is_known_in_1950(letter, capsys):
    found = told(capsys, as_of="1950-01-01", known_on="1950-01-01")
    assert (found["covenants"], found["goal"], found["thresholds"], found["signed"]) == ([], None, {}, 0)


@time_machine.travel("2016-09-01T12:00:00+02:00")
def test_without_a_day_it_is_today(letter, capsys):
    found = told(capsys)
    assert (found["as_of"], found["known_on"]) == ("2016-09-01", "2016-09-01")


def test_text_tells_the_same(letter, capsys):
    call_command("figures", **ON_THE_DAY)
    lines = capsys.readouterr().out.splitlines()
    assert lines[:7] == [
        "as_of: 2016-06-17", "known_on: 2016-06-17", "revision: 1", "counting_rule: kabinet", "signed: 0",
        "presented: 1", "in_negotiation: 2",
    ]  # fmt: skip
    assert "  2016-12-31: 7" in lines
    assert "    unit=turnover_share, minimum=30, state=unmeasured" in lines


def test_every_counting_rule_can_be_asked_for(letter, capsys):
    slugs = sorted(CountingRule.objects.values_list("slug", flat=True))
    assert slugs == ["alle", "kabinet"]
    assert [told(capsys, rule=slug, **ON_THE_DAY)["counting_rule"] for slug in slugs] == slugs


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"rule": "verzonnen"}, "unknown counting rule: verzonnen"),
        ({"as_of": "31-02-2016"}, "peildatum: .*31-02-2016"),
        ({"as_of": "17 juni"}, "peildatum: "),
        ({"known_on": "2199-01-01"}, "bekend_op: "),
        ({"revision": "99"}, "revisie: .*99"),
    ],
)
def test_what_cannot_be_read_is_named(letter, options, words):
    with pytest.raises(CommandError, match=words):
        call_command("figures", **options)


class TestReadRecord:
    def test_of_an_empty_record_is_empty(self, db):
        record = read_record(AsOf(DAY, DAY))
        assert (tuple(record.readings), record.goal, record.rule, record.as_of.revision) == ((), None, RuleFact(""), 0)
        assert figures(record)["goal"] is None

    def test_finds_one_covenant(self, letter):
        record = read_record(AsOf(DAY, DAY))
        assert record.reading("goud").slug == "goud"
        assert record.reading("verzonnen") is None

    def test_refuses_an_unknown_rule(self, letter):
        with pytest.raises(UnknownRule) as caught:
            read_record(AsOf(DAY, DAY), rule="verzonnen")
        assert caught.value.args == ("verzonnen",)

    def test_shows_closed_statements_to_staff_only(self, world):
        sealed_of(Measurement, world, public_from=None)
        assert len(read_record(AsOf(DAY, DAY)).readings) == 0
        assert [one.slug for one in read_record(AsOf(DAY, DAY), audience=Audience.STAFF).readings] == ["textiel"]

    def test_adds_the_conditions_of_two_thresholds_of_one_covenant(self, world):
        condition = Threshold.objects.get().conditions.model
        sealed_of(Measurement, world, low=40, high=40)
        sealed_of(condition, world)
        second = Threshold.objects.create(slug="tweede", covenant=world.covenant, gates="signed", name="Tweede")
        sealed_of(condition, world, threshold=second, minimum=50)
        assert figures(read_record(AsOf(DAY, DAY)))["thresholds"] == {
            "textiel": [
                {"unit": "company", "minimum": "35", "state": "met"},
                {"unit": "company", "minimum": "50", "state": "not_met"},
            ]
        }

    def test_names_a_covenant_as_it_was_known_at_the_moment(self, world):
        sealed_of(Measurement, world)
        world.covenant.names.create(name="Kleding en textiel", known_from=LATER)
        publish(world.covenant, by=world.user)
        names = [read_record(AsOf(day, day)).readings[0].covenant.name for day in (DAY, LATER, date(2020, 1, 1))]
        assert names == ["Textiel", "Kleding en textiel", "Kleding en textiel"]


@pytest.mark.parametrize("count", [1, 3, 300])
def test_the_number_of_queries_does_not_grow(count, world, django_assert_num_queries):
    covenants = [world.covenant, *(make_covenant(f"c{n}", world.letter) for n in range(1, count))]
    sealed_together([sample_of(Measurement, world, covenant=one) for one in covenants], world)
    read_record(AsOf(DAY, DAY))  # what was sealed is read into memory by the first who asks
    with django_assert_num_queries(3):
        record = read_record(AsOf(DAY, DAY))
        assert len(figures(record)["covenants"]) == count
