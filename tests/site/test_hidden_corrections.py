"""A correction that is closed or under embargo is, until its moment, as if it were not there."""

import re
from datetime import date, timedelta

import pytest

from covenants.models import MilestoneStatement
from dossier.actions import correct, open_entry, seal, withdraw
from dossier.models import Organisation, Revision
from imvo_tracker.lib.asof import today
from tests.covenants.samples import make_publisher, publish
from tests.site.codes import spelled_out

PAGES = (
    "/",
    "/en/",
    "/convenanten/",
    "/convenanten/goud/",
    "/convenanten/per-sector/",
    "/beloften/",
    "/convenanten/tijdlijn/",
    "/correcties/",
    "/documenten/",
    "/documenten/?soort=agreement",
    "/vergelijk/?van=2016-06-17",
    "/uitleg/",
    "/uitleg/datums/",
    "/uitleg/telregels/",
    "/uitleg/bewaring/",
    "/grafieken/beloofd-en-ondertekend.svg",
    "/convenanten/?status=signed",
)
RIGHT = date(2017, 7, 3)


@pytest.fixture
def signature(whole):
    """The public signature of the covenant on gold."""
    rows = MilestoneStatement.objects.filter(
        covenant__slug="goud", kind="signed", modality="fact", corrected_by=None, doubtful=False, partial=False
    )
    return rows.order_by("pk").last()


@pytest.fixture
def publisher(whole):
    """Who seals; a first seal of what no page prints lets the log not name the newest revision."""
    account = make_publisher("uitgever")
    publish(Organisation.objects.create(slug="niemand", kind="other", name="Niemand"), by=account)
    return account


def printed(client, moment=""):
    """Return what every page says, but for the number of the newest revision."""
    newest = Revision.objects.count()
    said = {}
    for page in PAGES:
        reply = client.get(f"{page}{'&' if '?' in page else '?'}{moment}")
        text = spelled_out(reply.content.decode())
        text = re.sub(rf"(revisi(?:e|on)[ =]){newest}\b", r"\1N", text)
        said[page] = (reply.status_code, re.sub(rf'(<[^>]*revision[^>]*>|"revision": ){newest}\b', r"\1N", text))
    return said


@pytest.mark.parametrize("embargo", [None, 30])
def test_a_correction_shows_nothing_before_its_moment(client, signature, publisher, embargo):
    before = printed(client)
    public = None if embargo is None else today() + timedelta(days=embargo)
    hidden = correct(
        signature, by=publisher, reason="GEHEIME reden", earliest=RIGHT, latest=RIGHT, edtf=RIGHT.isoformat(),
        wording="3 juli 2017", public_from=public, opens_after="" if public else "Na afronding.",
    )  # fmt: skip
    seal([hidden], by=publisher, reason="GEHEIM")
    after = printed(client)
    assert [page for page in PAGES if after[page] != before[page]] == []
    assert not any("GEHEIM" in text for _status, text in after.values())


def test_a_closed_withdrawal_shows_nothing_before_it_is_opened(client, signature, publisher):
    before = printed(client)
    hidden = withdraw(signature, by=publisher, reason="GEHEIME reden")
    hidden.public_from = None
    hidden.save()
    seal([hidden], by=publisher, reason="GEHEIM")
    assert printed(client) == before
    open_entry(hidden, by=publisher, public_from=today(), reason="Afgerond.")
    page = client.get("/convenanten/goud/").content.decode()
    assert page != before["/convenanten/goud/"][1]
    assert "GEHEIME reden" in client.get("/correcties/").content.decode()


def test_a_closed_correction_shows_once_it_is_opened_and_never_in_what_was_cited(client, signature, publisher):
    hidden = correct(
        signature, by=publisher, reason="Verkeerde dag.", earliest=RIGHT, latest=RIGHT, edtf=RIGHT.isoformat(),
        wording="3 juli 2017", public_from=None, opens_after="Na afronding.",
    )  # fmt: skip
    sealed = seal([hidden], by=publisher, reason="Correctie.").number
    cited = f"peildatum={today()}&bekend_op={today()}&revisie={sealed}&telregel=kabinet"
    before = {page: client.get(f"{page}{'&' if '?' in page else '?'}{cited}").content for page in PAGES}
    open_entry(hidden, by=publisher, public_from=today(), reason="Afgerond.")
    assert "3 juli 2017" in client.get("/convenanten/goud/").content.decode()
    log = client.get("/correcties/").content.decode()
    assert "Verkeerde dag." in log
    assert {page: client.get(f"{page}{'&' if '?' in page else '?'}{cited}").content for page in PAGES} == before
    yesterday = today() - timedelta(days=1)
    assert "Verkeerde dag." not in client.get(f"/correcties/?bekend_op={yesterday}").content.decode()
