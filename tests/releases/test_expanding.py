"""Migrations since each release are such that the release before lives with them; the rule itself has eyes."""

from itertools import pairwise

import pytest
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.models.functions import Lower

from dossier.protection import APPEND_ONLY, LEDGER, Protect
from tests.met import met
from tests.releases.expanding import refusals
from tests.releases.marks import marks

APPS = ("dossier", "sectors", "covenants")


@pytest.fixture(scope="module")
def loader():
    return MigrationLoader(None)


def guards_at(loader, nodes):
    """Return the guards that stood at these migrations."""
    operations = [(app, one) for app, name in nodes for one in loader.get_migration(app, name).operations]
    return {(app, one.model_name.lower(), one.sort) for app, one in operations if isinstance(one, Protect)}


def nodes_of(mark):
    return [node for node in mark.migrations if node[0] in APPS]


def test_migrations_since_each_release_leave_it_running(loader):
    """Also between two releases: whoever is at the former one goes to the next as they are."""
    here = [node for node in loader.disk_migrations if node[0] in APPS]
    steps = [*map(nodes_of, marks()), here]
    wrong, seen = [], []
    for before, after in pairwise(steps):
        assert set(before) <= set(after), "a migration of a release was renamed or removed"
        later = [node for node in after if node not in before]
        state, guarded = loader.project_state(list(before)), guards_at(loader, before)
        for app, name in later:
            seen.append((app, name))
            wrong += [(app, name, why) for why in refusals(loader.get_migration(app, name), state, guarded)]
    assert met(seen)
    assert wrong == []


THING = migrations.CreateModel(
    "Thing",
    [
        ("id", models.BigAutoField(primary_key=True)),
        ("name", models.CharField(max_length=20)),
        ("note", models.CharField(max_length=20, null=True)),
        ("kind", models.CharField(max_length=9, db_default="a")),
    ],
)
NAME, NOTE = models.CharField(max_length=20), models.CharField(max_length=20, null=True)
LONG = models.CheckConstraint(condition=models.Q(name__gt="") | models.Q(note=models.F("name")), name="long")


def with_database(*operations):
    return migrations.SeparateDatabaseAndState(database_operations=operations)


def forgotten(name):
    return migrations.SeparateDatabaseAndState(state_operations=[migrations.RemoveField("thing", name)])


def found(*operations, **words):
    before = migrations.state.ProjectState()
    THING.state_forwards("app", before)
    migration = migrations.Migration("0002", "app")
    migration.operations = list(operations)
    vars(migration).update(words)
    return refusals(migration, before, {("app", "thing", LEDGER)})


@pytest.mark.parametrize(
    "operation",
    [
        migrations.AddField("thing", "size", models.IntegerField()),
        migrations.AddField("thing", "size", models.CharField(max_length=9, blank=True, default="")),
        migrations.RemoveField("thing", "note"),
        migrations.RenameField("thing", "name", "title"),
        migrations.RenameModel("Thing", "Object"),
        migrations.DeleteModel("Thing"),
        migrations.AlterModelTable("thing", "things"),
        migrations.AlterUniqueTogether("thing", {("name", "note")}),
        migrations.AlterField("thing", "note", NAME),
        migrations.AlterField("thing", "name", models.CharField(max_length=19)),
        migrations.AlterField("thing", "name", models.CharField(max_length=20, unique=True)),
        migrations.AlterField("thing", "name", models.IntegerField()),
        migrations.AlterField("thing", "kind", models.CharField(max_length=9)),
        migrations.AddConstraint("thing", LONG),
        migrations.AddConstraint("thing", models.UniqueConstraint(fields=["note"], name="once")),
        migrations.AddConstraint("thing", models.UniqueConstraint(Lower("name"), name="once")),
        migrations.RunSQL("DROP TABLE app_thing"),
        migrations.RunPython(print),
        with_database(migrations.RemoveField("thing", "note")),
        forgotten("name"),
        Protect("Thing", APPEND_ONLY),
    ],
    ids=lambda one: type(one).__name__,
)
def test_what_drops_renames_or_tightens_is_refused(operation):
    assert len(found(operation)) == 1


@pytest.mark.parametrize(
    "operation",
    [
        migrations.AddField("thing", "size", models.IntegerField(null=True)),
        migrations.AddField("thing", "size", models.IntegerField(db_default=1)),
        migrations.AddField("thing", "others", models.ManyToManyField("app.thing")),
        migrations.AddIndex("thing", models.Index(fields=["name"], name="by_name")),
        migrations.AlterField("thing", "name", NOTE),
        migrations.AlterField("thing", "name", models.CharField("name", max_length=40, choices=[("a", "A")])),
        migrations.AlterField("thing", "name", models.CharField(max_length=20, db_default="a")),
        migrations.AddConstraint("thing", models.UniqueConstraint(fields=["size"], name="once")),
        migrations.RemoveConstraint("thing", "long"),
        migrations.CreateModel("Other", [("id", models.BigAutoField(primary_key=True))]),
        migrations.AddField("other", "size", models.IntegerField()),
        migrations.DeleteModel("Other"),
        migrations.RemoveField("thing", "size"),
        forgotten("note"),
        Protect("Thing", LEDGER),
        Protect("Other", APPEND_ONLY),
    ],
    ids=lambda one: type(one).__name__,
)
def test_what_adds_or_loosens_is_not(operation):
    assert found(operation) == []


def test_sql_that_says_why_the_release_before_lives_with_it_is_left_to_who_reads_it():
    drop = migrations.RunSQL("ALTER TABLE app_thing DROP COLUMN size")
    assert found(drop, lives_with_release_before="2026.11.1 forgot the column") == []
    assert len(found(drop, migrations.DeleteModel("Thing"), lives_with_release_before="so")) == 1
