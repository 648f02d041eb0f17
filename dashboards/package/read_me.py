"""The text that comes with a data package, made from its tables, in the language that is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from covenants.selectors.snapshots import Snapshot
from dashboards.package.descriptor import about
from dashboards.package.tables import Field, Table


def read_me(snapshot: Snapshot, tables: Iterable[Table]) -> str:
    """Return the whole text as Markdown."""
    said = {"number": snapshot.revision, "day": snapshot.day.isoformat()}
    parts = [
        f"# {_('The record of the Dutch agreements on responsible business conduct')}",
        _("Revision %(number)s, as public on %(day)s. Licence of the data: CC0-1.0.") % said,
        f"{about()} {_corrected()}",
        f"## {_('Files')}",
        _grid((_("file"), _("holds")), ((f"`{name}`", what) for name, what in files_held())),
        f"## {_('What is not in it')}",
        left_out(),
        _(
            "In CSV a text that a spreadsheet would run as a formula begins with an apostrophe; "
            "the other formats have it as it is."
        ),
        f"## {_('Tables')}",
        *(text for table in tables for text in _told(table)),
    ]
    return "\n\n".join(parts) + "\n"


def _corrected() -> str:
    return _(
        "A statement that was corrected is listed beside its correction; "
        "the one that counts is the one that no other corrects."
    )


def files_held() -> tuple[tuple[str, str], ...]:
    """Return the files of a package and what each holds."""
    return (
        ("csv/", _("each table: UTF-8, one line of column names, empty where there is no value")),
        ("datapackage.json", _("the schema of the tables (Frictionless)")),
        ("record.json", _("the same tables as JSON")),
        ("record.sqlite3", _("the same tables as an SQLite database")),
        ("record/", _("the same record as record files, one a revision, which the program loads again")),
        (
            "ledger/",
            _("what the hash of each wholly public revision was computed over, and the newest hash (head.txt)"),
        ),
        ("editions/", _("the frozen annexes, in each format, as they were frozen")),
        ("verify.py", _("verifies files, chain and tables: python3 verify.py")),
        ("CHECKSUMS.sha256", _("verifies the files: sha256sum -c CHECKSUMS.sha256")),
        ("README.md, LEESMIJ.md", _("this explanation, in English and in Dutch")),
    )


def left_out() -> str:
    """Say what a package does not hold."""
    return _(
        "Statements that are not public yet. Where not every line of a revision is public to the letter, the package "
        "holds its hash alone, and its public statements in the tables. The chain can be verified all the same: each "
        "hash covers the one before. verify.py names these revisions: what the tables say of them rests on us."
    )


def _told(table: Table) -> Iterator[str]:
    yield f"### {table.name}"
    yield str(table.about)
    yield _grid(
        (_("column"), _("type"), _("meaning")), ((f"`{one.name}`", one.type, _meaning(one)) for one in table.fields)
    )


def _meaning(field: Field) -> str:
    said = ". ".join(str(text).rstrip(".") for text in (field.title, field.about) if text)
    refers = f" → `{field.refers[0]}.{field.refers[1]}`" if field.refers else ""
    return f"{said}{refers}{' (' + ', '.join(field.values) + ')' if field.values else ''}"


def _grid(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (heads, ("---",) * len(heads), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
