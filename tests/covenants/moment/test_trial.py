"""Master data on trial: what a publisher sees before a seal is what everyone sees after it, and nobody in between."""

from datetime import date

from covenants.models import MilestoneStatement
from covenants.moment.record import read_record
from dossier.actions import seal
from dossier.actions_masters import pending_masters
from dossier.published import Version, published_at, trial
from imvo_tracker.lib.asof import AsOf
from tests.covenants.samples import make_covenant, make_world, sealed_of

DAY = AsOf(date(2020, 1, 1), date(2020, 1, 1))


def names():
    record = read_record(DAY)
    return [one.covenant.name for one in record.readings], [rule.slug for rule in record.rules]


def test_a_trial_reads_the_new_name_and_leaves_nothing_behind(db):
    world = make_world()
    for covenant in (world.covenant, make_covenant("hout", world.letter)):
        sealed_of(MilestoneStatement, world, covenant=covenant)
    world.covenant.names.create(name="Kleding", known_from=date(2019, 1, 1))
    pending = pending_masters()
    tried = published_at(None).with_changes({one.place: Version(one.key, one.new) for one in pending})
    before = names()
    with trial(tried):
        on_trial = names()
    assert (before[0], on_trial[0], names()) == (["Hout", "Textiel"], ["Hout", "Kleding"], before)
    seal([], by=world.user, reason="Proef.", masters=[one.place for one in pending])
    assert names() == on_trial
