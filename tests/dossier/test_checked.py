"""All check constraints asked in one question: the answer is that of Django's own, which asks one each."""

from collections import Counter
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dossier.canonical import ledger_models
from dossier.models.checked import all_hold, checks_of, names_asked
from imvo_tracker.lib.asof import now
from tests.covenants.samples import DAY, LATER, sample_of

TRIED = (None, "", "signed", True, DAY - timedelta(days=9), LATER, Decimal(-3))


def row_of(model, world, **changes):
    row = sample_of(model, world, recorded_by=world.user, recorded_at=now())
    for name, value in changes.items():
        setattr(row, row._meta.get_field(name).attname, value)
    return row


def hold_one_by_one(row):
    """Ask Django; None where a value is none that the column could hold."""
    held = True
    for check in checks_of(type(row)):
        try:
            check.validate(type(row), row)
        except ValidationError as error:
            if error.code != check.violation_error_code or error.message != check.get_violation_error_message():
                return None
            held = False
        except (TypeError, ValueError):
            return None
    return held


@pytest.mark.parametrize("model", ledger_models(), ids=lambda model: model.__name__)
def test_one_question_says_what_one_each_says(world, model):
    seen = Counter()
    for name in sorted(names_asked(model)):
        for value in TRIED:
            row = row_of(model, world, **{name: value})
            expected = hold_one_by_one(row)
            if expected is None:
                assert all_hold(row) in (True, False)
            else:
                assert (name, value, all_hold(row)) == (name, value, expected)
            seen[expected] += 1
    assert min(seen[True], seen[False]) >= 5


def test_what_holds_takes_one_question_and_a_field_left_out_is_not_asked_after(world):
    model = ledger_models()[0]
    with CaptureQueriesContext(
        connection,
    ) as asked:
        row_of(model, world).validate_constraints()
    assert len([one for one in asked if one["sql"].startswith("SELECT")]) == 1
    broken = row_of(model, world, document=None, reason="")
    with pytest.raises(ValidationError, match="document_or_reason"):
        broken.validate_constraints()
    broken.validate_constraints(exclude={"document"})
