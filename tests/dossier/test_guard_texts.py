"""The text of every guard, for both databases, word by word: what PostgreSQL is given is held where SQLite runs too."""

import pytest

from dossier.protection import (
    APPEND_ONLY,
    KEY,
    LEDGER,
    REVISION,
    SEALED_MASTER,
    Guard,
    guards_of,
    is_as_written,
    statements_for,
)

COLUMNS = ["id", "a", "revision_id", "public_from", "opened_in_id"]
NEWEST = "(SELECT MAX(number) FROM dossier_revision)"

GUARDS = {
    ("sqlite", LEDGER): [
        (
            "t_sealed_update",
            "UPDATE",
            (
                "OLD.revision_id IS NOT NULL AND NOT (OLD.public_from IS NULL AND NEW.public_from IS "
                f'NOT NULL AND OLD.opened_in_id IS NULL AND NEW.opened_in_id = {NEWEST} AND OLD."a" IS '
                'NEW."a" AND OLD."id" IS NEW."id" AND OLD."revision_id" IS NEW."revision_id")'
            ),
        ),
        (
            "t_sealed_late",
            "UPDATE",
            f"OLD.revision_id IS NULL AND NEW.revision_id IS NOT NULL AND NEW.revision_id <> {NEWEST}",
        ),
        ("t_sealed_delete", "DELETE", "OLD.revision_id IS NOT NULL"),
        (
            "t_sealed_replace",
            "UPDATE",
            (
                "EXISTS (SELECT 1 FROM t s WHERE s.revision_id IS NOT NULL AND (s.id = NEW.id OR "
                "s.ref = NEW.ref OR s.corrects_id = NEW.corrects_id) AND s.id <> OLD.id)"
            ),
        ),
        (
            "t_sealed_insert",
            "INSERT",
            (
                "NEW.revision_id IS NOT NULL OR EXISTS (SELECT 1 FROM t s WHERE s.revision_id IS NOT "
                "NULL AND (s.id = NEW.id OR s.ref = NEW.ref OR s.corrects_id = NEW.corrects_id))"
            ),
        ),
    ],
    ("sqlite", REVISION): [
        ("t_sealed_update", "UPDATE", "TRUE"),
        ("t_sealed_delete", "DELETE", "TRUE"),
        (
            "t_sealed_insert",
            "INSERT",
            (
                "NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM t) OR EXISTS (SELECT 1 FROM "
                "t s WHERE s.content_hash = NEW.content_hash)"
            ),
        ),
    ],
    ("sqlite", APPEND_ONLY): [
        ("t_sealed_update", "UPDATE", "TRUE"),
        ("t_sealed_delete", "DELETE", "TRUE"),
        ("t_sealed_insert", "INSERT", "EXISTS (SELECT 1 FROM t s WHERE s.id = NEW.id)"),
    ],
    ("sqlite", SEALED_MASTER): [
        ("t_sealed_update", "UPDATE", "TRUE"),
        ("t_sealed_delete", "DELETE", "TRUE"),
        (
            "t_sealed_insert",
            "INSERT",
            (
                f"NEW.revision_id <> {NEWEST} OR EXISTS (SELECT 1 FROM t s WHERE s.id = NEW.id OR "
                '(s.revision_id = NEW.revision_id AND s."table" = NEW."table" AND s."key" = '
                'NEW."key"))'
            ),
        ),
    ],
    ("sqlite", KEY): [
        ("t_frozen_slug", "UPDATE", "OLD.slug IS NOT NEW.slug"),
    ],
    ("postgresql", LEDGER): [
        (
            "t_sealed_update",
            "UPDATE",
            (
                "OLD.revision_id IS NOT NULL AND NOT (OLD.public_from IS NULL AND NEW.public_from IS "
                f'NOT NULL AND OLD.opened_in_id IS NULL AND NEW.opened_in_id = {NEWEST} AND OLD."a" IS '
                'NOT DISTINCT FROM NEW."a" AND OLD."id" IS NOT DISTINCT FROM NEW."id" AND '
                'OLD."revision_id" IS NOT DISTINCT FROM NEW."revision_id")'
            ),
        ),
        (
            "t_sealed_late",
            "UPDATE",
            f"OLD.revision_id IS NULL AND NEW.revision_id IS NOT NULL AND NEW.revision_id <> {NEWEST}",
        ),
        ("t_sealed_delete", "DELETE", "OLD.revision_id IS NOT NULL"),
        ("t_sealed_insert", "INSERT", "NEW.revision_id IS NOT NULL"),
        ("t_sealed_truncate", "TRUNCATE", "TRUE"),
    ],
    ("postgresql", REVISION): [
        ("t_sealed_update", "UPDATE", "TRUE"),
        ("t_sealed_delete", "DELETE", "TRUE"),
        ("t_sealed_insert", "INSERT", "NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM t)"),
        ("t_sealed_truncate", "TRUNCATE", "TRUE"),
    ],
    ("postgresql", APPEND_ONLY): [
        ("t_sealed_update", "UPDATE", "TRUE"),
        ("t_sealed_delete", "DELETE", "TRUE"),
        ("t_sealed_truncate", "TRUNCATE", "TRUE"),
    ],
    ("postgresql", SEALED_MASTER): [
        ("t_sealed_update", "UPDATE", "TRUE"),
        ("t_sealed_delete", "DELETE", "TRUE"),
        ("t_sealed_insert", "INSERT", f"NEW.revision_id <> {NEWEST}"),
        ("t_sealed_truncate", "TRUNCATE", "TRUE"),
    ],
    ("postgresql", KEY): [
        ("t_frozen_slug", "UPDATE", "OLD.slug IS DISTINCT FROM NEW.slug"),
    ],
}


@pytest.mark.parametrize(("vendor", "sort"), GUARDS)
def test_a_table_of_a_sort_has_these_guards(vendor, sort):
    guards = guards_of("t", sort, COLUMNS, vendor, "slug" if sort == KEY else "")
    assert [(one.name, one.event, one.refuses) for one in guards] == GUARDS[vendor, sort]
    assert {one.table for one in guards} == {"t"}


@pytest.mark.parametrize("vendor", ["sqlite", "postgresql"])
def test_every_sort_refuses_changes_on_both_databases(vendor):
    assert [sort for one, sort in GUARDS if one == vendor] == [LEDGER, REVISION, APPEND_ONLY, SEALED_MASTER, KEY]


def test_the_trigger_of_sqlite():
    assert statements_for(Guard("t_sealed_late", "t", "UPDATE", "a = 1"), "sqlite") == [
        (
            "CREATE TRIGGER t_sealed_late BEFORE UPDATE ON t WHEN a = 1"
            " BEGIN SELECT RAISE(ABORT, 'the record is sealed'); END"
        )
    ]


@pytest.mark.parametrize(
    ("event", "returned", "each"),
    [("UPDATE", "NEW", "ROW"), ("INSERT", "NEW", "ROW"), ("DELETE", "OLD", "ROW"), ("TRUNCATE", "NULL", "STATEMENT")],
)
def test_function_and_trigger_of_postgresql(event, returned, each):
    assert statements_for(Guard("t_sealed_late", "t", event, "a = 1"), "postgresql") == [
        (
            "CREATE OR REPLACE FUNCTION t_sealed_late() RETURNS trigger LANGUAGE plpgsql AS $$"
            "\nBEGIN\n  IF a = 1 THEN\n"
            "    RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';\n"
            f"  END IF;\n  RETURN {returned};\nEND $$"
        ),
        f"CREATE TRIGGER t_sealed_late BEFORE {event} ON t FOR EACH {each} EXECUTE FUNCTION t_sealed_late()",
    ]


GUARD = Guard("t_sealed_late", "t", "UPDATE", "a = 1")
BODY = (
    "BEGIN IF a = 1 THEN RAISE EXCEPTION 'the record is sealed' USING ERRCODE = 'integrity_constraint_violation';"
    " END IF; RETURN NEW; END"
)
TOLD = "CREATE TRIGGER t_sealed_late BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()"


@pytest.mark.parametrize(
    ("table", "function", "body", "same"),
    [
        ("t", "t_sealed_late", BODY, True),
        ("public.t", "public.t_sealed_late", BODY, True),
        ('"Own".t', '"Own".t_sealed_late', BODY, True),
        ("t", "t_sealed_late", f"\n{BODY.replace(' ', '  ')}\n", True),
        ("t", "t_sealed_late", "", False),
        ("t", "t_sealed_late", BODY.replace("a = 1", "FALSE"), False),
        ("t", "another", BODY, False),
        ("another", "t_sealed_late", BODY, False),
    ],
)
def test_what_postgresql_tells_of_a_guard_is_compared_whole(table, function, body, same):
    told = TOLD.format(table=table, function=function)
    assert is_as_written(GUARD, told, body, "postgresql") is same


@pytest.mark.parametrize(
    ("change", "same"),
    [
        (lambda text: text, True),
        (lambda text: text.replace(" ", "\n  "), True),
        (lambda text: text.replace("a = 1", "0"), False),
        (lambda text: text.replace("ABORT", "IGNORE"), False),
        (lambda text: "", False),
    ],
)
def test_what_sqlite_holds_of_a_guard_is_compared_whole(change, same):
    (text,) = statements_for(GUARD, "sqlite")
    assert is_as_written(GUARD, change(text), "", "sqlite") is same
