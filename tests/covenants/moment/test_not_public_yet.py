"""How many statements on a covenant are not public yet: the engine counts as the plain rule does."""

from collections import Counter

from covenants.models import Covenant
from covenants.moment.record import read_record
from dossier.canonical import ledger_models
from dossier.visibility import counts_from
from tests.covenants.moment.sampled import moment
from tests.spec.visibility import EntryFacts, not_public_yet


def facts_of_every_table():
    """Return by table every entry that speaks of a covenant, as the plain rule sees it."""
    return {
        model: [
            EntryFacts(
                row.pk, row.revision_id, row.known_from, row.public_from, row.corrects_id, row.is_withdrawal,
                row.opened_in_id, row.counts, row.opens_by, slug, row.count_is_public,
            )
            for row, slug in slugs_of(model)
        ]
        for model in ledger_models()
        if model.COVENANT
    }  # fmt: skip


def slugs_of(model):
    rows = model._base_manager.annotate(counts=counts_from(model)).order_by("pk")
    return zip(rows, rows.values_list(f"{model.COVENANT}__slug", flat=True), strict=True)


def test_the_engine_counts_what_the_plain_rule_counts(sample):
    tables, met = facts_of_every_table(), Counter()
    for _ in range(12):
        as_of = moment(sample)
        record = read_record(as_of)
        ours = sum((not_public_yet(facts, as_of) for facts in tables.values()), Counter())
        shown = {slug: record.not_public_yet(slug) for slug in Covenant.objects.values_list("slug", flat=True)}
        assert {slug: count for slug, count in shown.items() if count} == dict(ours)
        met.update({min(count, 2) for count in shown.values()})
    assert all(met[count] > 3 for count in (0, 1, 2))
