"""Feeds and calendars: what they hold, in which order, and that they say whether it is everything."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.utils.timezone import localdate
from icalendar import Calendar

from covenants.domain.slippage import slips
from covenants.evidence.on_covenant import said_of_covenant
from covenants.evidence.undertakings import undertakings_at
from covenants.models import MilestoneStatement, StatusReport
from covenants.moment.ledger import read_promises
from covenants.moment.record import read_record
from covenants.selectors import search
from covenants.selectors.search import search_record
from dashboards.feeds import page
from dashboards.words.wording import say_day
from dossier.domain.question import read_question
from dossier.models import Revision, UndertakingStatement
from imvo_tracker.lib.asof import AsOf, today
from tests.covenants.samples import make_world, publish, sealed_of
from tests.met import met

ATOM = "{http://www.w3.org/2005/Atom}"
THEN = {"peildatum": "2016-12-31"}


def feed(client, path, **asked):
    answer = client.get(path, asked)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return ElementTree.fromstring(answer.content)


def texts(tree, name):
    return [one.findtext(f"{ATOM}{name}") for one in tree.findall(f"{ATOM}entry")]


def moment_of(asked):
    return date.fromisoformat(asked["peildatum"]) if "peildatum" in asked else today()


def events(client, path, **asked):
    answer = client.get(path, asked)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    calendar = Calendar.from_ical(answer.content)
    return calendar, calendar.walk("VEVENT")


@pytest.mark.parametrize("asked", [{}, THEN], ids=["today", "end of 2016"])
def test_the_feed_of_a_covenant_holds_every_statement_once_newest_revision_first(client, whole, asked):
    tree = feed(client, "/convenanten/goud/uitspraken.atom", **asked)
    day = date.fromisoformat(asked["peildatum"]) if asked else today()
    said = said_of_covenant("goud", AsOf(day, day))
    assert {url.partition("#")[2] for url in texts(tree, "id")} == {one.anchor for one in said}
    assert len(texts(tree, "id")) == len(said) > 5
    days = sorted(date.fromisoformat(one.partition("T")[0]) for one in texts(tree, "published"))
    window = f"Van {say_day(days[0])} tot en met {say_day(days[-1])}, zoals bekend op {say_day(day)}."
    assert tree.findtext(f"{ATOM}subtitle") == f"Volledig: {len(said)} berichten. {window}"
    assert tree.findtext(f"{ATOM}author/{ATOM}name") == "IMVO-convenantenmonitor"
    rows = client.get(f"/convenanten/goud/uitspraken/{'?peildatum=2016-12-31' if asked else ''}").context["page"].rows
    assert {f"Goud: {one.heading}".casefold() for one in rows} <= {one.casefold() for one in texts(tree, "title")}


def test_an_entry_names_words_source_and_the_day_on_which_it_was_known(client, letter):
    tree = feed(client, "/convenanten/goud/uitspraken.atom", peildatum="2016-06-17")
    (entry,) = [one for one in tree.findall(f"{ATOM}entry") if "deze zomer" in one.findtext(f"{ATOM}summary")]
    assert "Bron: Kamerstuk 26 485, nr. 220, p. 2." in entry.findtext(f"{ATOM}summary")
    assert entry.findtext(f"{ATOM}published") == "2016-06-17T12:00:00+00:00"
    assert client.get(entry.find(f"{ATOM}link").attrib["href"].removeprefix("http://testserver")).status_code == 200


def test_a_feed_that_leaves_some_out_says_how_many_there_are(client, whole, monkeypatch):
    monkeypatch.setattr(page, "MOST", 3)
    count = len(said_of_covenant("textiel", AsOf(today(), today())))
    tree = feed(client, "/convenanten/textiel/uitspraken.atom")
    assert len(texts(tree, "id")) == 3
    words = f"De 3 die het laatst binnenkwamen, van {count}; de andere staan op de pagina."
    assert tree.findtext(f"{ATOM}subtitle").startswith(words)


def test_the_feed_of_a_sector_holds_its_covenants(client, whole):
    tree = feed(client, "/sectoren/TEX/uitspraken.atom")
    slugs = {url.split("/convenanten/")[1].split("/")[0] for url in texts(tree, "id") if "/convenanten/" in url}
    assert "textiel" in slugs
    assert client.get("/sectoren/NERGENS/uitspraken.atom").status_code == 404


def test_slippage_is_each_later_last_day_that_took_the_place_of_another(client, whole):
    tree = feed(client, "/volgen/verschuivingen.atom")
    promises = read_promises(read_record(AsOf(today(), today()))).promises
    later = [(one.after.key, one.days) for one in slips(promises)]
    assert len(later) >= 2
    said = list(zip(texts(tree, "id"), texts(tree, "summary"), strict=True))
    found = [(int(url.rpartition("-")[2]), int(text.split(" verschoof ")[1].split()[0])) for url, text in said]
    assert found == later[::-1]
    days = [one.split("T")[0] for one in texts(tree, "published")]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("asked", [{}, THEN], ids=["today", "end of 2016"])
def test_the_feed_of_motions_holds_every_event_of_each(client, whole, asked):
    day = date.fromisoformat(asked["peildatum"]) if asked else today()
    events = {
        f"undertakingstatement-{event.key}": one for one in undertakings_at(AsOf(day, day)) for event in one.events
    }
    tree = feed(client, "/volgen/moties-en-toezeggingen.atom", **asked)
    assert {url.rpartition("uitspraak=")[2].partition("&")[0] for url in texts(tree, "id")} == set(events)
    assert tree.findtext(f"{ATOM}subtitle").startswith(f"Volledig: {len(met(events))} berichten. Van ")
    titles = texts(tree, "title")
    title = "Motie van de leden Smaling en Voordewind over een evaluatiemoment voor de convenanten"
    assert f"{title}: 32 852, nr. 24: ingediend" in titles
    assert any(title.endswith("voortgang van het IMVO-beleid: beantwoord") for title in titles)


def test_the_feed_of_law_abroad_holds_each_row_of_its_page(client, whole):
    rows = client.get("/internationaal/").context["page"].rows
    tree = feed(client, "/volgen/internationaal.atom")
    told = {url.rpartition("uitspraak=")[2].partition("#")[0] for url in texts(tree, "id")}
    assert told == {row.key for row in met(list(rows))}
    assert all(
        link.startswith(("http://testserver/documenten/", "http://testserver/convenanten/"))
        for link in texts(tree, "id")
    )
    assert "Europese Unie: MVO-actieplan van de EU, aangekondigd" in texts(tree, "title")


@pytest.mark.parametrize("asked", [{"q": "goud"}, {"q": "goud", "soort": "document"}, {"q": "SER", **THEN}], ids=str)
def test_the_feed_of_a_search_holds_its_answers_newest_first(client, whole, asked):
    page = client.get("/zoeken/", asked).context["page"]
    found = search_record(read_question(asked["q"]), read_record(AsOf(*[moment_of(asked)] * 2)))
    tree = feed(client, "/zoeken/antwoorden.atom", **asked)
    expected = [hit for hit in found.hits if asked.get("soort", hit.kind) == hit.kind]
    assert len(texts(tree, "id")) == len(set(texts(tree, "id"))) == min(len(expected), 100)
    sealed = {str(localdate(one.sealed_at)) for one in Revision.objects.all()}  # the day of an undated source
    days = [day for one in texts(tree, "published") if (day := one.partition("T")[0]) not in sealed]
    assert days == sorted(met(days), reverse=True)
    assert client.get(page.moment.files[0].links[0].url).content == client.get("/zoeken/antwoorden.atom", asked).content


def test_the_feed_of_a_search_says_where_there_is_more_and_refuses_what_the_page_refuses(client, whole, monkeypatch):
    monkeypatch.setattr(search, "MOST_STATEMENTS", 5)
    tree = feed(client, "/zoeken/antwoorden.atom", q="sector")
    assert tree.findtext(f"{ATOM}title") == "Zoekvraag “sector”"
    count = len(texts(tree, "id"))
    said = f"De {count} die het laatst binnenkwamen; er zijn er meer. Voeg een woord toe om andere te vinden."
    assert (tree.findtext(f"{ATOM}subtitle").startswith(said), count < 100) == (True, True)
    assert client.get("/zoeken/antwoorden.atom", {"q": "-goud"}).status_code == 400
    nothing = feed(client, "/zoeken/antwoorden.atom", q="nergensgenoemdwoord", peildatum="2016-06-17")
    assert texts(nothing, "id") == []
    assert nothing.findtext(f"{ATOM}subtitle") == "Volledig: 0 berichten. Zoals bekend op 17 juni 2016."


def test_the_calendar_spans_the_windows_still_open_and_the_day_after_ends_it(client, letter):
    record = read_record(AsOf(date(2016, 6, 17), date(2016, 6, 17)))
    due = {(reading.slug, kind): reading.state(kind).decided_by for reading, kind in record.readings.due_next(1000)}
    calendar, found = events(client, "/volgen/agenda.ics", peildatum="2016-06-17")
    by_key = {str(one["uid"]).split("@")[0]: one for one in found}
    for fact in due.values():
        event = by_key[f"milestonestatement-{fact.key}"]
        assert event["dtend"].dt == fact.latest + timedelta(1)
        assert event["dtstart"].dt == min(fact.earliest or fact.known_from, fact.latest)
    assert len(due) > 5
    said = str(calendar["x-wr-caldesc"])
    first = min(one["dtstart"].dt for one in found)
    last = max(one["dtend"].dt for one in found) - timedelta(1)
    window = f"Van {say_day(first)} tot en met {say_day(last)}, zoals bekend op 17 juni 2016."
    assert said == f"Volledig: {len(found)} perioden. {window}"
    ends = [one["dtend"].dt for one in found]
    assert ends == sorted(ends)


def test_the_calendar_of_a_covenant_holds_its_own(client, letter):
    _calendar, found = events(client, "/convenanten/goud/agenda.ics", peildatum="2016-06-17")
    assert {str(one["summary"]).split(":")[0] for one in found} == {"Goud"}
    assert client.get("/convenanten/nergens/agenda.ics").status_code == 404


@pytest.fixture
def world(db):
    return make_world()


def test_the_term_of_a_motion_stands_in_the_calendar_until_it_is_answered(client, world):
    publish(*world.masters, by=world.user)
    day = today() + timedelta(20)
    window = {"earliest": day, "latest": day, "edtf": day.isoformat()}
    term = sealed_of(UndertakingStatement, world, event="term", **window)
    _calendar, (event,) = events(client, "/volgen/agenda.ics")
    assert (event["dtstart"].dt, event["dtend"].dt) == (day, day + timedelta(1))
    assert str(event["url"]).endswith(f"/documenten/{term.undertaking.key}/")
    sealed_of(UndertakingStatement, world, event="answered", answered_by=world.letter, undertaking=term.undertaking)
    assert events(client, "/volgen/agenda.ics")[1] == []


@pytest.mark.parametrize(("topic", "title"), [("duration", "looptijd"), ("recruitment", "werftermijn")])
def test_terms_and_recruitment_periods_stand_in_the_calendar(client, world, topic, title):
    publish(*world.masters, by=world.user)
    first, last = today() - timedelta(5), today() + timedelta(20)
    sealed_of(StatusReport, world, topic=topic, earliest=first, latest=last, edtf=f"{first}/{last}")
    sealed_of(StatusReport, world, topic=topic, earliest=first, latest=first, edtf=first.isoformat())
    for path in ("/volgen/agenda.ics", "/convenanten/textiel/agenda.ics"):
        _calendar, (event,) = events(client, path)
        assert (event["dtstart"].dt, event["dtend"].dt) == (first, last + timedelta(1))
        assert str(event["summary"]).endswith(f": {title}")


def test_what_is_closed_is_in_no_feed_or_calendar(client, world):
    publish(*world.masters, by=world.user)
    day = today() + timedelta(9)
    window = {"earliest": today(), "latest": day, "edtf": f"{today()}/{day}", "wording": "strikt geheim"}
    sealed_of(MilestoneStatement, world, kind="signed", modality="expect", closed=True, public_from=None, **window)
    report = sealed_of(StatusReport, world)
    ids = texts(feed(client, "/convenanten/textiel/uitspraken.atom"), "id")
    assert [one.partition("#")[2] for one in ids] == [f"statusreport-{report.pk}"]
    assert events(client, "/volgen/agenda.ics")[1] == []
    assert b"strikt geheim" not in client.get("/volgen/verschuivingen.atom").content


@pytest.mark.parametrize(
    "path", ["/volgen/verschuivingen.atom", "/volgen/agenda.ics", "/convenanten/goud/uitspraken.atom"]
)
def test_a_cited_feed_keeps_its_bytes_and_may_be_kept(client, letter, path, time_machine):
    full = {"peildatum": "2016-06-17", "bekend_op": "2016-06-17", "revisie": "1", "telregel": "kabinet"}
    first = client.get(path, full).content
    time_machine.move_to("2031-02-03 04:05")
    assert client.get(path, full).content == first
    assert client.get(f"/en{path}", full).status_code == 200


def test_pages_lead_to_their_feed_and_calendar_at_the_same_moment(client, whole):
    paths = {
        "/convenanten/goud/": ["/convenanten/goud/uitspraken.atom", "/convenanten/goud/agenda.ics"],
        "/sectoren/TEX/": ["/sectoren/TEX/uitspraken.atom"],
        "/beloften/": ["/volgen/verschuivingen.atom"],
        "/": ["/volgen/verschuivingen.atom", "/volgen/agenda.ics"],
    }
    for path, expected in paths.items():
        files = client.get(path, THEN).context["page"].moment.files
        led = [link.url for one in files for link in one.links if ".atom" in link.url or ".ics" in link.url]
        assert led == [f"{one}?peildatum=2016-12-31" for one in expected]
        assert {url: client.get(url).status_code for url in led} == dict.fromkeys(led, 200)
