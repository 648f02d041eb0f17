"""Asking for mail, confirming, managing and stopping: without an account or a cookie, and against nobody's will."""

import re

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.cache import cache
from django.test import Client

from dashboards.alerts.actions import clean_up
from dashboards.models import OutgoingMail, Subscriber, Subscription
from dossier.models import AuditEvent
from tests.alerts.following import ADDRESS, ASK, ask, follow, link_in

pytestmark = pytest.mark.one_database

GOUD, SEARCH = {"volg": "convenant", "wat": "goud"}, {"volg": "zoeken", "wat": "“na de zomer” -textiel"}
TOLD = "Als het adres klopt, is er een e-mail onderweg."


@pytest.fixture(autouse=True)
def _no_counts(db):
    cache.clear()


@pytest.fixture
def strict():
    """A browser whose forms need a token, and that takes no cookie along: as a mail program is."""
    return Client(enforce_csrf_checks=True)


def stored():
    return list(Subscription.objects.order_by("pk").values_list("subject", "what", "frequency", "is_confirmed"))


def test_the_form_names_what_is_followed_and_pages_lead_to_it(client, letter):
    places = {
        "/convenanten/goud/": (f"{ASK}?volg=convenant&wat=goud", "Goud"),
        "/sectoren/FIN/": (f"{ASK}?volg=sector&wat=FIN", "Sector Financiële sector"),
        "/zoeken/?q=goud&soort=uitspraak": (
            f"{ASK}?volg=zoeken&wat=goud&soort=uitspraak",
            "Zoekvraag “goud” (Uitspraken)",
        ),
        "/beloften/": (f"{ASK}?volg=verschuivingen", "Nieuwe verschuivingen in alle sectoren"),
        "/": (f"{ASK}?volg=verschuivingen", "Nieuwe verschuivingen in alle sectoren"),
    }
    for place, (address, name) in places.items():
        files = client.get(place).context["page"].moment.files
        links = {link.url for one in files for link in one.links if one.label == "Volgen"}
        assert address in links
        page = client.get(address)
        assert page.context["page"].followed.label == name
        assert client.get(page.context["page"].followed.url).status_code == 200
    assert client.get(f"/en{ASK}", GOUD).context["page"].followed.label == "Gold"
    for without in ("/zoeken/", "/zoeken/?q=goud&soort=uitleg"):
        assert client.get(without).context["page"].moment.files == ()


def test_where_the_site_sends_no_mail_there_is_no_link_and_no_form(client, letter, settings):
    settings.OFFERS_ALERTS = False
    assert ASK not in client.get("/convenanten/goud/").content.decode()
    assert (client.get(ASK).status_code, ask(client, GOUD).status_code, stored()) == (404, 404, [])


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_from_form_to_the_last_stop_by_links_alone_and_without_a_cookie(strict, letter, prefix):
    answer = ask(strict, GOUD, "Lezer@Voorbeeld.NL", "wekelijks", prefix)
    assert (answer.status_code, answer.url) == (302, f"{prefix}{ASK}verstuurd/")
    (message,) = mail.outbox
    assert (message.to, stored()) == ([ADDRESS], [("convenant", "goud", "wekelijks", False)])
    link = link_in(message, "bevestigen")
    assert link.startswith(f"{prefix}{ASK}")
    for method in (strict.get, strict.head):  # what scanners of links do
        assert (method(link).status_code, stored()[0][-1]) == (200, False)
    manage = strict.post(link).url
    assert stored() == [("convenant", "goud", "wekelijks", True)]
    page = strict.get(manage)
    assert [(row.name, [one.value for one in row.choices if one.selected]) for row in page.context["page"].rows] == [
        ("Gold" if prefix else "Goud", ["wekelijks"])
    ]
    assert strict.post(link).status_code == 302  # pressed twice
    key = page.context["page"].rows[0].key
    changed = strict.post(manage, {"volg": key, "hoe_vaak": "brief", "doe": "wijzig"})
    assert stored() == [("convenant", "goud", "brief", True)]
    assert 'role="status"' in strict.get(changed.url).content.decode()
    assert strict.post(manage, {"volg": key, "doe": "stop"}).status_code == 200
    assert (stored(), Subscriber.objects.count(), OutgoingMail.objects.count()) == ([], 0, 0)
    assert (strict.get(manage).status_code, strict.post(link).status_code) == (200, 410)
    assert dict(strict.cookies) == {}


def test_one_of_two_is_stopped_and_the_address_stays_for_the_other(client, letter):
    follow(client, GOUD)
    manage = follow(client, SEARCH)
    rows = client.get(manage).context["page"].rows
    assert [row.name for row in rows] == ["Goud", "Zoekvraag ““na de zomer” -textiel”"]
    assert client.post(manage, {"volg": rows[0].key, "doe": "stop"}).status_code == 302
    assert stored() == [("zoeken", "“na de zomer” -textiel", "meteen", True)]


def test_a_mail_program_stops_everything_by_one_post(strict, client, letter):
    follow(client, GOUD)
    follow(client, SEARCH)
    ask(client, {})
    message = mail.outbox[-1]
    headers = message.message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = re.fullmatch(r"<http://127\.0\.0\.1:8000(\S+)>", headers["List-Unsubscribe"].strip())[1]
    assert (strict.get(address).status_code, len(stored())) == (200, 3)
    sent = {"List-Unsubscribe": "One-Click"}
    assert [strict.post(address, sent).status_code for _twice in range(2)] == [200, 200]
    assert (stored(), Subscriber.objects.count(), OutgoingMail.objects.count()) == ([], 0, 0)


def test_nobody_learns_whether_an_address_is_known(client, letter):
    follow(client, GOUD)
    seen = set()
    for address in (ADDRESS, "ander@voorbeeld.nl"):
        answer = ask(client, GOUD, address)
        seen.add((answer.status_code, answer.url, client.get(answer.url).content, dict(client.cookies) == {}))
    assert len(seen) == 1
    assert TOLD in client.get(f"{ASK}verstuurd/").content.decode()
    assert [message.to for message in mail.outbox] == [[ADDRESS], ["ander@voorbeeld.nl"]]
    assert stored()[0] == ("convenant", "goud", "meteen", True)


def test_what_is_followed_changes_only_when_the_mail_is_confirmed(client, letter):
    follow(client, GOUD)
    ask(client, GOUD, often="wekelijks", prefix="/en")
    assert Subscription.objects.values_list("frequency", "language").get() == ("meteen", "nl")
    client.post(link_in(mail.outbox[-1], "bevestigen"))
    assert Subscription.objects.values_list("frequency", "language").get() == ("wekelijks", "en")


def test_an_address_gets_three_mails_a_day_and_the_answer_stays_the_same(client, letter):
    answers = {ask(client, {"volg": "convenant", "wat": wat}).url for wat in ("goud", "textiel", "banken", "goud")}
    assert (answers, len(mail.outbox)) == ({f"{ASK}verstuurd/"}, 3)
    assert ask(client, GOUD, ADDRESS.upper()).status_code == 302
    assert len(mail.outbox) == 3
    ask(client, GOUD, "ander@voorbeeld.nl")
    assert len(mail.outbox) == 4
    client.post(link_in(mail.outbox[-1], "bevestigen"))
    for _time in range(13):
        ask(client, SEARCH, "ander@voorbeeld.nl")
    assert len(mail.outbox) == 16


def test_a_network_asks_twenty_times_an_hour(client, letter):
    codes = [ask(client, GOUD, f"lezer{number}@voorbeeld.nl").status_code for number in range(21)]
    assert (codes, len(mail.outbox)) == ([302] * 20 + [429], 20)
    refused = ask(client, GOUD, "nog@voorbeeld.nl")
    assert "Er kwamen te veel aanvragen van uw netwerk." in refused.content.decode()
    assert ask(client, GOUD, "nog@voorbeeld.nl", REMOTE_ADDR="").status_code == 429
    elsewhere = client.post(ASK, {"adres": "x@voorbeeld.nl", "hoe_vaak": "meteen"}, REMOTE_ADDR="198.51.100.9")
    assert elsewhere.status_code == 302


def test_a_program_that_fills_everything_in_and_another_site_send_nothing(client, letter):
    assert ask(client, GOUD, website="https://spam.example").url == f"{ASK}verstuurd/"
    elsewhere = {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "http://elders.example"}
    for headers in (*elsewhere, {"Origin": "null"}):
        answer = client.post(ASK, {"adres": ADDRESS, "hoe_vaak": "meteen"}, headers=headers)
        assert (answer.status_code, "vanaf een andere site" in answer.content.decode()) == (403, True)
    assert (mail.outbox, stored()) == ([], [])
    own = {"Origin": "http://testserver"}
    assert client.post(ASK, {"adres": ADDRESS, "hoe_vaak": "meteen"}, headers=own).status_code == 302


HOSTILE = {
    "newline": "a@voorbeeld.nl\nBcc: b@voorbeeld.nl",
    "return": "a@voorbeeld.nl\r\nBcc: b@voorbeeld.nl",
    "two": "a@voorbeeld.nl, b@voorbeeld.nl",
    "name": "Piet <a@voorbeeld.nl>",
    "long": "a" * 10_000 + "@voorbeeld.nl",
    "no address": "voorbeeld.nl",
    "empty": "",
    "spaces": "   ",
    "script": "<script>alert(1)</script>@voorbeeld.nl",
    "rtl": "\u202ea@voorbeeld.nl",
}


@pytest.mark.parametrize("address", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_address_is_refused_in_words(client, letter, address):
    answer = ask(client, GOUD, address)
    text = answer.content.decode()
    assert (answer.status_code, "Er klopt nog iets niet" in text, "<script>alert" in text) == (400, True, False)
    assert (mail.outbox, stored(), Subscriber.objects.count()) == ([], [], 0)


def test_nul_and_a_frequency_that_is_none_are_refused_too(client, letter):
    assert ask(client, GOUD, "a\0@voorbeeld.nl").status_code == 400
    assert ask(client, GOUD, often="elke seconde").status_code == 400
    assert client.post(ASK, {}).status_code == 400
    assert stored() == []


SUBJECTS = {
    "convenant nergens": (404, ""),
    "convenant ": (404, ""),
    "sector NERGENS": (404, ""),
    "onzin x": (400, "volg: schrijf een van deze woorden: convenant, sector, zoeken, verschuivingen."),
    "zoeken ": (400, "wat: schrijf wat u zoekt."),
    "zoeken -goud": (400, "wat: hier wordt alleen weggelaten."),
    f"zoeken {'x' * 10_000}": (400, "wat: dit is te lang."),
    "zoeken goud uitleg": (400, "soort: de uitleg van deze site kunt u niet volgen."),
    "zoeken goud onzin": (400, "soort: “onzin” is bij dit moment geen keuze."),
}


@pytest.mark.parametrize("asked", SUBJECTS, ids=lambda asked: asked[:24])
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_cannot_be_followed_is_said_and_nothing_is_written(client, letter, asked, method):
    status, words = SUBJECTS[asked]
    volg, wat, *soort = asked.split(" ")
    query = {"volg": volg, "wat": wat, "soort": "".join(soort)}
    sent = {} if method == "get" else {"data": {"adres": ADDRESS, "hoe_vaak": "meteen"}}
    answer = getattr(client, method)(ASK, query_params=query, **sent)
    assert (answer.status_code, stored(), mail.outbox) == (status, [], [])
    assert words.partition("“")[0] in answer.content.decode()


def test_words_of_a_search_cannot_break_out_of_the_mail(client, letter):
    hostile = 'goud "\u202e<b>" =SUM(1)'
    ask(client, {"volg": "zoeken", "wat": hostile})
    (message,) = mail.outbox
    whole = message.message()
    assert [whole.get_all(name) for name in ("Bcc", "Cc")] == [None, None]
    assert "\n" not in message.subject
    ((html, _kind),) = message.alternatives
    assert ("<b>" in html, "&lt;b&gt;" in html) == (False, True)
    broken = ask(client, {"volg": "zoeken", "wat": "goud\r\nBcc: b@voorbeeld.nl"})
    assert broken.status_code in (302, 400)
    assert [one.message().get_all("Bcc") for one in mail.outbox] == [None] * len(mail.outbox)
    assert all("\n" not in one.subject for one in mail.outbox)


@pytest.mark.parametrize("page", ["bevestigen", "beheer", "stoppen"])
def test_a_link_of_nobody_is_told_so(client, letter, page):
    follow(client, GOUD)
    ask(client, GOUD, "ander@voorbeeld.nl")
    keys = {name: link_in(mail.outbox[0], name).partition("sleutel=")[2] for name in ("bevestigen", "beheer")}
    other = keys["beheer" if page == "bevestigen" else "bevestigen"]
    for key in ("", "onzin", "a" * 5000, keys["beheer"][:-1] + "!", other, "%F0%9F%98%80"):
        for method in ("get", "post"):
            answer = getattr(client, method)(f"{ASK}{page}/?sleutel={key}")
            assert (answer.status_code, "Deze link werkt niet" in answer.content.decode()) == (404, True)
    assert Subscription.objects.filter(is_confirmed=True).count() == 1


def test_a_link_to_confirm_is_good_for_three_days_and_then_the_address_is_removed(client, letter, time_machine):
    time_machine.move_to("2027-03-03T09:00:00Z", tick=False)
    ask(client, GOUD)
    follow(client, GOUD, "ander@voorbeeld.nl")
    link = re.search(r"\S+bevestigen/\S+", OutgoingMail.objects.filter(subscriber__address=ADDRESS).get().text)
    assert link is None  # what it said is wiped
    ask(client, GOUD, "derde@voorbeeld.nl")
    link = link_in(mail.outbox[-1], "bevestigen")
    time_machine.move_to("2027-03-06T08:59:59Z", tick=False)
    assert (client.get(link).status_code, clean_up()) == (200, 0)
    time_machine.move_to("2027-03-06T09:00:02Z", tick=False)
    assert [client.get(link).status_code, client.post(link).status_code] == [410, 410]
    assert "een paar dagen geldig" in client.get(link).content.decode()
    time_machine.move_to("2027-03-07T09:00:00Z", tick=False)
    assert clean_up() == 2
    assert list(Subscriber.objects.values_list("address", flat=True)) == ["ander@voorbeeld.nl"]


def test_what_is_changed_must_be_ones_own(client, letter):
    other = follow(client, GOUD, "ander@voorbeeld.nl")
    key = client.get(other).context["page"].rows[0].key
    own = follow(client, SEARCH)
    client.post(own, {"volg": key, "hoe_vaak": "brief", "doe": "wijzig"})
    client.post(own, {"volg": key, "doe": "stop"})
    assert stored()[0] == ("convenant", "goud", "meteen", True)
    for sent in ({"volg": "x"}, {"volg": key, "hoe_vaak": "nooit"}, {}):
        assert client.post(own, sent).status_code == 400


def test_no_cache_keeps_these_pages_and_no_search_engine_shows_those_of_one_person(client, letter, page_cache):
    manage = follow(client, GOUD)
    ask(client, SEARCH)
    pages = [f"{ASK}?volg=convenant&wat=goud", f"{ASK}verstuurd/", manage, f"{ASK}beheer/?sleutel=x"]
    pages += [link_in(mail.outbox[-1], name) for name in ("bevestigen", "stoppen")]
    staff = Client()
    staff.force_login(User.objects.create_user("collega", is_staff=True))
    for address in pages:
        first, second = client.get(address), staff.get(address)
        for answer in (first, second):
            assert answer["Cache-Control"] == "no-store, private"
            is_for_one = not address.startswith(f"{ASK}?volg")  # the form itself is anybody's
            assert (answer.get("X-Robots-Tag"), "ETag" in answer) == (
                "noindex, nofollow" if is_for_one else None,
                False,
            )
            assert ('<meta name="robots" content="noindex, nofollow">' in answer.content.decode()) is is_for_one
        assert first.content == second.content


def test_no_address_and_no_key_is_in_a_log_or_in_the_trail(client, letter, caplog):
    caplog.set_level("DEBUG")
    manage = follow(client, GOUD)
    key = client.get(manage).context["page"].rows[0].key
    client.post(manage, {"volg": key, "hoe_vaak": "brief"})
    ask(client, GOUD, "geen adres")
    client.post(link_in_stop(manage))
    secrets = (ADDRESS, "voorbeeld.nl", "geen adres", manage.partition("sleutel=")[2][:20])
    lines = " ".join(str(record.__dict__) for record in caplog.records if record.name.startswith("imvo"))
    events = str(list(AuditEvent.objects.values_list()))
    assert ASK in lines
    assert [one for one in secrets if one in lines or one in events] == []
    of_mail = AuditEvent.objects.exclude(origin="console").order_by("pk")
    assert list(of_mail.values_list("action", "result", "status", "reason")) == [
        ("alerts.ask", "ok", 302, "not-asked"),
        ("alerts.confirm", "ok", 302, "not-asked"),
        ("alerts.manage", "ok", 302, "not-asked"),
        ("alerts.ask", "invalid", 400, "http-400"),
        ("alerts.stop", "ok", 200, "not-asked"),
    ]


def link_in_stop(manage):
    return manage.replace("beheer/", "stoppen/").partition("&")[0]
