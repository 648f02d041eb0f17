"""Papers from the gazette: proposed and never published, known by any spelling, and no hostile answer gets through."""

import time
from datetime import date
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from dossier.actions_masters import pending_masters
from dossier.models import AuditEvent, Document, SealedMaster
from imvo_tracker.lib.fetch import Unfetchable, fetch
from imvo_tracker.lib.gazette import PAGE, search_dossier
from tests.dossier.gazette_server import XML, answer, drips, record, sends, serving

ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "xxxx"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
DIAGNOSTIC = (
    b'<searchRetrieveResponse xmlns="http://docs.oasis-open.org/ns/search-ws/sruResponse"'
    b' xmlns:d="http://docs.oasis-open.org/ns/search-ws/diagnostic"><diagnostics><d:diagnostic>'
    b"<d:message>mismatched input</d:message></d:diagnostic></diagnostics></searchRetrieveResponse>"
)


def run(settings, address, *options, dossier="26485"):
    settings.GAZETTE_URL = address
    said = StringIO()
    call_command("fetch_documents", f"--dossier={dossier}", *options, stdout=said)
    return said.getvalue().splitlines()


def test_it_is_switched_off_unless_a_setting_allows_it(settings, db):
    assert settings.GAZETTE_URL == ""
    with pytest.raises(CommandError, match="switched off"):
        call_command("fetch_documents", "--dossier=26485")


@pytest.mark.parametrize("dossier", ["2648", "26485 OR 1==1", "26485-Z", "٢٦٤٨٥", ""])
def test_a_dossier_that_is_none_is_never_asked_for(settings, db, dossier):
    with serving(sends(answer([]))) as (address, asked), pytest.raises(CommandError, match="five digits"):
        run(settings, address, dossier=dossier)
    assert asked == []


def test_new_papers_become_drafts_with_their_kind_and_days_and_nothing_is_public(settings, client, letter):
    records = [
        record("220"),
        record("901", title="IMVO; Motie", documenttitel="Motie van het lid X over toezicht", sort="Motie"),
        record("902", title="IMVO; Verslag van een algemeen overleg", sort=None, days=("2016-12-07", "2016-12-28")),
        record("903", title="IMVO; Iets anders", sort="Onbekend"),
    ]
    before = SealedMaster.objects.count()
    with serving(sends(answer(records))) as (address, asked):
        said = run(settings, address)
    assert said == [
        "3 new, 1 known, 0 refused",
        "  new: 26 485, nr. 901, motion: Motie van het lid X over toezicht",
        "  new: 26 485, nr. 902, debate: Verslag van een algemeen overleg",
        "  new: 26 485, nr. 903, letter: Iets anders (kind not recognised: taken for a letter)",
    ]
    debate = Document.objects.get(key="kst-26485-902")
    assert (debate.dated_on, debate.public_on) == (date(2016, 12, 7), date(2016, 12, 28))
    assert debate.url == "https://zoek.officielebekendmakingen.nl/kst-26485-902.html"
    assert debate.history.get().history_user.get_username() == "gazette-reader"
    assert {one.key for one in pending_masters()} >= {"kst-26485-901", "kst-26485-902", "kst-26485-903"}
    assert SealedMaster.objects.count() == before
    assert client.get("/documenten/kst-26485-901/").status_code == 404
    assert "w.dossiernummer==26485" in asked[0]["query"]
    assert AuditEvent.objects.filter(action="command.fetch_documents", result="ok").count() == 1


def test_a_second_run_and_a_dry_run_write_nothing(settings, letter):
    with serving(sends(answer([record("901")]))) as (address, _asked):
        assert run(settings, address, "--dry-run")[0] == "1 new, 0 known, 0 refused"
        assert not Document.objects.filter(key="kst-26485-901").exists()
        assert run(settings, address)[0] == "1 new, 0 known, 0 refused"
        assert run(settings, address) == ["0 new, 1 known, 0 refused"]


@pytest.mark.parametrize(
    "there",
    [
        {"key": "brief-901", "printed_as": "26.485 nr 0901"},
        {"key": "brief-901", "dossier": "26485", "number": "901"},
        {"key": "kst-26485-901"},
        {"key": "brief-901", "printed_as": "Kamerstukken II 26 485, nr. 901"},
    ],
)
def test_a_paper_is_known_by_any_printed_spelling(settings, db, there):
    Document.objects.create(kind="letter", title="Brief", public_on=date(2016, 6, 17), **there)
    with serving(sends(answer([record("901")]))) as (address, _asked):
        assert run(settings, address) == ["0 new, 1 known, 0 refused"]


def test_a_paper_that_stands_twice_in_the_answer_is_one_draft(settings, db):
    with serving(sends(answer([record("901"), record("901", identifier="KST-26485-0901")]))) as (address, _asked):
        assert run(settings, address)[0] == "1 new, 1 known, 0 refused"


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"identifier": "blg-123456"}, "not the number of a parliamentary paper"),
        ({"identifier": "kst-32852-901"}, "another dossier"),
        ({"ondernummer": "902"}, "different papers"),
        ({"title": ""}, "title is missing"),
        ({"documenttitel": "Brief \u202e over"}, "nobody can read"),
        ({"date": "2016-02-30"}, "day"),
        ({"date": "1016-02-03"}, "1900 to 2199"),
        ({"date": None, "available": None}, "no day is given"),
    ],
)
def test_a_record_that_cannot_be_a_paper_is_refused_with_its_reason_and_the_others_taken(settings, db, wrong, why):
    with serving(sends(answer([record("901", **wrong), record("905")]))) as (address, _asked):
        said = run(settings, address)
    assert said[0] == "1 new, 0 known, 1 refused"
    assert why in said[2]
    assert [one.number for one in Document.objects.all()] == ["905"]


def test_a_chapter_is_part_of_the_number(settings, db):
    with serving(sends(answer([record("33", dossier="35925-XVII")]))) as (address, _asked):
        assert run(settings, address, dossier="35925-xvii")[1].startswith("  new: 35 925 XVII, nr. 33, letter")
    assert Document.objects.get().key == "kst-35925-XVII-33"


def test_a_long_dossier_is_asked_for_page_by_page(settings, db):
    first = [record(str(number)) for number in range(1, PAGE + 1)]
    with serving(sends(answer(first, PAGE + 1)), sends(answer([record("901")], PAGE + 1))) as (address, asked):
        assert run(settings, address)[0] == f"{PAGE + 1} new, 0 known, 0 refused"
    assert [one["startRecord"] for one in asked] == ["1", str(PAGE + 1)]


def test_a_list_that_stops_before_its_end_is_not_taken_for_the_whole(settings, db):
    pages = (sends(answer([record("901")], 3)), sends(answer([], 3)))
    short = pytest.raises(CommandError, match="says it has 3 papers and gave 1")
    with serving(*pages) as (address, _asked), short:
        run(settings, address)
    assert Document.objects.count() == 0


@pytest.mark.parametrize(
    ("writer", "why"),
    [
        (sends(ENTITIES), "no XML that may be read"),
        (sends(OUTSIDE), "no XML that may be read"),
        (sends(b"<a>" * 200_000), "no XML that may be read"),
        (sends(b"<sru>"), "no XML that may be read"),
        (sends(b"<rss/>"), "none of the search service"),
        (sends(DIAGNOSTIC), "refused the question: mismatched input"),
        (sends(answer([], "veel")), "how many records"),
        (sends(answer([]), "text/html"), "is no xml"),
        (sends(answer([]), Content_Encoding="gzip"), "compressed"),
        (sends(answer([]), status=503), "status 503"),
        (sends(answer([]), Content_Length="99999"), "no answer that can be read"),
        (sends(b" " * 70_000, Content_Length=None), "larger than 65536"),
    ],
)
def test_a_hostile_or_broken_answer_is_refused(writer, why):
    with serving(writer) as (address, _asked), pytest.raises(Unfetchable, match=why):
        search_dossier(address, "26485", most_bytes=65_536 if "65536" in why else 5_000_000, seconds=5)


def test_a_redirect_is_never_followed(settings, db):
    refused = pytest.raises(CommandError, match="nothing was written: .*redirects are not followed")
    with (
        serving(sends(answer([record("901")]))) as (elsewhere, reached),
        serving(sends(b"", status=302, Location=elsewhere)) as (address, _asked),
        refused,
    ):
        run(settings, address)
    assert (reached, Document.objects.count()) == ([], 0)


def test_a_server_that_drips_is_hung_up_on():
    begun = time.monotonic()
    with serving(drips(3)) as (address, _asked), pytest.raises(Unfetchable, match="no whole answer within 0.4 seconds"):
        search_dossier(address, "26485", seconds=0.4)
    assert time.monotonic() - begun < 2.5


@pytest.mark.parametrize("address", ["http://example.org/sru", "ftp://127.0.0.1/", "http://127.0.0.1.example.org/"])
def test_only_https_or_this_machine_is_asked(address):
    with pytest.raises(Unfetchable, match="only https"):
        fetch(address, most_bytes=10, seconds=1, content="xml")


def test_nobody_there_is_said_and_nothing_written(settings, db):
    with serving(sends(b"")) as (address, _asked):
        pass
    with pytest.raises(CommandError, match="nothing was written"):
        run(settings, address)


def test_another_account_may_stand_for_it_and_none_that_is_not_there(settings, db):
    get_user_model().objects.create_user("redacteur")
    with serving(sends(answer([record("901")]), XML)) as (address, _asked):
        with pytest.raises(CommandError, match="no such account"):
            run(settings, address, "--by=niemand")
        run(settings, address, "--by=redacteur")
    assert Document.objects.get().history.get().history_user.get_username() == "redacteur"
