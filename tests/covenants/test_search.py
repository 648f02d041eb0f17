"""The index of words follows each seal, and what is found is what may be seen at the moment."""

import datetime

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection

from covenants.models import Covenant, CovenantName, StatusReport
from covenants.moment.record import read_record
from covenants.selectors.search import nearest, read_whole, search_record
from dossier.actions import open_entry, record, seal, withdraw
from dossier.actions_masters import places_of
from dossier.domain.question import read_question
from dossier.models import Document, Organisation, Revision
from imvo_tracker.lib.asof import AsOf
from tests.covenants.samples import make_publisher

JUNE, JULY = datetime.date(2016, 6, 17), datetime.date(2016, 7, 1)
TODAY = datetime.date(2020, 3, 2)
CLOSED = {"public_from": None, "closure": "ministry", "opens_after": "de ondertekening"}


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime.datetime(2020, 3, 2, 12, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def by():
    return make_publisher("zoeker")


def report(text, **more):
    shared = {
        "actor": Organisation.objects.get(slug="kabinet"),
        "document": Document.objects.get(key="kst-26485-220"),
        "known_from": JUNE,
        "public_from": JUNE,
        "covenant": Covenant.objects.get(slug="goud"),
    }
    return StatusReport(topic="official_word", text=text, **shared | more)


def sealed(by, *entries, masters=()):
    return seal([record(one, by=by) for one in entries], by=by, reason="Proef.", masters=places_of(masters))


def record_at(day=TODAY, known_on=None, revision=None):
    return read_record(AsOf(day, known_on or day, revision))


def found(text, **moment):
    """Return the sentences of the statements found, in their order."""
    record = record_at(**moment)
    hits = read_whole(search_record(read_question(text), record).hits, record)
    return [hit.what.entry.text for hit in hits if hit.kind == "uitspraak"]


def keys(text, kind, **moment):
    hits = search_record(read_question(text), record_at(**moment)).hits
    return [hit.rank.key for hit in hits if hit.kind == kind]


def index():
    """Return what stands in both tables of the index."""
    names = ("rowid, words", "id, words::text")[connection.vendor == "postgresql"]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {names} FROM dossier_searchindex ORDER BY 1")
        rows = cursor.fetchall()
        cursor.execute("SELECT word FROM dossier_searchword ORDER BY 1")
        return rows, cursor.fetchall()


def test_a_statement_is_found_from_its_seal_on(letter, by):
    before = Revision.objects.count()
    sealed(by, report("Het zilverakkoord nadert."))
    assert found("zilverakkoorden") == ["Het zilverakkoord nadert."]
    assert found("goud zilverakkoord") == ["Het zilverakkoord nadert."]
    assert found("zilverakkoord", revision=before) == []
    assert found("zilverakkoord", day=datetime.date(2016, 6, 16)) == []


def test_what_is_closed_stands_in_no_index_until_it_is_opened(letter, by):
    closed = report("Het zilverakkoord nadert.", **CLOSED)
    before = index()
    sealed(by, closed)
    assert index() == before
    open_entry(closed, by=by, public_from=TODAY, reason="Openbaar.")
    assert found("zilverakkoord") == ["Het zilverakkoord nadert."]
    assert found("zilverakkoord", day=JULY) == []
    assert found("zilverakkoord", revision=Revision.objects.count() - 1) == []


def test_what_opens_by_itself_on_a_day_is_found_from_that_day_on(letter, by):
    sealed(by, report("Het zilverakkoord nadert.", **CLOSED | {"opens_by": datetime.date(2020, 3, 3)}))
    assert found("zilverakkoord") == []
    offered = nearest(read_question("zilverakkoort"), record_at(), lambda _question: 0)
    assert offered is None or search_record(offered, record_at()).hits == ()
    with time_machine.travel(datetime.datetime(2020, 3, 3, 12, tzinfo=datetime.UTC)):
        assert found("zilverakkoord", day=datetime.date(2020, 3, 3)) == ["Het zilverakkoord nadert."]


def test_what_is_under_embargo_is_not_found_nor_offered(letter, by):
    question = read_question("zilverakkoort")
    sealed(by, report("Het zilverakkoord nadert.", public_from=datetime.date(2020, 3, 3)))
    assert found("zilverakkoord") == []
    offered = nearest(question, record_at(), lambda _question: 0)
    assert offered is None or search_record(offered, record_at()).hits == ()
    with time_machine.travel(datetime.datetime(2020, 3, 4, tzinfo=datetime.UTC)):
        day = datetime.date(2020, 3, 3)
        assert found("zilverakkoord", day=day) == ["Het zilverakkoord nadert."]
        assert nearest(question, record_at(day), lambda _question: 0).text == "zilverakkoord"


def test_of_two_near_words_one_that_is_not_visible_is_not_taken(letter, by):
    sealed(by, report("Zilverketen."), report("Zilverketel.", public_from=datetime.date(2020, 3, 3)))
    assert nearest(read_question("zilverketes"), record_at(), lambda _question: 0).text == "zilverketen"


def test_what_was_withdrawn_is_found_in_older_revisions_alone(letter, by):
    entry = report("Het zilverakkoord nadert.")
    number = sealed(by, entry).number
    seal([withdraw(entry, by=by, reason="Vergist.")], by=by, reason="Proef.")
    assert found("zilverakkoord") == []
    assert found("zilverakkoord", revision=number) == ["Het zilverakkoord nadert."]


def test_a_later_name_finds_the_covenant_and_its_older_statements_from_then_on(letter, by):
    number = sealed(by, report("Proefzin over edelmetaal.")).number
    goud = Covenant.objects.get(slug="goud")
    CovenantName.objects.create(covenant=goud, name="Zilverakkoord", known_from=JULY)
    sealed(by, masters=[goud])
    assert keys("zilverakkoord", "convenant") == ["goud"]
    assert keys("goud", "convenant") == ["goud"]
    assert found("zilverakkoord proefzin") == ["Proefzin over edelmetaal."]
    assert keys("zilverakkoord", "convenant", day=JUNE) == []
    assert found("zilverakkoord proefzin", day=JUNE) == []
    assert keys("zilverakkoord", "convenant", revision=number) == []
    assert found("zilverakkoord proefzin", revision=number) == []


def test_a_party_is_found_where_something_visible_names_it(letter, by):
    party = Organisation.objects.create(slug="zilverbond", kind="ngo", name="Zilverbond")
    sealed(by, report("Gesloten.", actor=party, **CLOSED))
    assert keys("zilverbond", "partij") == []
    sealed(by, report("Open.", actor=party, known_from=JULY, public_from=JULY))
    assert keys("zilverbond", "partij") == ["zilverbond"]
    assert keys("zilverbond", "partij", day=JUNE) == []


def test_the_newest_of_equal_statements_stands_first(letter, by):
    days = [JUNE, JULY, datetime.date(2016, 6, 20)]
    sealed(by, *(report(f"Zilver {day.day}.", known_from=day, public_from=day) for day in days))
    assert found("zilver") == ["Zilver 1.", "Zilver 20.", "Zilver 17."]


def test_the_index_made_anew_is_the_one_that_followed_the_seals(letter, by, capsys):
    party = Organisation.objects.create(slug="zilverbond", kind="ngo", name="Zilverbond")
    sealed(by, report("Het zilverakkoord nadert.", actor=party), report("Gesloten.", **CLOSED))
    goud = Covenant.objects.get(slug="goud")
    CovenantName.objects.create(covenant=goud, name="Edelmetaal", known_from=JULY)
    sealed(by, masters=[goud])
    followed = index()
    assert len(followed[0]) > 100
    call_command("index_search")
    assert capsys.readouterr().out == f"{len(followed[0])} rows indexed\n"
    assert index() == followed


@pytest.mark.parametrize("text", ["'", '"', "\\", "a' & b", "x:*", "NEAR(a b)", "a OR b", "%", "é'é", "<->", "ключ"])
def test_no_sign_of_a_database_breaks_out_of_a_question(letter, text):
    assert search_record(read_question(text), record_at()).hits is not None
    assert search_record(read_question(f"goud -{text}"), record_at()) is not None
