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
from dossier.actions import seal
from dossier.models import Document, Organisation
from imvo_tracker.lib.asof import AsOf
from tests.conftest import LETTER
from tests.covenants.samples import draft_of, make_covenant, make_world, publish, sealed_of

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


def test_none_of_the_eight_for_the_first_half_of_2017_was_kept(client, whole):
    page = ledger(client, f"peildatum={NOW}")
    (line,) = [line for line in page.scores if line.until == "30 juni 2017" and line.voice == "Kabinet"]
    assert line.sentence == "0 van de 8 nagekomen"
    assert [figure.label for figure in line.figures] == ["0", "3", "0", "1", "4", "0"]


@pytest.mark.parametrize("reading", ["ruim", "streng"])
def test_every_figure_opens_exactly_its_rows(client, whole, reading):
    page = ledger(client, f"peildatum={NOW}&lezing={reading}")
    figures = [(card.url, card.value) for card in page.cards]
    figures += [(link.url, int(link.label)) for line in page.scores for link in line.figures if link.url]
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
    page = client.get(f"/beloften/?peildatum={NOW}&tot=2017-06-30&wie=cabinet&sort=-late").content.decode()
    assert "363 of 364 dagen, bronnen verschillen" in page
    assert "28 juni 2018" in page
    assert "29 juni 2018" in page
    assert "Niets gevonden; gezocht tot en met" in page


def test_the_cabinets_cards_leave_out_aims_of_parties(client, letter):
    page = ledger(client)
    assert sum(card.value for card in page.cards) == 16  # gold is the parties' own aim
    assert names_of(ledger(client, f"{MOMENT}&wie=party")) == ["Goud"]


def test_filters_combine(client, letter):
    page = ledger(client, f"{MOMENT}&document=kst-26485-220&soort=gebeurtenis&tot=31-12-2016&convenant=hout")
    assert names_of(page) == ["Hout"]
    assert page.active_count == 4
    assert ledger(client, f"{MOMENT}&soort=getal").count == 2


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
    states = [[view.state for view in page.table.views.values()] for page in (generous, strict)]
    assert states == [["on-time"], ["open"]]
    assert [link.current for link in strict.readings] == [False, True]


def test_the_chart_draws_the_rows_of_its_table_worst_first(client, whole):
    page = ledger(client, f"peildatum={NOW}&wie=cabinet")
    (chart,) = page.charts
    assert [row[3] for row in chart.rows[:3]] == ["913 dagen", "692 dagen", "682 dagen"]
    assert "wie=cabinet" in chart.data_url
    figure = client.get(chart.data_url).json()
    assert len(figure["layout"]["yaxis"]["categoryarray"]) == len(chart.rows)


def test_a_chart_that_the_page_does_not_have_is_not_found(client, letter):
    assert client.get("/beloften/grafieken/iets.json").status_code == 404
    assert client.get("/beloften/grafieken/belofte-en-uitkomst.json?uitkomst=kept&" + MOMENT).status_code == 404


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
    for path in ("/beloften/", "/en/beloften/", "/beloften/grafieken/belofte-en-uitkomst.json"):
        text = client.get(f"{path}?peildatum=2017-06-01&bekend_op=2016-12-31").content.decode()
        assert "GEHEIM" not in text
        assert "geheim" not in text
        assert "2016-10-28" not in text
        assert "77" not in text.replace("77rem", "")
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

    assert offered("2017-01-09") == (2, [])
    assert offered("2017-01-10") == (2, ["later-brief", "later-nota"])


def test_an_edit_of_a_document_shows_with_the_next_revision(client, unseen_sources):
    """Day and title: neither is kept from a reading before."""
    world, paper = unseen_sources, Document.objects.get(key="later-brief")

    def offered():
        page = ledger(client, "peildatum=2017-02-01")
        return dict(page.form.fields["document"].choices[1:])

    assert offered() == {"later-brief": "GEHEIM later-brief", "later-nota": "GEHEIM later-nota"}
    paper.title = "Brief met een andere titel"
    paper.save()
    sealed_of(StatusReport, world)
    assert offered()["later-brief"] == "GEHEIM later-brief"  # a working copy is read by nobody
    publish(paper, by=world.user)
    assert offered() == {"later-brief": "Brief met een andere titel", "later-nota": "GEHEIM later-nota"}
    paper.public_on = date(2017, 3, 1)
    paper.save()
    publish(paper, by=world.user)
    assert offered() == {"later-nota": "GEHEIM later-nota"}


@pytest.mark.parametrize("key", ["later-brief", "later-nota"])
def test_a_document_still_to_appear_cannot_be_asked_for(client, unseen_sources, key):
    """It exists today, so the choice is dropped; a key that names nothing even today is refused."""
    reply = client.get(f"/beloften/?peildatum=2017-01-09&document={key}")
    assert (reply.status_code, reply.headers["Location"]) == (302, "/beloften/?peildatum=2017-01-09")
    assert client.get("/beloften/?peildatum=2017-01-09&document=nooit").status_code == 400
    assert ledger(client, f"peildatum=2017-01-10&document={key}").count == 1


def test_a_document_still_to_appear_has_no_line_of_its_own(client, unseen_sources):
    assert [line.until for line in ledger(client, "peildatum=2017-01-09").scores] == []
    assert [line.until for line in ledger(client, "peildatum=2017-01-10").scores] == ["31 december 2016"]


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
    figure = client.get(f"/beloften/grafieken/belofte-en-uitkomst.json?{MOMENT}").json()
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
