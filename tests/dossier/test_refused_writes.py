"""What managers refuse in bulk, and the words with which they do."""

import re
from itertools import chain

import pytest

from dossier.canonical import ledger_models, master_models
from dossier.models import Decision, SealedMaster
from dossier.querysets import RecordIsProtected, batched_keys

UPDATE = ("update()", lambda rows: rows.update(pk=9))
DELETE = ("delete()", lambda rows: rows.delete())
BULK_CREATE = ("bulk_create()", lambda rows: rows.bulk_create([]))
BULK_UPDATE = ("bulk_update()", lambda rows: rows.bulk_update([], ["pk"]))
REFUSED = {
    **dict.fromkeys(ledger_models(), (UPDATE, DELETE, BULK_CREATE, BULK_UPDATE)),
    **dict.fromkeys(master_models(), (UPDATE, BULK_CREATE, BULK_UPDATE)),
    **dict.fromkeys((SealedMaster, Decision), (UPDATE, DELETE, BULK_UPDATE)),
}
CASES = [(model, name, act) for model, ways in REFUSED.items() for name, act in ways]


@pytest.mark.parametrize(("model", "name", "act"), CASES, ids=[f"{model.__name__}-{name}" for model, name, _ in CASES])
def test_a_write_in_bulk_is_refused_before_the_database_is_asked(model, name, act):
    """No test database is asked for: a refusal that came too late would fail here."""
    words = f"{name} would change the record without a trace; use an action."
    with pytest.raises(RecordIsProtected, match=f"^{re.escape(words)}$"):
        act(model.objects.all())


@pytest.mark.parametrize(("count", "sizes"), [(0, []), (1, [1]), (900, [900]), (901, [900, 1]), (1800, [900, 900])])
def test_keys_come_in_portions_that_every_database_takes(count, sizes):
    portions = list(batched_keys(range(count)))
    assert [len(portion) for portion in portions] == sizes
    assert list(chain.from_iterable(portions)) == list(range(count))
