"""The day on which an undated source was read is a date of nothing: no chart, news, milestone or order follows it.

Two records that differ in nothing but that day say the same on every page, but for the words "gelezen op" with it.
"""

import re
from contextlib import contextmanager
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.db import transaction

from covenants.models import (
    Covenant,
    Measurement,
    MilestoneStatement,
    Participation,
    StatusReport,
    Target,
    TargetStatement,
)
from covenants.moment.record import forget
from dossier.actions import record_many, seal
from dossier.models import Document, Organisation, UndertakingStatement
from tests.covenants.samples import make_publisher
from tests.site.walked import PAGES

# Long before everything of the last years, and within the year before the moments below: a sign of life, if it were one
EARLY, LATE = date(2020, 2, 3), date(2026, 3, 4)
WRITTEN = {
    EARLY: re.compile("2020-02-03|3 februari 2020|3 February 2020|20200203"),
    LATE: re.compile("2026-03-04|4 maart 2026|4 March 2026|20260304"),
}
# Where the day may stand: said to be that on which somebody read it
ALLOWED = re.compile(
    r"(?:gelezen op|read on|nog niet openbaar op) DAY|DAY \((?:bron zonder datum|undated source)[^)]*\)"
)
AFTER_BOTH = ("", "peildatum=2026-06-01&bekend_op=2026-06-01", "peildatum=2028-01-01")
BETWEEN = ("peildatum=2022-01-01&bekend_op=2026-11-26",)
MORE = (
    "/convenanten/metallurgie/",
    "/convenanten/metallurgie/uitspraken/",
    "/convenanten/banken/",
    "/convenanten/banken/uitspraken/",
    "/convenanten/banken/grafieken/stappen.csv",
    "/convenanten/?sort=signed",
    "/documenten/?sort=-public",
    "/documenten/zonder-datum/",
    "/sectoren/MET/",
    "/documenten/kst-32852-24/",
    "/onderzoek/welke-moties/",
    "/onderzoek/welke-bronnen-verschillen/",
    "/onderzoek/wat-stopte/",
)
KEY = 90_001  # of every row made here: the same in both records, and after all of the record's own


def said_without_a_date(day, *, facts_only):
    """Return statements of every table by an undated page that was read on `day`.

    With `facts_only` facts that tell their own day: without one a fact counts from when it is read.
    """
    paper = Document.objects.create(
        pk=KEY, key="zonder-datum", kind="web", title="Pagina zonder datum", title_en="Undated page",
        public_on=day, public_basis="read", url="https://example.org/zonder-datum",
    )  # fmt: skip
    actor, cabinet = (Organisation.objects.get(slug=slug) for slug in ("ser", "kabinet"))
    own = {"earliest": date(2018, 1, 1), "latest": date(2018, 12, 31), "edtf": "2018"} if facts_only else {}
    shared = {**own, "document": paper, "actor": actor, "known_from": day, "known_basis": "read", "public_from": day}
    covenants = {one.slug: one for one in Covenant.objects.all()}
    metal, banks, textile = (covenants[slug] for slug in ("metallurgie", "banken", "textiel"))
    facts = [
        MilestoneStatement(pk=KEY, covenant=banks, kind="renewed", modality="fact", **shared),
        Measurement(pk=KEY, covenant=textile, unit="company", low=Decimal(77), high=Decimal(77), **shared),
        Participation(pk=KEY, covenant=textile, organisation=actor, role="signatory", **shared),
        StatusReport(pk=KEY, covenant=metal, topic="evidence", text="Er is een website.", **shared),
        StatusReport(pk=KEY + 1, covenant=metal, topic="progress", text="Het gaat door.", **shared),
    ]
    if facts_only:
        return facts
    motion = Document.objects.get(key="kst-32852-24")
    words = [
        UndertakingStatement(pk=KEY, undertaking=motion, event="made", text="Gevraagd.", **shared),
        StatusReport(
            pk=KEY + 2, covenant=metal, topic="official_word", text="Het loopt goed.", **{**shared, "actor": cabinet}
        ),
        StatusReport(pk=KEY + 3, covenant=metal, topic="mention", text="Genoemd.", **shared),
        MilestoneStatement(pk=KEY + 1, covenant=metal, kind="evaluated", modality="aim", **shared),
        TargetStatement(
            pk=KEY, target=Target.objects.first(), role="claim", quantity=Decimal(14), text="Veertien.", **shared
        ),
    ]
    return [*facts, *words]


@contextmanager
def read_on(day, *, facts_only):
    """Put an undated source, read on `day`, into the record, and take it out again."""
    with transaction.atomic():
        by = make_publisher("lezer")
        seal(record_many(said_without_a_date(day, facts_only=facts_only), by=by), by=by, reason="Zonder datum.")
        yield
        transaction.set_rollback(True)
    forget()


HASH = re.compile(r"\b[0-9a-f]{64}\b")


def unexplained(text):
    """Return what stands round the reading day where it is not said to be one."""
    rest = ALLOWED.sub("", text)
    return [rest[max(0, found.start() - 90) : found.end() + 60] for found in re.finditer("DAY", rest)]


def texts(client, day, moments, *, facts_only):
    """Return the text at each address at each moment, with the reading day written DAY."""
    found = {}
    with read_on(day, facts_only=facts_only):
        for address in (*PAGES, *MORE):
            for moment in moments:
                whole = f"{address}{'&' if '?' in address else '?'}{moment}" if moment else address
                response = client.get(whole)
                text = b"".join(response).decode() if response.streaming else response.content.decode()
                # the hash of a revision covers the day on which a source was read, and says nothing of it
                found[whole] = (response.status_code, HASH.sub("HASH", WRITTEN[day].sub("DAY", text)))
    return found


@pytest.mark.one_database
@pytest.mark.parametrize(("facts_only", "moments"), [(False, AFTER_BOTH), (True, BETWEEN)])
@time_machine.travel("2026-11-26 12:00", tick=False)
def test_nothing_follows_the_day_on_which_an_undated_source_was_read(client, whole, facts_only, moments):
    early, late = (texts(client, day, moments, facts_only=facts_only) for day in (EARLY, LATE))
    assert {address: status for address, (status, _text) in early.items() if status != 200} == {}
    assert [address for address in early if early[address] != late[address]] == []
    assert {address: found for address, (_status, text) in late.items() if (found := unexplained(text))} == {}
    assert sum("DAY" in text for _status, text in late.values()) > 3
