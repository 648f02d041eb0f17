"""The page about the open data: what can be taken along, how it is verified, loaded and read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext as _

from covenants.moment.record import Record
from covenants.selectors.snapshots import Snapshot, snapshot_at
from dashboards.formats.base import LICENCE
from dashboards.frame.base import Frame, Link, extend, frame
from dashboards.frame.linked import dataset
from dashboards.package.descriptor import about
from dashboards.package.files import CSV, JSON, SQLITE
from dashboards.package.read_me import files_held, left_out
from dashboards.package.tables import tables
from dashboards.package.writing import CHECKSUMS, VERIFY, zip_name
from dashboards.page_request import PageRequest
from dashboards.words.wording import say_day

PYTHON = """import pandas

address = "{root}/csv/{{}}.csv"
milestones = pandas.read_csv(address.format("milestones"))
documents = pandas.read_csv(address.format("documents"))
print(milestones.merge(documents, left_on="document", right_on="key"))
"""
R = """address <- "{root}/csv/milestones.csv"
milestones <- read.csv(address)
table(milestones$kind, milestones$modality)
"""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One table of the package: its file, what it holds, how many columns it has."""

    link: Link
    about: str
    columns: int


@dataclass(frozen=True, slots=True)
class Downloads:
    """The files of a snapshot, at their lasting addresses."""

    snapshot: str
    revision: int
    day: str
    on: date
    head: str
    whole: Link
    files: tuple[tuple[Link, str], ...]
    tables: tuple[TableRow, ...]
    python: str
    r: str


@dataclass(frozen=True, slots=True)
class OpenDataPage(Frame):
    """What can be taken along of the record at the moment; `downloads` is None while nothing was sealed."""

    downloads: Downloads | None
    held: tuple[tuple[str, str], ...]
    left_out: str
    licence: str
    verify: str
    catalog: Link
    programs: Link


def open_data_page(asked: PageRequest, record: Record, host: str) -> OpenDataPage:
    """Return the page at the moment asked; `host` is scheme and name of the site."""
    snapshot = snapshot_at(record.as_of)
    return extend(
        OpenDataPage,
        frame(asked, record, _("Open data"), offers_rules=False, things=_things(snapshot, asked) if snapshot else ()),
        downloads=_downloads(snapshot, host) if snapshot else None,
        held=files_held(),
        left_out=left_out(),
        licence=LICENCE,
        verify=verify_script(),
        catalog=Link(reverse("open_data_catalog"), "DCAT-AP-NL"),
        programs=Link(asked.link("api"), _("API: the record for programs")),
    )


def _things(snapshot: Snapshot, asked: PageRequest) -> tuple[Mapping[str, Any], ...]:
    """Return the whole record as a set of data, with its files."""
    files = ((zip_name(snapshot), "application/zip"), (JSON, "application/json"), (SQLITE, "application/vnd.sqlite3"))
    distributions = [(media, address_of(snapshot, name)) for name, media in files]
    title = _("The record of the Dutch agreements on responsible business conduct")
    return (dataset(title, about(), asked.path, distributions),)


@cache
def verify_script() -> str:
    """Return the script that comes with every package."""
    return Path(__file__).with_name(VERIFY).read_text(encoding="utf-8")


def address_of(snapshot: Snapshot, name: str) -> str:
    """Return the lasting address of a file."""
    return reverse("open_data_file", args=[snapshot.name, name])


def _downloads(snapshot: Snapshot, host: str) -> Downloads:
    named: Mapping[str, str] = {
        JSON: _("all tables as JSON"),
        SQLITE: _("all tables as an SQLite database"),
        "datapackage.json": _("the schema (Frictionless)"),
        _("README.md"): _("the explanation of every table and column"),
        CHECKSUMS: _("the checksums of all files"),
        VERIFY: _("the script that verifies the package"),
        "ledger/head.txt": _("number and hash of the newest revision"),
    }
    root = f"{host}{get_script_prefix()}open-data/{snapshot.name}"
    return Downloads(
        snapshot=snapshot.name,
        revision=snapshot.revision,
        day=say_day(snapshot.day),
        on=snapshot.day,
        head=snapshot.head,
        whole=Link(address_of(snapshot, zip_name(snapshot)), zip_name(snapshot)),
        files=tuple((Link(address_of(snapshot, name), name), what) for name, what in named.items()),
        tables=tuple(
            TableRow(
                Link(address_of(snapshot, f"{CSV}/{table.name}.csv"), table.name), str(table.about), len(table.fields)
            )
            for table in tables()
        ),
        python=PYTHON.format(root=root),
        r=R.format(root=root),
    )
