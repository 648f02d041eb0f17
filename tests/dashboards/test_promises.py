"""The ledger of promises: the slippage the sources prove, figures that equal their rows, nothing from later."""

import json
import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from covenants.models import MilestoneStatement, StatusReport, TargetStatement
from covenants.moment.ledger import read_promises
from covenants.moment.record import read_record
from dashboards.explanation.query_keys import PROMISE_QUERY_KEYS
from dashboards.promises.filters import FILTERS
from dashboards.words.outcomes import outcome_badge
from dossier.actions import seal
from dossier.models import Document, Organisation
from imvo_tracker.lib.asof import AsOf
from tests.conftest import LETTER
from tests.covenants.samples import draft_of, make_covenant, make_world, publish, sealed_of
from tests.dashboards.drawings import elements, links

MOMENT = "peildatum=2016-06-17&bekend_op=2016-06-17"
YEAR_END = {"earliest": date(2016, 6, 17), "latest": date(2016, 12, 31), "latest_strict": date(2016, 12, 31)}
SIGNED = {"kind": "signed", "modality": "fact"}
NOW = date(2026, 11, 23)
APPEARS = date(2017, 1, 10)


def ledger(client, query=MOMENT, prefix=""):
    return client.get(f"{prefix}/beloften/?{query}").context["page"]


def on(day):
    return {"earliest": day, "latest": day, "latest_strict": day}


def names_of(page):
    return [page.table.views[row.record].subject for row in page.table.paginated_rows]


def test_every_promise_of_the_letter_slipped_as_the_sources_prove(whole):
    found = read_promises(read_record(AsOf(NOW, NOW)))
    written = found.promises.made_in("kst-26485-220")
    letter = {(one.fact.covenant, one.fact.kind): one for one in written}
    signing = {covenant: one for (covenant, kind), one in letter.items() if kind == "signed"}
    assert {slug: (one.outcome.value, one.generous.least, one.generous.most) for slug, one in signing.items()} == {
        "textiel": ("unscored", None, None),
        "banken": ("kept", 0, 0),
        "goud": ("late", 270, 270),
        "eiwitten": ("late", 66, 66),
        "hout": ("late", 81, 81),
        "verzekeringen": ("late", 551, 551),
        "sierteelt": ("late", 913, 913),
        "voedingsmiddelen": ("late", 363, 364),
        "natuursteen": ("late", 682, 682),
        "metallurgie": ("late", 692, 692),
        "land-en-tuinbouw": ("abandoned", None, None),
        "bouw": ("silent", None, None),
        "groothandel": ("silent", None, None),
        "technologie": ("silent", None, None),
        "toerisme": ("silent", None, None),
    }
    assert signing["goud"].strict.most == 292
    banks = [one for one in found.promises if one.fact.covenant == "banken" and one.fact.latest == date(2016, 6, 20)]
    assert [one.generous.most for one in banks] == [130]
    ten = {one.fact.latest: (one.by_deadline, one.generous.most) for one in found.numbers if one.fact.quantity == 10}
    assert ten == {date(2016, 12, 31): (2, 873), date(2017, 6, 30): (5, 692)}


def test_the_letter_is_scored_by_what_it_promised_then_and_none_of_its_eight_was_kept(client, whole):
    page = ledger(client, f"peildatum={NOW}")
    (line,) = [line for line in page.scores if "nr. 220" in line.document and line.voice == "Kabinet"]
    assert (line.made.label, [figure.label for figure in line.figures]) == ("15", ["1", "7", "0", "0", "1", "4", "2"])
    assert page.score_columns == (
        "op tijd", "te laat", "nog op tijd", "te laat, nog niet gebeurd", "gesprekken gestopt", "geen bericht meer",
        "zonder einddatum beloofd",
    )  # fmt: skip
    words = {}
    for view in ledger(client, f"peildatum={NOW}&document=kst-26485-220").table.views.values():
        words.setdefault(view.window, []).append(view.outcome.label)
    assert sorted(words["eerste helft 2017"]) == [
        "364 dagen te laat ondertekend", "682 dagen te laat ondertekend", "692 dagen te laat ondertekend",
        *["geen bericht meer"] * 4, "gesprekken gestopt",
    ]  # fmt: skip


MOMENTS = ["2016-06-17", "2016-12-31", "2017-06-30", "2018-05-01", "2019-05-23", f"{NOW}"]
SUMS = {
    "2016-06-17": "Het kabinet deed 13 gedateerde beloften over een ondertekening; op 17 juni 2016 konden die alle nog"
    " worden gehouden.",
    "2016-12-31": "werd er 1 op tijd gehouden (stand op 31 december 2016).",
    "2019-05-23": "werd er 1 op tijd gehouden (stand op 23 mei 2019).",
    "2010-01-01": "Op 1 januari 2010 staat in deze verzameling geen gedateerde belofte van het kabinet",
}


@pytest.mark.parametrize("day", SUMS)
def test_the_first_sentence_says_the_sum_of_the_moment(client, whole, day):
    assert SUMS[day] in ledger(client, f"peildatum={day}").lead


@pytest.mark.parametrize("day", MOMENTS)
@pytest.mark.parametrize("reading", ["ruim", "streng"])
def test_the_parts_of_the_bar_add_up_and_open_their_rows(client, whole, day, reading):
    page = ledger(client, f"peildatum={day}&lezing={reading}")
    bar = page.charts[0]
    parts = links(bar.drawing.narrow)
    counted = [int(words[0].split()[0]) for _url, words in parts]
    assert (sum(counted), [row[1] for row in bar.rows]) == (12 if reading == "streng" else 13, counted)
    for (url, _words), count in zip(parts, counted, strict=True):
        assert client.get(url).context["page"].count == count, url


@pytest.mark.parametrize("day", MOMENTS)
@pytest.mark.parametrize("strict", [False, True])
def test_the_row_a_covenant_is_held_to_says_the_word_of_the_covenant(client, whole, day, strict):
    when = date.fromisoformat(day)
    readings = read_record(AsOf(when, when)).readings
    held = {
        one.conclusion.held_to.key: outcome_badge(one).label
        for one in (readings.read_strictly() if strict else readings)
        if one.conclusion.held_to
    }
    reading = "&lezing=streng" if strict else ""
    views = ledger(client, f"peildatum={day}&wie=iedereen{reading}").table.views
    said = {one.fact.key: view.outcome.label for one, view in views.items() if one.fact.key in held}
    assert said == held
    assert len(said) >= 15


def test_a_group_promise_is_quoted_once_above_its_members(client, whole):
    page = ledger(client, f"peildatum={NOW}")
    (head,) = [view.head for view in page.table.views.values() if view.head]
    assert (head.label, head.who) == ("Acht convenanten, één belofte", "Kabinet, mogelijk")
    members = [view for view in page.table.views.values() if view.window == "eerste helft 2017"]
    assert ([one.wording for one in members], len(members)) == ([""] * 8, 8)
    assert client.get(f"/beloften/?peildatum={NOW}").content.decode().count(head.wording) == 1


def test_in_another_order_the_first_member_has_the_words_and_the_others_say_what_they_belong_to(client, whole):
    page = ledger(client, f"peildatum={NOW}&sort=promise")
    members = [
        page.table.views[row.record]
        for row in page.table.paginated_rows
        if page.table.views[row.record].window == "eerste helft 2017"
    ]
    assert [bool(one.wording or one.head) for one in members] == [True] + [False] * 7
    assert {one.member_of for one in members} <= {"een van de acht", ""}
    assert members[0].subject == "Bouw"


def test_one_row_a_covenant_with_window_days_and_the_aims_of_parties(client, whole):
    bar, chart = ledger(client, f"peildatum={NOW}").charts
    assert (bar.slug, chart.title) == ("wat-er-van-kwam", "7 te laat ondertekend, 66 tot 913 dagen")
    rows = {row[0]: row[1:] for row in chart.rows}
    assert len(rows) == len(chart.rows) == 15
    assert rows["Banken"] == (date(2016, 9, 1), date(2016, 12, 31), date(2016, 10, 28), "op tijd")
    assert rows["Goud"] == (None, None, date(2017, 6, 19), "270 dagen te laat (eigen streven)")
    assert rows["Textiel"] == (None, None, date(2016, 7, 4), "ondertekend, zonder einddatum beloofd")
    assert rows["Bouw"] == (date(2017, 1, 1), date(2017, 6, 30), None, "geen bericht meer")
    aims = elements(chart.drawing.wide, "rect", "g-aim")
    assert len(aims) == 7  # gold, textile, proteins, insurance, two of agriculture, banks; no third party
    assert len(elements(chart.drawing.wide, "path", "g-cross")) == 1


def test_the_goal_keeps_its_own_history_in_one_voice(client, whole):
    ten, eleven = ledger(client, f"peildatum={NOW}").goals
    assert [(line.known, line.said, line.badge.label, line.came) for line in ten.lines] == [
        (
            "24 juni 2014",
            "Doel: 10 convenanten in 2016",
            "niet gehaald",
            "2 van de 10 op 31 december 2016; nummer 10 op 23 mei 2019, 873 dagen te laat",
        ),
        ("17 juni 2016", "Het doel is opgegeven", "opgegeven", ""),
        (
            "17 juni 2016",
            "Verwachting, geen nieuw doel: 10 convenanten in eerste helft 2017",
            "niet uitgekomen",
            "5 van de 10 op 30 juni 2017; nummer 10 op 23 mei 2019, 692 dagen te laat",
        ),
    ]
    assert [line.note for line in ten.lines] == ["Via het MVO Platform (analyse uit 2018).", "", ""]
    assert ten.lines[2].source.quote == "voldoende vertrouwen"
    assert [line.said for line in eleven.lines] == ["Doel: 11 nieuwe convenanten in 2018"]


def test_counts_by_others_are_claims_of_covenants_and_other_goals_are_named_where_they_stand(client, whole):
    page = ledger(client, f"peildatum={NOW}")
    assert len(page.claims) > 10
    assert [one.count for one in page.claims if one.actor == "VNO-NCW"] == ["2"]
    assert page.elsewhere[0].name == "Aandeel van het textielconvenant in de markt"
    assert all("/documenten/" in link.url for goal in page.elsewhere for link in goal.links)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("uitkomst=kept", "uitkomst=on_time"),
        ("uitkomst=unscored&wie=party", "wie=party&uitkomst=undated"),
        ("soort=gebeurtenis&tot=2016-12-31", "tot=2016-12-31&soort="),
        ("soort=getal", "soort="),
    ],
)
def test_filters_of_earlier_addresses_lead_to_what_they_are_called_now(client, letter, old, new):
    reply = client.get(f"/beloften/?peildatum=2016-06-17&{old}")
    assert reply.status_code == 301
    place, _mark, query = reply.headers["Location"].partition("?")
    assert (place, sorted(query.split("&"))) == ("/beloften/", sorted(f"{new}&peildatum=2016-06-17".split("&")))
    assert client.get(reply.headers["Location"]).status_code == 200


def test_the_day_asked_for_means_on_or_before(client, whole):
    counts = {
        day: ledger(client, f"peildatum={NOW}&tot={day}").count for day in ("2016-12-30", "2016-12-31", "2017-06-30")
    }
    assert counts == {"2016-12-30": 0, "2016-12-31": 5, "2017-06-30": 13}


@pytest.mark.parametrize(("slug", "ending"), [("wat-er-van-kwam", "csv"), ("beloofd-en-werkelijk", "svg")])
def test_the_charts_are_files_too(client, whole, slug, ending):
    reply = client.get(f"/beloften/grafieken/{slug}.{ending}?peildatum={NOW}")
    assert reply.status_code == 200
    assert ("dagen te laat" if ending == "svg" else "te laat ondertekend") in b"".join(reply).decode()


@pytest.mark.parametrize("reading", ["ruim", "streng"])
def test_every_figure_opens_exactly_its_rows(client, whole, reading):
    page = ledger(client, f"peildatum={NOW}&lezing={reading}")
    figures = [(link.url, int(link.label)) for line in page.scores for link in (line.made, *line.figures) if link.url]
    assert figures
    for url, count in figures:
        assert client.get(url).context["page"].count == count, url


def test_the_sum_of_the_letter_stands_beside_the_goal(client, letter):
    (found,) = ledger(client).sums
    assert found.rows == (
        ("31 december 2016", "3 + 4 of 2 + 5", "7", "10", "nog niet bekend"),
        ("30 juni 2017", "8", "15", "10", "nog niet bekend"),
    )


def test_range_silence_and_search_day_are_said_in_words(client, whole):
    page = client.get(f"/beloften/?peildatum={NOW}&tot=2017-06-30&sort=-late").content.decode()
    assert "363 of 364 dagen, bronnen verschillen" in page
    assert "28 juni 2018" in page
    assert "29 juni 2018" in page
    assert "gezocht: 1 november 2026" in page


def test_the_cabinets_own_promises_leave_out_aims_of_parties(client, letter):
    page = ledger(client)
    assert [link.label for link in page.voices] == [
        "van het kabinet (16)", "van partijen (1)", "van derden (0)", "van iedereen (17)",
    ]  # fmt: skip
    assert [link.current for link in page.voices] == [True, False, False, False]
    assert (page.count, "Goud" in names_of(page)) == (16, False)  # gold is the parties' own aim
    assert names_of(ledger(client, f"{MOMENT}&wie=party")) == ["Goud"]


def test_filters_combine(client, letter):
    page = ledger(client, f"{MOMENT}&document=kst-26485-220&soort=ondertekening&tot=31-12-2016&convenant=hout")
    assert names_of(page) == ["Hout"]
    assert page.active_count == 4
    assert [one.label for one in page.only] == ["een ondertekening met einddatum", "Hout"]
    assert ledger(client, page.only[0].url.partition("?")[2]).active_count == 3
    assert ledger(client, f"{MOMENT}&soort=andere-stap").count == 2


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("wie=koning", "wie"),
        ("uitkomst=misschien", "uitkomst"),
        ("tot=31-02-2016", "tot"),
        ("tot=" + "9" * 25, "tot"),
        ("document=bestaat-niet", "document"),
        ("lezing=los", "lezing"),
        ("sort=naam", "sort"),
        ("page=99", "page"),
        ("page=0", "page"),
        ("convenant=goud&convenant=hout", "convenant"),
    ],
)
@pytest.mark.parametrize("path", ["/beloften/", "/en/beloften/"])
def test_what_cannot_be_read_is_refused_by_name(client, letter, path, query, field):
    response = client.get(f"{path}?{query}")
    assert response.status_code == 400
    assert f"{field}: " in response.content.decode()


def test_the_strict_switch_changes_the_outcome_and_keeps_both_figures(client, letter):
    url = f"/beloften/?{MOMENT}&convenant=banken"
    generous, strict = (client.get(f"{url}&lezing={reading}").context["page"] for reading in ("ruim", "streng"))
    states = [[view.outcome.state for view in page.table.views.values()] for page in (generous, strict)]
    assert states == [["due"], ["due"]]  # no last day by the strict reading: it can still come in time
    assert [[view.notes for view in page.table.views.values()] for page in (generous, strict)] == [
        [("streng: geen einddatum",)],
        [("streng: geen einddatum",)],
    ]
    assert [link.current for link in strict.readings] == [False, True]


def test_a_chart_that_the_page_does_not_have_is_not_found(client, letter):
    for name in ("iets.json", "belofte-en-uitkomst.json", "iets.svg"):
        assert client.get(f"/beloften/grafieken/{name}?{MOMENT}").status_code == 404


def world_with_a_promise():
    world = make_world()
    sealed_of(MilestoneStatement, world, kind="signed", modality="expect", wording="dit jaar", **YEAR_END)
    return world


def test_nothing_learned_later_shows_in_page_or_chart(client, db):
    world = world_with_a_promise()
    later = date(2017, 1, 10)
    secret = Document.objects.create(key="geheim", kind="web", title="GEHEIM", public_on=later, dated_on=later)
    who = Organisation.objects.create(slug="geheime-partij", kind="ngo", name="GEHEIM")
    known = {"document": secret, "actor": who, "known_from": later, "public_from": later, "wording": "GEHEIM"}
    sealed_of(MilestoneStatement, world, **SIGNED, **on(date(2016, 10, 28)), **known)
    sealed_of(MilestoneStatement, world, kind="in_force", modality="aim", **YEAR_END, **known)
    sealed_of(TargetStatement, world, text="GEHEIM", quantity=Decimal(77), **on(later), **known)
    paths = (
        "/beloften/", "/en/beloften/", "/beloften/onderzoek/beloften.json",
        "/beloften/grafieken/beloofd-en-werkelijk.svg", "/beloften/grafieken/wat-er-van-kwam.csv",
    )  # fmt: skip
    for path in paths:
        text = b"".join(client.get(f"{path}?peildatum=2017-06-01&bekend_op=2016-12-31")).decode()
        assert "GEHEIM" not in text
        assert "geheim" not in text
        assert "2016-10-28" not in text
        assert "77" not in re.sub(r"77rem|#[0-9a-f]{6}", "", text)
    assert "GEHEIM" in client.get("/beloften/?peildatum=2017-06-01").content.decode()


@pytest.fixture
def unseen_sources(db):
    """A promise of an event and one of a number, both public before the documents in which they are written."""
    world = make_world()
    for model, key, values in (
        (MilestoneStatement, "later-brief", {"kind": "signed", "modality": "expect", **YEAR_END}),
        (TargetStatement, "later-nota", {"quantity": Decimal(3), **YEAR_END}),
    ):
        later = Document.objects.create(
            key=key, kind="web", title=f"GEHEIM {key}", title_en=f"GEHEIM {key}", public_on=APPEARS, dated_on=APPEARS
        )
        sealed_of(model, world, document=later, wording="dit jaar", **values)
    return world


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_document_still_to_appear_is_named_nowhere_in_the_ledger(client, unseen_sources, prefix):
    before, after = (
        client.get(f"{prefix}/beloften/?peildatum={day}").content.decode() for day in ("2017-01-09", "2017-01-10")
    )
    assert [leak for leak in ("GEHEIM", "later-brief", "later-nota") if leak in before] == []
    assert "GEHEIM later-brief" in after


def test_the_filter_offers_a_document_from_the_day_on_which_it_appeared(client, unseen_sources):
    def offered(day):
        page = ledger(client, f"peildatum={day}")
        return page.count, [key for key, _words in page.form.fields["document"].choices if key]

    assert offered("2017-01-09") == (1, [])
    assert offered("2017-01-10") == (1, ["later-brief"])  # a number is no row of the table


def test_an_edit_of_a_document_shows_with_the_next_revision(client, unseen_sources):
    """Day and title: neither is kept from a reading before."""
    world, paper = unseen_sources, Document.objects.get(key="later-brief")

    def offered():
        page = ledger(client, "peildatum=2017-02-01")
        return dict(page.form.fields["document"].choices[1:])

    assert offered() == {"later-brief": "GEHEIM later-brief"}
    paper.title = "Brief met een andere titel"
    paper.save()
    sealed_of(StatusReport, world)
    assert offered()["later-brief"] == "GEHEIM later-brief"  # a working copy is read by nobody
    publish(paper, by=world.user)
    assert offered() == {"later-brief": "Brief met een andere titel"}
    paper.public_on = date(2017, 3, 1)
    paper.save()
    publish(paper, by=world.user)
    assert offered() == {}


def test_a_document_still_to_appear_cannot_be_asked_for(client, unseen_sources):
    """What is there today, but was not at the moment, is left out of the address; what never was, is refused."""
    reply = client.get("/beloften/?peildatum=2017-01-09&document=later-brief")
    assert (reply.status_code, reply.headers["Location"]) == (
        302,
        "/beloften/?peildatum=2017-01-09&weggelaten=document%3Alater-brief",
    )
    assert ledger(client, "peildatum=2017-01-10&document=later-brief").count == 1
    reply = client.get("/beloften/?peildatum=2017-01-09&document=later-nota")  # it promises a number alone
    assert (reply.status_code, "document: " in reply.content.decode()) == (400, True)


def test_a_document_still_to_appear_has_no_line_of_its_own(client, unseen_sources):
    assert [line.document for line in ledger(client, "peildatum=2017-01-09").scores] == []
    assert [line.document for line in ledger(client, "peildatum=2017-01-10").scores] == ["GEHEIM later-brief"]


def test_closed_and_unsealed_promises_stay_out(client, db):
    world = make_world()
    sealed_of(MilestoneStatement, world, kind="signed", modality="expect", public_from=None, **YEAR_END)
    draft_of(MilestoneStatement, world, kind="signed", modality="expect", **YEAR_END)
    page = ledger(client, "peildatum=2017-06-01")
    assert (page.count, page.scores, page.charts) == (0, (), ())


def test_text_from_the_record_is_escaped_in_page_and_drawing(client, db):
    world = world_with_a_promise()
    name = world.covenant.names.get()
    name.name = "<b>Textiel</b>"
    name.save()
    assert "<b>Textiel" not in client.get(f"/beloften/?{MOMENT}").content.decode()
    figure = client.get(f"/beloften/onderzoek/beloften.json?{MOMENT}").json()
    assert "<b>" not in json.dumps(figure)


def test_a_cited_address_gives_the_same_bytes_after_new_revisions(client, db):
    world = world_with_a_promise()
    address = ledger(client, "peildatum=2017-06-01").address
    before = client.get(address).content
    sealed_of(MilestoneStatement, world, **SIGNED, **on(date(2016, 10, 28)))
    assert client.get(address).content == before


def test_the_number_of_queries_does_not_grow(client, db):
    world = world_with_a_promise()

    def queries():
        ledger(client)  # what was sealed is read into memory by the first who asks
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/beloften/?peildatum=2017-06-01").status_code == 200
        return len(captured)

    one = queries()
    drafts = []
    for number in range(299):
        covenant = make_covenant(f"convenant-{number}", world.letter)
        drafts.append(
            draft_of(MilestoneStatement, world, covenant=covenant, kind="signed", modality="expect", **YEAR_END)
        )
        if number % 3 == 0:
            drafts.append(draft_of(MilestoneStatement, world, covenant=covenant, **SIGNED, **on(date(2017, 1, 5))))
    seal(drafts, by=world.user, reason="Veel.")
    assert queries() == one


def test_the_reference_lists_every_key_of_the_page():
    text = (LETTER.parent.parent / "docs" / "reference" / "promises.md").read_text()
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", text, re.MULTILINE)
    with override("en"):
        ours = [(one.key, str(one.meaning), str(one.takes), str(one.default)) for one in PROMISE_QUERY_KEYS]
    assert rows == ours
    assert [one.key for one in PROMISE_QUERY_KEYS] == [*(one.key for one in FILTERS), "lezing"]


@pytest.mark.parametrize("reading", ["ruim", "streng"])
@pytest.mark.parametrize("day", MOMENTS)
def test_what_a_letter_promised_stays_the_same_at_every_later_moment(client, whole, day, reading):
    page = ledger(client, f"peildatum={day}&lezing={reading}")
    (of_letter,) = [one for one in page.sums if "nr. 220" in one.title]
    assert [row[:4] for row in of_letter.rows] == [
        ("31 december 2016", "4 + 3 of 2 + 5", "7", "10"),
        ("30 juni 2017", "8", "15", "10"),
    ]
    (line,) = [line for line in page.scores if "nr. 220" in line.document and line.voice == "Kabinet"]
    assert line.made.label == "15"
    assert sum(int(figure.label) for figure in line.figures) == 15


@pytest.mark.parametrize(
    ("day", "signed"),
    [
        ("2016-06-17", ["nog niet bekend", "nog niet bekend"]),
        ("2016-12-31", ["2", "nog niet bekend"]),
        ("2017-06-30", ["2", "5"]),
        (NOW, ["2", "5"]),
    ],
)
def test_beside_it_stands_how_many_of_those_were_signed_by_then(client, whole, day, signed):
    (of_letter,) = [one for one in ledger(client, f"peildatum={day}").sums if "nr. 220" in one.title]
    assert [row[4] for row in of_letter.rows] == signed


def test_the_letters_are_closed_until_asked_for(client, whole):
    body = client.get("/beloften/").content.decode()
    assert re.search(r'<details class="nl-section nl-fold" id="brieven">\s*<summary><h2>', body)
