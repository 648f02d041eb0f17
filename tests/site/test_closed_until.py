"""What is closed until a day: nothing of it before midnight in Amsterdam, then all of it, from caches too."""

import statistics
import time
from datetime import date

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from covenants.models import Covenant, MilestoneStatement, Negotiation
from dossier.actions import open_entry
from dossier.models import Document, Organisation
from tests.covenants.negotiating import secretary
from tests.covenants.samples import make_publisher, make_world, publish, sealed_of
from tests.site.closing import LAST_SECOND, MIDNIGHT, OPENS, WAYS, WORD, close_some, word

PAGE, STATEMENTS = "/convenanten/textiel/", "/convenanten/textiel/uitspraken/"
SHOWN = (
    STATEMENTS,
    f"/en{STATEMENTS}",
    "/convenanten/textiel/uitspraken.csv",
    "/convenanten/textiel/uitspraken.atom",
    "/sectoren/TEX/uitspraken.atom",
)
COUNTED = "Over dit convenant zijn 2 verklaringen nog niet openbaar."


@pytest.fixture
def closed(letter, settings):
    settings.DEFAULT_FROM_EMAIL, settings.SITE_URL = "desk@tracker.example", "https://tracker.example"
    User.objects.create_superuser("baas", "baas@tracker.example")
    publisher = make_publisher("schrijver")
    User.objects.filter(pk=publisher.pk).update(email="schrijver@tracker.example")
    with time_machine.travel("2027-03-01T12:00:00Z", tick=False):
        reports = close_some(publisher)
        open_entry(reports["intern"], by=publisher, public_from=OPENS, reason="Ondertekend.")
    return reports


def read(client, address, **headers):
    answer = client.get(address, headers=headers)
    body = b"".join(answer) if answer.streaming else answer.content
    return answer.status_code, answer.headers.get("ETag", ""), body.decode()


def words_in(text):
    return {way for way in WAYS if word(way) in text}


def test_before_midnight_nothing_and_from_then_on_all_of_it_from_caches_too(client, closed, page_cache, caplog):
    with time_machine.travel(LAST_SECOND, tick=False):
        before = {address: [read(client, address) for _twice in range(2)][1] for address in (PAGE, *SHOWN)}
        assert [address for address, (_code, _tag, text) in before.items() if WORD in text] == []
        assert COUNTED in before[PAGE][2]
        assert read(client, PAGE, if_none_match=before[PAGE][1])[0] == 304
    with time_machine.travel(MIDNIGHT, tick=False):
        after = {address: read(client, address, if_none_match=before[address][1]) for address in (PAGE, *SHOWN)}
        assert {address: code for address, (code, _tag, _text) in after.items()} == dict.fromkeys((PAGE, *SHOWN), 200)
        assert {address: words_in(after[address][2]) for address in SHOWN} == {address: set(WAYS) for address in SHOWN}
        assert "nog niet openbaar" not in after[PAGE][2]
        assert after[STATEMENTS][2].count("17 juni 2016, openbaar sinds 29 maart 2027") == len(WAYS)
        assert "17 June 2016, public since 29 March 2027" in after[f"/en{STATEMENTS}"][2]
        # What was cited before stays as it was
        then = f"{STATEMENTS}?peildatum=2027-03-28&bekend_op=2027-03-28"
        assert WORD not in read(client, then)[2]
    said = str([record.__dict__ for record in caplog.records])
    assert ("/convenanten/textiel/" in said, WORD in said) == (True, False)
    assert [WORD in f"{one.subject} {one.body} {one.extra_headers}" for one in mail.outbox] == [False] * len(
        mail.outbox
    )


def test_a_window_comes_into_the_calendar_at_midnight(client, db, page_cache):
    world, calendars = make_world(), ("/volgen/agenda.ics", "/convenanten/textiel/agenda.ics")
    until = date(2027, 6, 30)
    window = {"earliest": until, "latest": until, "edtf": until.isoformat()}
    with time_machine.travel("2027-03-01T12:00:00Z", tick=False):
        sealed_of(MilestoneStatement, world, kind="signed", modality="expect", public_from=OPENS,
                  embargo_reason="tot publicatie", **window)  # fmt: skip
    with time_machine.travel(LAST_SECOND, tick=False):
        before = [[read(client, one) for _twice in range(2)][1] for one in calendars]
        assert [text.count("BEGIN:VEVENT") for _code, _tag, text in before] == [0, 0]
    with time_machine.travel(MIDNIGHT, tick=False):
        after = [
            read(client, one, if_none_match=tag) for one, (_code, tag, _text) in zip(calendars, before, strict=True)
        ]
    assert [(code, text.count("BEGIN:VEVENT")) for code, _tag, text in after] == [(200, 1), (200, 1)]


def test_the_number_is_only_said_where_owners_allow_it_and_as_known_at_the_moment(client, closed):
    moments = {"": COUNTED, "?peildatum=2016-06-17": COUNTED, "?peildatum=2016-06-16&bekend_op=2016-06-16": ""}
    with time_machine.travel(LAST_SECOND, tick=False):
        for moment, said in moments.items():
            code, _tag, text = read(client, f"{PAGE}{moment}")
            assert (code, said in text, "nog niet openbaar" in text) == (200, True, bool(said)), moment
        assert "nog niet openbaar" not in read(client, "/convenanten/goud/")[2]
        assert "2 statements about this agreement are not public yet." in read(client, f"/en{PAGE}")[2]


# An address of something that is there and not public, and one of something that is nowhere.
PAIRS = {
    "document": ("/documenten/geheim-stuk/", "/documenten/nergens-stuk/"),
    "covenant": ("/convenanten/geheim/", "/convenanten/nergens/"),
    "statements": ("/convenanten/geheim/uitspraken/", "/convenanten/nergens/uitspraken/"),
    "statements file": ("/convenanten/geheim/uitspraken.csv", "/convenanten/nergens/uitspraken.csv"),
    "one statement": (f"{STATEMENTS}?uitspraak=statusreport-{{closed}}", f"{STATEMENTS}?uitspraak=statusreport-999999"),
    "negotiation": ("/ser/textiel/", "/ser/nergens/"),
    "session": (f"/ser/textiel/zitting/{'1' * 8}-1111-4111-8111-{'1' * 12}/",
                f"/ser/nergens/zitting/{'1' * 8}-1111-4111-8111-{'1' * 12}/"),
    "proposal": ("/ser/textiel/voorstel/fase/", "/ser/nergens/voorstel/fase/"),
}  # fmt: skip
ROUNDS = 7


@pytest.fixture
def hidden(closed):
    """A document, a covenant and a negotiation of which a stranger to them may not know."""
    by = make_publisher("verberger")
    stuk = Document.objects.create(key="geheim-stuk", kind="web", title=f"{WORD} stuk", public_on=OPENS)
    publish(stuk, Covenant.objects.create(slug="geheim", code="COV-GEHEIM"), by=by)
    Negotiation.objects.create(
        covenant=Covenant.objects.get(slug="textiel"), facilitator=Organisation.objects.get(slug="ser")
    ).team.add(secretary("van-textiel"))
    stranger = Client()
    with time_machine.travel(LAST_SECOND, tick=False):
        stranger.force_login(secretary("van-elders"))
    return {address: address.format(closed=closed["ser"].pk) for pair in PAIRS.values() for address in pair}, stranger


def test_what_is_hidden_is_answered_as_what_is_nowhere_in_the_same_time(client, hidden):
    addresses, stranger = hidden
    with time_machine.travel(LAST_SECOND, tick=False):
        for there, nowhere in ((addresses[one] for one in pair) for pair in PAIRS.values()):
            visitor = stranger if there.startswith("/ser/") else client
            visitor.get(nowhere)  # the first request reads the record
            assert seen_from_outside(visitor, there) == seen_from_outside(visitor, nowhere)
            took = timed(visitor, there, nowhere)
            spread = max(max(times) - min(times) for times in took)
            first, second = map(statistics.median, took)
            assert abs(first - second) < spread, there


def seen_from_outside(visitor, address):
    """Return status, length of the answer without the address, and how many questions the database was asked."""
    with CaptureQueriesContext(connection) as captured:
        code, _tag, text = read(visitor, address)
    assert code == (400 if "?" in address else 404)
    for part in (address, address[1:], address.rstrip("/").rpartition("/")[2]):
        text = text.replace(part, "")
    return code, len(text), len(captured)


def timed(visitor, *addresses):
    """Return the processor time of requests for each address, in turns."""
    took = [[] for _address in addresses]
    for _round in range(ROUNDS):
        for address, times in zip(addresses, took, strict=True):
            begun = time.process_time_ns()
            visitor.get(address)
            times.append(time.process_time_ns() - begun)
    return took
