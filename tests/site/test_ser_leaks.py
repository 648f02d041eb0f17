"""Nothing that the secretariat keeps shows anywhere else: no page, file, feed, count, log line, error or tag."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from covenants.actions.candidates import keep_candidates
from covenants.actions.negotiations import Sent, keep_screen, note_answer
from covenants.domain.candidates import Row, Typed
from covenants.models import Covenant, Negotiation, ProvisionalResult
from dossier.models import Organisation, Proposal
from imvo_tracker.roles import ROLES
from sectors.models import Sector, SectorLimit
from tests.admin.matrix import names
from tests.covenants.negotiating import FULL, KEY, secretary
from tests.covenants.samples import make_publisher
from tests.site.closing import MIDNIGHT, WAYS, WORD, close_some, word
from tests.site.walked import IN_NO_LANGUAGE, PAGES

SECRET = "GEHEIMZITTING"
ADDRESSES = [*PAGES, *(f"/en{page}" for page in PAGES), *IN_NO_LANGUAGE]


def begin():
    """Return a negotiation on textile with somebody on its team, which is all that others may know."""
    one = Negotiation.objects.create(
        covenant=Covenant.objects.get(slug="textiel"), facilitator=Organisation.objects.get(slug="ser")
    )
    member = secretary("van-textiel")
    one.team.add(member)
    return one, member


def fill(one, member):
    """Keep the secret in every text field, for readers of every kind."""
    organisation = Organisation.objects.get(slug="nvb")
    one.members.add(organisation)
    one.save()
    for number, audience in enumerate(("ser", "ministry", "public"), 1):
        screens = {
            "datum": {"round": 700 + number},
            "wie": {"present": [organisation]},
            "vastgelegd": {"result": "provisional", "settled": f"{SECRET} tekst {number}"},
            "volgende": {"next_step": f"{SECRET} stap", "who_acts": organisation},
            "zichtbaar": {"audience": audience},
        }
        key = uuid.UUID(int=KEY.int + number)
        for screen, values in screens.items():
            sent = Sent(uuid.uuid4().hex)
            keep_screen(one, key, screen, {**FULL[screen], **values}, by=member, sent=sent)
    note_answer(ProvisionalResult.objects.first(), organisation, "no", FULL["datum"]["held_on"], by=member)
    keep_candidates(one, [Typed(0, Row(f"{SECRET} bedrijf", "12345678", Decimal("7.77")))], by=member)


def answers(client, addresses):
    """Return status, tag and text at each address; the address of a row that is not there is answered too."""
    found = {}
    for address in addresses:
        response = client.get(address)
        body = b"".join(response) if response.streaming else response.content
        found[address] = (response.status_code, response.headers.get("ETag", ""), body)
    return found


def test_the_public_pages_say_the_same_to_the_byte(client, letter):
    one, member = begin()
    before = answers(client, ADDRESSES)
    fill(one, member)
    after = answers(client, ADDRESSES)
    assert [address for address in before if before[address] != after[address]] == []
    assert len([address for address, (status, _tag, _body) in before.items() if status == 200]) > 60


@pytest.fixture
def browsers(letter):
    """A browser for each role; `limited` is an editor limited to a sector that has nothing to do with textile."""
    found = {}
    for role in (*(role.slug for role in ROLES), "limited", "superuser"):
        user = User.objects.create_user(role, is_staff=True, is_superuser=role == "superuser")
        user.groups.set(Group.objects.filter(name="ministry-editor" if role == "limited" else role))
        found[role] = Client()
        found[role].force_login(user)
    others = Sector.objects.exclude(covenants__slug="textiel")
    SectorLimit.objects.create(account=User.objects.get(username="limited"), sector=others.filter(kind="main").first())
    return found


# Which closed statements on textile a role reads, by the way in which they are closed (tests/site/closing.py).
READ_BY = {
    "ser-secretariat": set(),
    "ministry-editor": {"embargo", "raadpleging", "intern"},
    "ministry-publisher": set(WAYS),
    "administrator": set(),
    "auditor": set(WAYS),
    "limited": set(),
    "superuser": set(WAYS),
}


def of_statements(reports):
    """Return the addresses of staff where a statement may show: lists, files, its pages, what is decided on it."""
    table = "/admin/covenants/statusreport"
    pages = [f"{table}/{one.pk}/{page}/" for one in reports.values() for page in ("change", "history", "openen")]
    others = [f"{table}/add/?corrects={one.pk}" for one in reports.values()]
    sealed = next(iter(reports.values())).revision_id
    return [*pages, *others, f"{table}/", f"/admin/dossier/revision/{sealed}/change/",
            f"/admin/covenants/covenant/{Covenant.objects.get(slug='textiel').pk}/change/",
            f"/admin/dossier/proposal/{Proposal.objects.get().pk}/beslissen/"]  # fmt: skip


def look_at_a_sheet(browser):
    """Let somebody look at the rows of a sheet, which keeps nothing; return the rows they saw."""
    head = "Convenant,Mijlpaal,Hoe stellig,Woorden zoals gedrukt,Document,Volgens,Pagina of alinea,Opmerking"
    row = f'Textiel,Ondertekend,verwacht,na deze zomer,"26 485, nr. 220",Kabinet,p. 2,{word("blad")}'
    sheet = SimpleUploadedFile("lijst.csv", f"{head}\n{row}\n".encode())
    answer = browser.post("/admin/covenants/milestonestatement/inlezen/", {"file": sheet})
    return str([one.fields for one in answer.context["rows"]])


def of_staff(one):
    """Return the addresses of the admin, with a row where they name one, and those of this negotiation."""
    key = uuid.UUID(int=KEY.int + 1)
    own = [f"/ser/textiel/zitting/{key}/", f"/ser/textiel/zitting/{key}/vastgelegd/", "/ser/textiel/", "/ser/",
           "/ser/textiel/drempel/"]  # fmt: skip
    rows = [
        reverse(name, args=[one.pk] if "negotiation_" in name else [1])
        for name in sorted(names())
        if name.endswith(("_change", "_history", "_delete")) and name != "admin:password_change"
    ]
    lists = [reverse(name) for name in sorted(names()) if name.endswith(("_changelist", "_add", ":index", "_seal"))]
    return [*lists, *rows, "/admin/covenants/", f"/admin/?q={SECRET}", *own, "/ser/nergens/"]


def test_the_pages_of_other_staff_hold_none_of_it(browsers, caplog):
    one, member = begin()
    fill(one, member)
    with time_machine.travel("2027-03-01T12:00:00Z", tick=False):
        reports = close_some(make_publisher("schrijver"))
        for role, browser in browsers.items():
            browser.force_login(User.objects.get(username=role))
        seen_there = look_at_a_sheet(browsers["ministry-publisher"])
        caplog.clear()
        for role, browser in browsers.items():
            found = answers(browser, [*of_staff(one), *of_statements(reports)])
            assert [address for address, (_status, _tag, body) in found.items() if SECRET.encode() in body] == [], role
            assert {found[address][0] for address in found if address.startswith("/ser/textiel/")} == {404}
            text = b"".join(body for _status, _tag, body in found.values()).decode()
            assert {way for way in WAYS if word(way) in text} == READ_BY[role], role
            assert [one for one in ("brief", "blad") if word(one) in text] == [], role
            if not READ_BY[role]:
                assert WORD not in text, role
    assert word("blad") in seen_there
    assert SECRET not in caplog.text.replace(f"/admin/?q={SECRET}", "")
    assert WORD not in str([record.__dict__ for record in caplog.records])
    with time_machine.travel(MIDNIGHT, tick=False):
        limited = browsers["limited"]
        limited.force_login(User.objects.get(username="limited"))
        texts = "".join(limited.get(address).content.decode() for address in of_statements(reports)[:-1])
        assert {way for way in WAYS if word(way) in texts} == set(WAYS) - {"intern"}
    # Who is on the team does read it, or none of this could fail
    own = Client()
    own.force_login(member)
    assert SECRET.encode() in own.get("/ser/textiel/").content
    assert f"{SECRET} bedrijf".encode() in own.get("/ser/textiel/drempel/").content
    # Nor does any other page of the same team name a company: not even the home page that a device keeps lists from
    others = answers(own, ["/ser/", "/ser/textiel/", "/ser/textiel/tafel/", "/ser/zonder-net/", "/admin/"])
    assert [address for address, (*_rest, body) in others.items() if f"{SECRET} bedrijf".encode() in body] == []


def test_what_is_sent_stands_in_no_line_of_the_log(letter, caplog):
    one, member = begin()
    browser = Client()
    browser.force_login(member)
    for typed in ({"settled": SECRET, "result": "settled"}, {"settled": SECRET, "result": "anders"}):
        browser.post(f"/ser/textiel/zitting/{KEY}/vastgelegd/", typed)
    for share in ("1", "101"):
        rows = {"rij-TOTAL_FORMS": "1", "rij-INITIAL_FORMS": "0", "rij-0-name": SECRET, "rij-0-share": share}
        browser.post("/ser/textiel/drempel/", rows | {"pasted": f"{SECRET} geplakt;{share}"})
    assert one.candidates.count() == 2
    assert one.sessions.get().settled == SECRET
    assert ("/vastgelegd/" in str([record.__dict__ for record in caplog.records]), SECRET in caplog.text) == (
        True,
        False,
    )
    assert SECRET not in str([record.__dict__ for record in caplog.records])


def test_the_ministry_reads_what_it_is_shown_and_when(browsers, letter):
    one, member = begin()
    fill(one, member)
    sent = Sent(uuid.uuid4().hex)
    until = {"audience": "public", "after_consultation": True, "opens_by": date(2018, 5, 1)}
    with time_machine.travel("2018-04-30T12:00:00Z", tick=False):
        keep_screen(one, uuid.UUID(int=KEY.int + 3), "zichtbaar", until, by=member, sent=sent)
        answer = ProvisionalResult.objects.last()
        assert shown(browsers["ministry-publisher"]) == {f"{SECRET} tekst 2"}
    with time_machine.travel("2018-05-01T12:00:00Z", tick=False):
        assert shown(browsers["ministry-editor"]) == {f"{SECRET} tekst 2", f"{SECRET} tekst 3"}
    with time_machine.travel("2018-04-30T12:00:00Z", tick=False):
        note_answer(answer, Organisation.objects.get(slug="nvb"), "yes", date(2018, 4, 30), by=member)
        assert shown(browsers["ministry-publisher"]) == {f"{SECRET} tekst 2", f"{SECRET} tekst 3"}
    limited = User.objects.get(username="ministry-editor")
    SectorLimit.objects.create(account=limited, sector=Sector.objects.exclude(covenants=one.covenant).first())
    assert shown(browsers["ministry-editor"]) == set()


def shown(browser):
    text = browser.get("/ser/gedeeld/").content.decode()
    return {f"{SECRET} tekst {number}" for number in range(1, 4) if f"{SECRET} tekst {number}" in text}
