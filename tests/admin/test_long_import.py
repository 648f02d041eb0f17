"""A long spreadsheet: read in beside the pages, with how far it is, a way to stop, and the rights of who brought it."""

import pytest
from django.contrib.admin.models import LogEntry

from covenants.models import MilestoneStatement
from dossier.admin import sheet_runs, sheets
from dossier.models import Decision, SheetRun
from tests.admin.conftest import person
from tests.admin.test_import import HEAD, MILESTONES, ROW, book, columns, upload

__all__ = ["columns"]
ROWS = [[*ROW[:3], words, *ROW[4:]] for words in ("na deze zomer", "eind 2016", "voorjaar 2017")]


@pytest.fixture(autouse=True)
def _long_from_three_rows(monkeypatch):
    monkeypatch.setattr(sheets, "AT_ONCE", 2)
    monkeypatch.setattr(sheet_runs, "PORTION", 1)


def begin(client, *rows):
    answer = upload(client, MILESTONES, book(HEAD, *rows))
    assert answer.status_code == 302
    return answer.url, SheetRun.objects.latest("pk")


def words():
    return sorted(MilestoneStatement.objects.values_list("wording", flat=True))


def test_a_long_file_is_looked_through_and_becomes_drafts_when_asked(columns, editor):
    client = columns[0]
    address, run = begin(client, *ROWS, ROWS[0])
    page = client.get(address).content.decode()
    assert (run.state, run.done, run.total, run.fresh, run.doubles) == ("looked", 4, 4, 3, 1)
    assert "3 rijen kunnen concepten worden. Er is nog niets opgeslagen." in page
    assert words() == []
    assert client.post(address, {"make": "1"}).status_code == 302
    assert words() == ["eind 2016", "na deze zomer", "voorjaar 2017"]
    assert {one.recorded_by for one in MilestoneStatement.objects.all()} == {editor}
    assert [one.step for one in Decision.objects.all()] == ["recorded"] * 3
    assert LogEntry.objects.filter(user=editor).count() == 3
    # a second press finds nothing to do, and the words are not kept
    assert client.post(address, {"make": "1"}).status_code == 302
    assert (len(words()), SheetRun.objects.get().state, SheetRun.objects.get().told) == (3, "made", {})
    assert "3 concepten zijn gemaakt." in client.get(address).content.decode()


def test_what_is_wrong_in_a_long_file_is_named_by_cell_and_nothing_is_made(columns):
    client = columns[0]
    address, run = begin(client, *ROWS, ["Goudd", *ROW[1:]], [*ROW[:3], "ooit eens", *ROW[4:]])
    assert [where for where, _said in run.wrong] == ["blad “Sheet”, rij 5, kolom A", "blad “Sheet”, rij 6, kolom D"]
    assert "Blad “Sheet”, rij 5, kolom A" in client.get(address).content.decode()
    client.post(address, {"make": "1"})
    assert words() == []


def test_what_is_stopped_writes_nothing(columns, monkeypatch):
    """Stopped by the press of the button after the second row, as it is on another page."""
    client = columns[0]
    address, _run = begin(client, *ROWS)
    check, checked = sheets.SheetOfForms.check, []

    def stopping(table, rows, **told):
        check(table, rows, **told)
        checked.extend(row.number for row in rows)
        if len(checked) == 2:
            client.post(address, {"stop": "1"})

    monkeypatch.setattr(sheets.SheetOfForms, "check", stopping)
    client.post(address, {"make": "1"})
    run = SheetRun.objects.get()
    assert (checked, run.state, run.done, run.told) == ([2, 3], "stopped", 1, {})
    assert words() == []
    assert "Gestopt. Er is niets opgeslagen." in client.get(address).content.decode()


def test_a_failure_makes_nothing_and_is_said(columns, monkeypatch):
    client = columns[0]
    address, _run = begin(client, *ROWS)
    monkeypatch.setattr(sheet_runs.LogEntry.objects, "log_actions", lambda *_told: 1 / 0)
    client.post(address, {"make": "1"})
    assert (SheetRun.objects.get().state, words()) == ("failed", [])
    assert "Hier ging iets mis, en er is niets opgeslagen." in client.get(address).content.decode()


def test_a_run_is_there_for_who_began_it_alone_and_works_with_the_rights_of_now(columns, sign_in, publisher, editor):
    client = columns[0]
    address, run = begin(client, *ROWS)
    assert sign_in(publisher).get(address).status_code == 404
    assert client.get(address.replace("milestonestatement", "measurement")).status_code == 404
    assert sign_in(person("controle", "auditor")).get(address).status_code == 403
    editor.groups.clear()
    sheet_runs.SheetRun.objects.update(state="making")
    sheet_runs.work_on.call(run.pk)
    assert (SheetRun.objects.get().state, words()) == ("failed", [])
