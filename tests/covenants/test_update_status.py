"""A new status: the official word and its milestone together, or neither."""

import pytest
from django.core.exceptions import ValidationError

from covenants.actions.update_status import update_status
from covenants.models import MilestoneStatement, StatusReport
from tests.covenants.samples import sample_of


def test_both_become_drafts_of_the_one_who_typed_them(world):
    report = sample_of(StatusReport, world)
    assert update_status(report, sample_of(MilestoneStatement, world), by=world.user) == report
    assert [model.objects.get().recorded_by for model in (StatusReport, MilestoneStatement)] == [world.user] * 2


def test_the_milestone_may_be_absent(world):
    update_status(sample_of(StatusReport, world), None, by=world.user)
    assert (StatusReport.objects.count(), MilestoneStatement.objects.count()) == (1, 0)


def test_a_milestone_that_is_refused_takes_the_report_with_it(world):
    signed = sample_of(MilestoneStatement, world, kind="signed", earliest=None, latest=None)
    with pytest.raises(ValidationError):
        update_status(sample_of(StatusReport, world), signed, by=world.user)
    assert not StatusReport.objects.exists()
