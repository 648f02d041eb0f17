"""`make_sample`: any size, the same for the same seed, and never mixed with the real record by accident."""

import json

import pytest
from django.db import transaction

from benchmarks.make_sample import main
from covenants.domain.lateness import Schedule
from covenants.models import Covenant
from covenants.moment.record import read_record
from covenants.selectors.figures import figures
from dossier.canonical import canonical_rows, ledger_models
from dossier.domain.visibility import Audience
from dossier.models import Revision
from dossier.selectors import find_faults
from imvo_tracker.lib.asof import AsOf
from tests.covenants.samples import LATER, make_world, publish

AS_OF = AsOf(LATER, LATER)
# What differs between two databases without anything being said differently.
NOT_SAID = ("id", "corrects", "recorded_by")


def make(**options):
    """Run the command; `beside_real=True` is a flag, the others take a number."""
    words = [f"--{name.replace('_', '-')}" + ("" if value is True else f"={value}") for name, value in options.items()]
    return main(words)


def said():
    """Return what all statements say, by reference, with corrections told by reference too."""
    found = {}
    for model in ledger_models():
        corrected = dict(model._base_manager.values_list("ref", "corrects__ref"))
        for number, content in canonical_rows(model._base_manager.all()):
            row = json.loads(content)
            plain = {key: value for key, value in row.items() if key not in NOT_SAID}
            found[row["ref"]] = (number, corrected[row["ref"]], plain)
    return found


def outcome_of(**options):
    """Return figures and contents of a sample, and undo it."""
    with transaction.atomic():
        make(**options)
        result = figures(read_record(AS_OF)), said()
        transaction.set_rollback(True)
    return result


def test_the_same_seed_gives_the_same_record(db):
    first, again, other = (outcome_of(covenants=30, seed=seed) for seed in (1, 1, 2))
    assert first == again
    assert first[1] != other[1]


def test_a_sample_is_whole_and_has_something_of_everything(db):
    make(covenants=120, seed=2)
    assert find_faults() == []
    assert Covenant.objects.count() == 120
    models = {model.__name__: model._base_manager.all() for model in ledger_models()}
    assert {name for name, rows in models.items() if not rows.exists()} == {"UndertakingStatement"}
    for closed_or_corrected in ({"closed": True}, {"corrects__isnull": False}, {"is_withdrawal": True}):
        assert any(rows.filter(**closed_or_corrected).exists() for rows in models.values())
    assert set(models["MilestoneStatement"].values_list("modality", flat=True)) == {
        "fact", "aim", "may", "expect", "confident",
    }  # fmt: skip
    schedules = {found.schedule.schedule for found in read_record(AS_OF).readings}
    assert {Schedule.ACHIEVED, Schedule.LATE, Schedule.ON_TIME, Schedule.OPEN} <= schedules


@pytest.mark.parametrize(("covenants", "statements"), [(1, 1), (3, 12), (2, 40)])
def test_each_covenant_gets_as_many_statements_as_asked_for(covenants, statements, db):
    make(covenants=covenants, statements=statements)
    own = [row for _number, corrected, row in said().values() if corrected is None and "target" not in row]
    assert len(own) == covenants * statements


def test_every_covenant_is_seen_in_the_end(db):
    make(covenants=40)
    later = AsOf(LATER.replace(year=2022), LATER.replace(year=2022))
    assert len(read_record(later, audience=Audience.STAFF).readings) == 40


def test_the_real_record_is_left_alone_unless_asked(db, capsys):
    world = make_world()
    assert make(covenants=1) == 1
    assert "--beside-real" in capsys.readouterr().err
    assert not Revision.objects.exists()
    publish(world.rule, by=world.user)
    make(covenants=1, beside_real=True)
    assert Covenant.objects.count() == 2
    assert read_record(AS_OF).rule.slug == "kabinet"


def test_a_second_sample_is_refused(db, capsys):
    assert make(covenants=1) == 0
    assert make(covenants=1, beside_real=True) == 1
    assert "already" in capsys.readouterr().err


@pytest.mark.parametrize("options", [{"covenants": 0}, {"covenants": 20_001}, {"covenants": 1, "statements": 0}])
def test_sizes_out_of_reach_are_refused(options, db, capsys):
    with pytest.raises(SystemExit):
        make(**options)
    assert "must lie between" in capsys.readouterr().err


def test_progress_is_told(db, capsys):
    make(covenants=2)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "made 2 covenants"
    assert lines[-1].endswith("statements sealed")
