"""A record that was sealed before master data were: one revision more seals these as they are now.

The chain so far stays valid and goes on. What an older revision shows is read with this first sealed content
(`valid_from` 0); what was opened before counts as opened by this revision.
"""

from django.conf import settings
from django.db import migrations

from dossier.canonical import (
    canonical_master,
    natural_key,
    opening_bytes,
    sealed_master_bytes,
    envelope,
    with_content,
)
from dossier.domain.chain import content_hash
from imvo_tracker.lib.asof import now

REASON = "Stamgegevens verzegeld: documenten, organisaties, sectoren, convenanten, doelen, drempels en telregels."


def seal_what_is_there(apps, schema_editor):
    Revision = apps.get_model("dossier", "Revision")
    SealedMaster = apps.get_model("dossier", "SealedMaster")
    _note_links_of_rules(apps)
    last = Revision._base_manager.order_by("-number").first()
    if last is None:
        return
    number, sealed_at = last.number + 1, now()
    versions = [
        SealedMaster(
            valid_from=0,
            table=row._meta.label_lower,
            key=getattr(row, natural_key(type(row))),
            object_id=row.pk,
            content=canonical_master(row),
        )
        for label in settings.MASTER_MODELS
        for row in with_content(apps.get_model(label)._base_manager.order_by("pk"))
    ]
    tables = [apps.get_model(label) for label in settings.LEDGER_MODELS]
    opened = [
        (table, row.pk, row.public_from)
        for table in tables
        for row in table._base_manager.filter(closed=True, public_from__isnull=False)
    ]
    rows = [sealed_master_bytes(one.table, one.key, 0, one.content, "") for one in versions]
    rows += [opening_bytes(table._meta.label_lower, pk, day) for table, pk, day in opened]
    revision = Revision(
        number=number,
        sealed_at=sealed_at,
        author_id=last.author_id,
        reason=REASON,
        entry_count=0,
        other_count=len(rows),
        previous_hash=last.content_hash,
        content_hash=content_hash(last.content_hash, envelope(number, sealed_at, last.author_id, REASON), rows),
    )
    revision.save(force_insert=True)
    for version in versions:
        version.revision = revision
    SealedMaster._base_manager.bulk_create(versions, batch_size=100)
    for table, pk, _day in opened:
        table._base_manager.filter(pk=pk).update(opened_in=revision)


def _note_links_of_rules(apps):
    """The history of counting rules did not note which covenants they name: one line more says so as of now."""
    CountingRule = apps.get_model("covenants", "CountingRule")
    History = apps.get_model("covenants", "HistoricalCountingRule")
    for rule in CountingRule._base_manager.order_by("pk"):
        values = {field.attname: getattr(rule, field.attname) for field in rule._meta.concrete_fields}
        line = History._base_manager.create(
            **values, history_date=now(), history_type="~", history_change_reason="links noted"
        )
        for name in ("excluded", "only"):
            Links = apps.get_model("covenants", f"HistoricalCountingRule_{name}")
            for through in getattr(CountingRule, name).through._base_manager.filter(countingrule_id=rule.pk):
                Links._base_manager.create(
                    id=through.pk, countingrule_id=rule.pk, covenant_id=through.covenant_id, history_id=line.pk
                )


class Migration(migrations.Migration):
    dependencies = [
        ("covenants", "0005_sealed_masters"),
        ("dossier", "0004_sealed_masters"),
        ("sectors", "0002_protection"),
    ]

    operations = [migrations.RunPython(seal_what_is_there, migrations.RunPython.noop)]
