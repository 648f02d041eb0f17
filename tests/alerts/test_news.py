"""What a mail tells: what the feed, the search and slippage say now and did not say then; and when it is told."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.core import mail

from covenants.domain.slippage import slips
from covenants.models import MilestoneStatement, StatusReport
from covenants.moment.ledger import read_promises
from covenants.moment.record import read_record
from covenants.selectors import search
from dashboards.alerts import mails
from dashboards.models import OutgoingMail, Subscription
from dossier.actions import correct, open_entry, record, seal, withdraw
from dossier.models import Document, UndertakingStatement
from imvo_tracker.lib.asof import AsOf, today
from tests.alerts.following import ADDRESS, ask, follow, headings, link_in, told
from tests.covenants.samples import (
    DAY,
    make_covenant,
    make_publisher,
    make_world,
    publish,
    sample_of,
    sealed_of,
    sealed_together,
)

GOUD, TEXTIEL, SLIPPAGE = {"volg": "convenant", "wat": "goud"}, {"volg": "convenant", "wat": "textiel"}, {}
WEDNESDAY = "2027-03-03T09:00:00Z"


@pytest.fixture
def world(db):
    world = make_world()
    gold = make_covenant("goud", world.letter)
    publish(*world.masters, gold, by=world.user)
    sealed_together([sample_of(StatusReport, world, covenant=one) for one in (gold, world.covenant)], world)
    return world


def said(world, text, **changes):
    return sealed_of(StatusReport, world, text=text, **changes)


def put_back(revision, day):
    """Let everybody have been told up to an earlier moment."""
    Subscription.objects.update(told_revision=revision, told_on=day)


def test_one_mail_holds_what_is_new_with_source_and_a_link_pinned_to_its_moment(client, world):
    said(world, "Dit was er al.")
    follow(client, TEXTIEL)
    assert told() == []
    entry = said(world, "Dit is nieuw.", wording="letterlijk dit")
    (message,) = told()
    assert (message.subject, message.to) == ("IMVO-convenantenmonitor: 1 nieuw bericht: Textiel", [ADDRESS])
    assert headings(message) == ["Textiel: Officiële uitspraak"]
    for words in ("Dit is nieuw.", "“letterlijk dit”", "Bron: Kamerstuk 1, nr. 1, p. 2."):
        assert words in message.body
    day = today().isoformat()
    moment = f"peildatum={day}&bekend_op={day}&revisie={entry.revision_id}&telregel=kabinet"
    address = f"/convenanten/textiel/uitspraken/?{moment}&uitspraak=statusreport-{entry.pk}"
    assert f"http://127.0.0.1:8000{address}#statusreport-{entry.pk}" in message.body
    assert b"Dit is nieuw." in client.get(address).content
    assert "Dit was er al" not in message.body
    assert told() == []


def test_the_html_is_plain_and_says_the_same(client, world):
    follow(client, TEXTIEL)
    said(world, "<b>Vet</b> & 'aangehaald'", wording="één woord")
    (message,) = told()
    ((html, kind),) = message.alternatives
    assert kind == "text/html"
    assert [tag in html for tag in ('<html lang="nl">', "<h1>", "<h2>Textiel</h2>", '<blockquote lang="nl">')] == [
        True
    ] * 4
    assert "&lt;b&gt;Vet&lt;/b&gt; &amp;" in html
    assert re.findall(r"<(?:img|style|script|link|iframe)\b|\s(?:style|src|on\w+)=", html) == []
    hosts = set(re.findall(r'href="(https?://[^/"]+)', html))
    assert hosts == {"http://127.0.0.1:8000"}


def test_what_a_covenant_and_its_sector_share_stands_once_in_one_mail(client, world):
    follow(client, {"volg": "sector", "wat": "tex"})
    follow(client, TEXTIEL)
    follow(client, GOUD)
    said(world, "Gedeeld.")
    said(world, "Van de sector.", covenant=None, sector=world.sector)
    (message,) = told()
    assert message.body.count("Gedeeld.") == 1
    assert re.findall(r"^== (.+) ==$", message.body, re.MULTILINE) == ["Sector Textiel", "Textiel"]
    assert "Nog 1 bericht staat hierboven al." in message.body
    assert message.subject == "IMVO-convenantenmonitor: 2 nieuwe berichten: Sector Textiel, Textiel"


def test_a_broad_search_tells_no_old_answer_as_new_where_another_gave_way(client, world, monkeypatch):
    monkeypatch.setattr(search, "MOST_MASTERS", 2)
    papers = [
        Document.objects.create(key=f"stuk-{number}", kind="web", title=f"Proefstuk {number}", public_on=DAY)
        for number in range(4)
    ]
    publish(*papers, by=world.user)
    follow(client, {"volg": "zoeken", "wat": "proefstuk"})
    papers[3].title = "Anders genoemd"
    papers[3].save()
    publish(papers[3], by=world.user)
    assert told() == []  # the page shows an older one in its place now
    papers[0].title = "Proefstuk nul"
    papers[0].save()
    publish(papers[0], by=world.user)
    assert told() == []  # it answered before
    papers[3].title = "Proefstuk drie"
    papers[3].save()
    publish(papers[3], by=world.user)
    (message,) = told()
    assert headings(message) == ["Proefstuk drie"]


def test_a_search_tells_what_a_new_day_or_name_makes_known(client, world, time_machine):
    time_machine.move_to(WEDNESDAY, tick=False)
    later = today() + timedelta(days=2)
    paper = Document.objects.create(key="straks", kind="web", title="Proefstuk van straks", public_on=later)
    publish(paper, by=world.user)
    follow(client, {"volg": "zoeken", "wat": "proefstuk"})
    time_machine.shift(timedelta(days=1))
    assert told() == []
    time_machine.shift(timedelta(days=1))
    assert [headings(message) for message in told()] == [["Proefstuk van straks"]]
    world.covenant.names.create(name="Proefstukkenconvenant", known_from=later)
    follow(client, {"volg": "zoeken", "wat": "proefstukkenconvenant"}, "naam@voorbeeld.nl")
    publish(world.covenant, by=world.user)
    assert [headings(message) for message in told()] == [["Proefstukkenconvenant"]]
    assert told() == []


def test_a_motion_is_followed_from_its_page_and_its_answer_is_told(client, letter):
    page = client.get("/documenten/kst-32852-24/").context["page"]
    (followed,) = [one for one in page.moment.files if not one.is_kept]
    (link,) = followed.links
    assert (link.label, link.url) == ("E-mail mij", "/volgen/e-mail/?volg=zoeken&wat=32+852%2C+nr.+24")
    follow(client, {"volg": "zoeken", "wat": "32 852, nr. 24"})
    by = make_publisher("antwoorder")
    old = UndertakingStatement.objects.filter(undertaking__key="kst-32852-24", event="answered").first()
    answer = UndertakingStatement(
        undertaking=old.undertaking, event="answered", answered_by=old.answered_by, text="Alsnog beantwoord.",
        actor=old.actor, document=old.document, known_from=today(), public_from=today(),
    )  # fmt: skip
    seal([record(answer, by=by)], by=by, reason="Antwoord.")
    (message,) = told()
    assert "Alsnog beantwoord." in message.body


def test_every_subscription_speaks_its_own_language_and_the_first_one_that_of_the_mail(client, world):
    follow(client, TEXTIEL, prefix="/en")
    follow(client, {"volg": "zoeken", "wat": "nieuws"})
    said(world, "Nieuws.", text_en="News.")
    (message,) = told()
    assert message.subject.startswith("IMVO covenant tracker: 1 new entry: Textiel, Zoekvraag “nieuws”")
    assert ("   News.\n" in message.body, "   Source: Parliamentary paper 1, nr. 1, p. 2.\n" in message.body) == (
        True,
        True,
    )
    ((html, _kind),) = message.alternatives
    assert ('<html lang="en">' in html, '<div lang="nl">' in html) == (True, True)
    assert "/en/convenanten/textiel/uitspraken/" in message.body


def test_a_search_tells_new_answers_of_its_kind_alone(client, world):
    said(world, "Goudsmeden praten.")
    follow(client, {"volg": "zoeken", "wat": "goudsmeden", "soort": "uitspraak"})
    follow(client, {"volg": "zoeken", "wat": "goudsmeden"}, "ander@voorbeeld.nl")
    letter = Document.objects.create(key="kst-1-2", kind="letter", dossier="1", number="2", title="Over goudsmeden",
                                     dated_on=DAY, public_on=DAY)  # fmt: skip
    publish(letter, by=world.user)
    said(world, "Nog iets over goudsmeden.", document=letter)
    said(world, "Iets anders.")
    by_address = {message.to[0]: headings(message) for message in told()}
    statement = "Textiel: Officiële uitspraak"
    assert by_address == {ADDRESS: [statement], "ander@voorbeeld.nl": ["Over goudsmeden", statement]}
    assert told() == []


def test_slippage_is_told_with_before_and_after_whatever_came_between(client, whole):
    follow(client, SLIPPAGE)
    put_back(1, date(2016, 6, 17))
    (message,) = told()
    now, then = (read_record(AsOf(day, day, number)) for day, number in ((today(), 9), (date(2016, 6, 17), 1)))
    later = [[(one.was, one.now) for one in slips(read_promises(record).promises)] for record in (now, then)]
    assert len(headings(message)) == len(later[0]) - len(later[1]) > 1
    assert "   De laatste dag verschoof 579 dagen, van 31 mei 2022 naar 31 december 2023.\n" in message.body


@pytest.mark.parametrize("query", [GOUD, {"volg": "sector", "wat": "TEX"}, SLIPPAGE], ids=["goud", "TEX", "slippage"])
def test_a_mail_says_what_the_feed_says_now_less_what_it_said_then(client, whole, query, monkeypatch):
    feeds = {"goud": "/convenanten/goud/uitspraken.atom", "TEX": "/sectoren/TEX/uitspraken.atom"}
    path = feeds.get(query.get("wat"), "/volgen/verschuivingen.atom")
    monkeypatch.setattr(mails, "MOST_ENTRIES", 1000)
    follow(client, query)
    put_back(4, date(2026, 11, 1))

    def titles(**asked):
        tree = ElementTree.fromstring(client.get(path, asked).content)
        ids = (one.findtext("{http://www.w3.org/2005/Atom}id") for one in tree)
        return {one.partition("#")[2] for one in ids if one and "#" in one}

    (message,) = told()
    expected = titles() - titles(peildatum="2026-11-01", revisie="4")
    assert set(re.findall(r"https?://\S+#(\S+)", message.body)) == expected
    assert expected


def test_a_long_mail_says_how_much_more_stands_on_the_page(client, world, monkeypatch):
    monkeypatch.setattr(mails, "MOST_ENTRIES", 2)
    follow(client, TEXTIEL)
    sealed_together([sample_of(StatusReport, world, text=f"Nummer {number}.") for number in range(5)], world)
    (message,) = told()
    assert message.subject.split(": ")[1] == "5 nieuwe berichten"
    assert len(headings(message)) == 2
    assert "Nog 3 berichten staan op de pagina:" in message.body


def test_a_correction_is_told_and_a_withdrawal_brings_nothing_old_back(client, world):
    old = said(world, "Oud.")
    wrong = said(world, "Met een fout.")
    follow(client, TEXTIEL)
    follow(client, {"volg": "zoeken", "wat": "oud"}, "zoeker@voorbeeld.nl")
    seal([correct(wrong, by=world.user, reason="Fout.", text="Zonder fout.")], by=world.user, reason="Verbeterd.")
    (message,) = told()
    assert ("Zonder fout." in message.body, "Met een fout." in message.body) == (True, False)
    seal([withdraw(old, by=world.user, reason="Onjuist.")], by=world.user, reason="Ingetrokken.")
    assert told() == []


def test_by_the_letter_waits_for_a_document_of_which_nothing_was_public(client, world):
    said(world, "Uit de brief.")
    follow(client, TEXTIEL, often="brief")
    said(world, "Nog iets uit dezelfde brief.")
    assert told() == []
    letter = Document.objects.create(key="kst-1-3", kind="letter", title="Nieuwe brief", dated_on=DAY, public_on=DAY)
    publish(letter, by=world.user)
    assert told() == []
    said(world, "Uit de nieuwe brief.", document=letter)
    (message,) = told()
    assert [words in message.body for words in ("Uit de nieuwe brief.", "Nog iets uit dezelfde brief.")] == [True, True]
    assert told() == []


def test_weekly_waits_for_monday_whatever_was_looked_at_meanwhile(client, world, time_machine):
    time_machine.move_to(WEDNESDAY, tick=False)
    follow(client, TEXTIEL, often="wekelijks")
    mondays = {}
    for day in range(13):
        time_machine.move_to(f"2027-03-{3 + day:02}T09:00:00Z", tick=False)
        if day in (1, 7):
            said(world, f"Van dag {day}.")
        mondays |= {today(): [word for word in ("dag 1.", "dag 7.") if word in message.body] for message in told()}
    assert mondays == {date(2027, 3, 8): ["dag 1."], date(2027, 3, 15): ["dag 7."]}


def test_a_monday_that_was_missed_is_made_up_for(client, world, time_machine):
    time_machine.move_to(WEDNESDAY, tick=False)
    follow(client, TEXTIEL, often="wekelijks")
    said(world, "Gemist.")
    time_machine.move_to("2027-03-10T09:00:00Z", tick=False)
    assert len(told()) == 1


FOLLOWED = {
    "covenant": (TEXTIEL, "meteen"),
    "letter": (TEXTIEL, "brief"),
    "sector": ({"volg": "sector", "wat": "TEX"}, "meteen"),
    "search": ({"volg": "zoeken", "wat": "geheimwoord"}, "meteen"),
    "slippage": (SLIPPAGE, "meteen"),
}


@pytest.mark.parametrize(("query", "often"), FOLLOWED.values(), ids=FOLLOWED)
def test_what_is_not_public_is_in_no_mail_before_midnight_and_in_one_after(client, world, time_machine, query, often):
    time_machine.move_to("2027-03-28T12:00:00Z", tick=False)
    opens = date(2027, 3, 29)
    promise = {"kind": "signed", "modality": "expect"}
    sealed_of(MilestoneStatement, world, **promise)
    follow(client, query, often=often)
    paper = Document.objects.create(key="geheim", kind="web", title="Een stuk", public_on=DAY)
    publish(paper, by=world.user)
    later = {"earliest": opens, "latest": opens, "edtf": opens.isoformat()}
    secret = {"document": paper, "wording": "GEHEIMWOORD", **promise, **later}
    sealed_of(MilestoneStatement, world, public_from=opens, **secret)
    closed = sealed_of(MilestoneStatement, world, public_from=None, **(secret | {"wording": "GEHEIMWOORD dicht"}))
    time_machine.move_to("2027-03-28T21:59:59Z", tick=False)
    assert told() == []
    assert not OutgoingMail.objects.exclude(text="").exists()
    time_machine.move_to("2027-03-28T22:00:00Z", tick=False)
    (message,) = told()
    assert ("GEHEIMWOORD" in message.body, "GEHEIMWOORD dicht" in f"{message.message()}") == (True, False)
    assert told() == []
    open_entry(closed, by=world.user, public_from=opens, reason="Open.")
    opened = told() if often == "meteen" and query != SLIPPAGE else []
    assert ["GEHEIMWOORD dicht" in message.body for message in opened] == [True] * len(opened)
    assert len(opened) == (often == "meteen" and query != SLIPPAGE)


def test_nothing_is_told_of_before_somebody_confirmed(client, world):
    ask(client, TEXTIEL)
    (message,) = mail.outbox
    said(world, "Voor de bevestiging.")
    assert told() == []
    client.post(link_in(message, "bevestigen"))
    assert told() == []
    said(world, "Erna.")
    (news,) = told()
    assert ("Erna." in news.body, "Voor de bevestiging." in news.body) == (True, False)


def test_a_seal_tells_after_its_transaction_and_not_when_that_fails(client, world, django_capture_on_commit_callbacks):
    follow(client, TEXTIEL)
    with django_capture_on_commit_callbacks(execute=True):
        said(world, "Meteen verteld.")
        assert mail.outbox == []
    assert ["Meteen verteld." in message.body for message in mail.outbox] == [True]
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(Exception, match="al verzegeld"):
        seal([StatusReport.objects.get(text="Meteen verteld.")], by=world.user, reason="Nog eens.")
    assert len(mail.outbox) == 1


def test_a_clock_that_goes_back_tells_nothing_twice(client, world, time_machine):
    time_machine.move_to(WEDNESDAY, tick=False)
    follow(client, TEXTIEL)
    said(world, "Eén keer.")
    assert len(told()) == 1
    time_machine.shift(-timedelta(days=2))
    assert told() == []
    time_machine.shift(timedelta(days=3))
    assert told() == []
