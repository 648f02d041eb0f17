"""The page on which a publisher decides on a proposal: what it shows, what it does, and what it loses (nothing)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import strip_tags

from covenants.models import Measurement, MilestoneStatement, StatusReport
from dashboards.preview import preview_of
from dossier.actions import correct, propose_many, record, seal, take_back, withdraw
from dossier.admin.base import change_url
from dossier.admin.deciding import changes_of
from dossier.admin.outcomes import what_became_of
from dossier.models import Decision, Revision, UndertakingStatement
from dossier.selectors import find_faults
from dossier.selectors_proposals import members_of
from imvo_tracker.lib.asof import today
from tests.admin.walking import begin
from tests.covenants.samples import DAY, sample_of

pytestmark = pytest.mark.django_db


class Desk:
    """One proposal of an editor on the real screens."""

    def __init__(self, **changes):
        self.walk = begin(StatusReport)
        self.editor, self.publisher = self.walk.users["owner"], self.walk.users["publisher"]
        world = self.walk.world
        fact = {
            "kind": "signed",
            "modality": "fact",
            "wording": "inmiddels ondertekend",
            "earliest": DAY,
            "latest": DAY,
        }
        self.entries = [
            record(sample_of(MilestoneStatement, world, edtf=DAY.isoformat(), **fact), by=self.editor),
            record(sample_of(StatusReport, world, text="De partijen zijn het eens.", **changes), by=self.editor),
        ]
        self.proposal = propose_many(self.entries, by=self.editor, note="De brief.")
        self.url = reverse("admin:dossier_proposal_decide", args=[self.proposal.pk])

    def shown(self, role="publisher"):
        return self.walk.browsers[role].get(self.url)

    def sent(self, *verdicts, role="publisher", reason="De brief.", notes=(), **changes):
        """Send the page as it is shown, with a verdict and a note for each statement."""
        typed = {"reason": reason}
        for one, verdict in zip(self.shown(role).context["shown"], verdicts, strict=False):
            name = f"{one.entry._meta.model_name}-{one.entry.pk}"
            typed |= {
                f"token-{name}": one.token,
                f"verdict-{name}": verdict,
                f"note-{name}": dict(notes).get(verdict, ""),
            }
        return self.walk.browsers[role].post(self.url, typed | changes)

    def stages(self):
        for entry in self.entries:
            entry.refresh_from_db()
        return [entry.revision_id or entry.stage for entry in self.entries]


@pytest.fixture
def desk():
    return Desk()


def test_it_shows_words_page_reading_and_what_readers_will_meet(desk):
    page = desk.shown()
    first, second = page.context["shown"]
    assert (first.number, first.lines[:3]) == (
        1, (("Convenant", "Textiel"), ("Mijlpaal", "Ondertekend"), ("Hoe stellig", "feit")),
    )  # fmt: skip
    assert [term for term, _value in first.reading] == ["Vroegst", "Uiterlijk", "Regel", "EDTF"]
    assert (first.card.row.heading, first.card.row.wording, first.card.hidden) == (
        "Ondertekend", "inmiddels ondertekend", "",
    )  # fmt: skip
    assert ("Wat het zegt", "De partijen zijn het eens.") in second.lines
    assert page.context["reason"] == "De brief."


def test_the_sentences_before_and_after_are_those_of_the_public_pages(desk):
    """What the page promises is what readers meet once it is sealed, to the letter."""
    context = desk.shown().context
    moved = {one.place: (one.before, one.after) for one in context["moved"]}
    browser = desk.walk.browsers["anonymous"]
    covenant = f"/convenanten/{desk.walk.world.covenant.slug}/"
    assert (set(moved), context["unmoved"]) == (
        {"/", "/convenanten/", "/convenanten/per-sector/", covenant},
        ("Beloften", "Wetgeving en initiatieven elders", "Wie betaalt, en wat vertraagt"),
    )
    before = moved["/"][0]
    assert before in plain(browser.get("/"))
    desk.sent("good", "good")
    assert all(after in plain(browser.get(url)) for url, (_before, after) in moved.items())
    assert before not in plain(browser.get("/"))


def plain(answer):
    """Return heading and lead of a page as one line of text."""
    page = answer.context["page"]
    lead = page.lead if isinstance(page.lead, str) else f"{page.lead.sentence} {page.lead.life}"
    return f"{page.title} {lead}".strip()


def test_looking_seals_nothing_and_leaves_no_trace(desk):
    before = (Revision.objects.count(), Decision.objects.count())
    for _time in range(2):
        assert desk.shown().context["has_preview"] is True
    assert (Revision.objects.count(), Decision.objects.count(), find_faults()) == (*before, [])
    assert desk.walk.browsers["anonymous"].get("/convenanten/textiel/").status_code == 404


def test_what_a_closed_statement_says_is_shown_as_closed_and_moves_nothing():
    desk = Desk()
    closed = record(sample_of(MilestoneStatement, desk.walk.world, public_from=None), by=desk.editor)
    preview = preview_of([closed], by=desk.editor)
    (card,) = preview.cards.values()
    assert (preview.moved, card.hidden) == ((), "Besloten: lezers zien deze uitspraak niet.")


def test_the_first_sentence_on_motions_is_said_with_a_motion_and_what_stays_is_named():
    desk = Desk()
    made = record(sample_of(UndertakingStatement, desk.walk.world), by=desk.editor)
    preview = preview_of([made], by=desk.editor)
    assert [(one.place, one.before, one.after) for one in preview.moved] == [
        (
            "/moties-en-toezeggingen/",
            "Op dit moment geen motie of toezegging.",
            "1 motie: 1 over de deadline, zonder gevonden antwoord.",
        )
    ]
    assert preview.unmoved == ("Overzicht", "Convenanten", "Beloften")


@pytest.mark.parametrize(
    ("model", "fact", "place"),
    [
        (Measurement, {}, "/drempels/"),
        (StatusReport, {"topic": "cost_sharing"}, "/uitleg/kosten-en-vertraging/"),
        (
            StatusReport,
            {"topic": "legislation", "place": "eu", "initiative": "Verordening", "initiative_state": "proposed"},
            "/internationaal/",
        ),
    ],
)
def test_a_page_made_of_one_kind_of_statement_tells_before_a_seal_what_it_will_say_first(model, fact, place):
    desk = Desk()
    made = record(sample_of(model, desk.walk.world, **fact), by=desk.editor)
    told = {one.place: one for one in preview_of([made], by=desk.editor).moved}[place]
    reader = desk.walk.browsers["anonymous"]
    assert told.before in plain(reader.get(place))
    propose_many([made], by=desk.editor)
    seal([made], by=desk.publisher, reason="De brief.")
    assert told.after in plain(reader.get(place))


def test_the_good_are_sealed_and_the_others_returned_with_their_note(desk):
    answer = desk.sent("good", "back", notes={"back": "Welke bladzijde?"})
    assert (answer.status_code, answer.url) == (302, desk.url)
    assert desk.stages() == [Revision.objects.last().number, "returned"]
    assert Revision.objects.last().reason == "De brief."
    after = desk.shown()
    back, good = after.context["became"]
    assert [(one.step, one.note) for one in (back, good)] == [
        ("teruggestuurd", "Welke bladzijde?"), ("verzegeld", "De brief."),
    ]  # fmt: skip
    assert (back.name, back.revision, back.page) == (str(desk.entries[1]), None, "")
    assert (good.name, good.revision, good.page) == (
        str(desk.entries[0]), Revision.objects.last(), "/convenanten/textiel/"
    )  # fmt: skip
    assert desk.walk.browsers["anonymous"].get(good.page).status_code == 200
    said = " ".join(strip_tags(after.content.decode()).split())
    assert f"{good.name}: verzegeld als revisie {good.revision.number} (" in said
    assert after.context["shown"] == []
    assert "Welke bladzijde?" in desk.walk.open("owner", desk.entries[1]).context["returned_note"]


def test_back_without_a_note_decides_nothing_and_keeps_what_was_chosen(desk):
    answer = desk.sent("good", "back", reason="Anders.")
    assert (answer.status_code, desk.stages()) == (400, ["proposed", "proposed"])
    assert [(one.verdict, one.error) for one in answer.context["shown"]] == [
        ("good", ""), ("back", "Schrijf waar de indiener naar moet kijken."),
    ]  # fmt: skip
    assert answer.context["reason"] == "Anders."


def test_without_a_reason_nothing_is_sealed(desk):
    answer = desk.sent("good", "back", notes={"back": "Nee."}, reason=" ")
    assert (answer.status_code, desk.stages()) == (400, ["proposed", "proposed"])
    assert answer.context["shown"][1].note == "Nee."


def test_one_that_changed_since_it_was_shown_is_not_decided(desk):
    tokens = {one.entry.pk: one.token for one in desk.shown().context["shown"]}
    first = desk.entries[0]
    take_back(first, by=desk.editor)
    first.locator = "p. 7"
    record(first, by=desk.editor)
    propose_many([first], by=desk.editor)
    other = desk.entries[1]
    typed = {"reason": "Zo."} | {
        f"{part}-{one._meta.model_name}-{one.pk}": value
        for one in (first, other)
        for part, value in (("token", tokens[one.pk]), ("verdict", "good"))
    }
    url = reverse("admin:dossier_proposal_decide", args=[first.pk and Decision.objects.latest("pk").proposal_id])
    answer = desk.walk.browsers["publisher"].post(url, typed)
    assert (answer.status_code, desk.stages()) == (400, ["proposed", "proposed"])
    assert [one.error for one in answer.context["shown"]] == ["Gewijzigd sinds deze pagina werd getoond: kijk opnieuw."]


def test_a_second_press_finds_it_decided(desk):
    tokens = {f"token-{one.entry._meta.model_name}-{one.entry.pk}": one.token for one in desk.shown().context["shown"]}
    typed = tokens | {name.replace("token", "verdict"): "good" for name in tokens} | {"reason": "De brief."}
    answers = [desk.walk.browsers["publisher"].post(desk.url, typed) for _time in range(2)]
    assert [(one.status_code, one.url) for one in answers] == [(302, desk.url)] * 2
    assert Revision.objects.filter(reason="De brief.").count() == 1


def test_ones_own_are_greyed_where_four_eyes_are_required(settings):
    settings.REQUIRE_FOUR_EYES = True
    desk = Desk()
    own = record(sample_of(StatusReport, desk.walk.world), by=desk.publisher)
    proposal = propose_many([own], by=desk.publisher)
    desk.url = reverse("admin:dossier_proposal_decide", args=[proposal.pk])
    page = desk.shown()
    assert ([one.held for one in page.context["shown"]], page.context["may_decide"]) == (
        ["Wat u zelf vastlegde, verzegelt iemand anders."], False,
    )  # fmt: skip
    assert desk.sent("good").status_code == 400
    own.refresh_from_db()
    assert own.stage == "proposed"


def test_an_editor_reads_it_and_decides_nothing(desk):
    page = desk.shown("other")
    assert (page.status_code, page.context["may_decide"]) == (200, False)
    assert desk.sent("good", "good", role="other").status_code == 403
    assert desk.stages() == ["proposed", "proposed"]


def test_a_correction_shows_what_it_changes_and_a_withdrawal_what_goes():
    desk = Desk()
    seal(desk.entries, by=desk.publisher, reason="Eerst.")
    right = correct(desk.entries[1], by=desk.editor, reason="Tikfout.", text="Zij zijn het bijna eens.")
    gone = withdraw(desk.entries[0], by=desk.editor, reason="Stond er niet.")
    proposal = propose_many([right, gone], by=desk.editor)
    desk.url = reverse("admin:dossier_proposal_decide", args=[proposal.pk])
    shown = {one.entry: one for one in desk.shown().context["shown"]}
    assert shown[right].before == (("Wat het zegt", "De partijen zijn het eens.", "Zij zijn het bijna eens."),)
    assert (shown[gone].card, shown[gone].before) == (None, ())
    assert "verdwijnt" in desk.shown().content.decode()


def test_a_correction_shows_how_the_words_are_read_otherwise(desk):
    """By the lines that show a reading everywhere, in Dutch; the columns of the window have no names of their own."""
    seal(desk.entries, by=desk.publisher, reason="Eerst.")
    day = DAY + timedelta(1)
    window = {"earliest": day, "latest": day, "earliest_strict": day, "latest_strict": day, "edtf": day.isoformat()}
    right = correct(desk.entries[0], by=desk.editor, reason="Tikfout.", wording="gisteren", **window)
    old, new = (date_format(one, "j F Y") for one in (DAY, day))
    assert changes_of(right) == [
        ("Woorden zoals gedrukt", "inmiddels ondertekend", "gisteren"),
        ("Vroegst", f"{old} (streng gelezen: open: geen eerste dag)", new),
        ("Uiterlijk", f"{old} (streng gelezen: open: geen laatste dag, nooit te laat)", new),
        ("EDTF", DAY.isoformat(), day.isoformat()),
    ]  # fmt: skip


def test_a_draft_of_a_colleague_says_whose_it_is_and_from_when_it_may_be_taken_over(desk):
    draft = record(sample_of(StatusReport, desk.walk.world), by=desk.editor)
    first, last = (date_format(day, "j F Y") for day in (today(), today() + timedelta(14)))
    told = {
        role: desk.walk.browsers[role].get(change_url(draft)).context["whose"]
        for role in ("owner", "other", "publisher")
    }
    assert told["owner"] == ""
    assert (
        told["other"]
        == told["publisher"]
        == (f"Concept van de-owner, voor het laatst gewijzigd op {first}. Na {last} kan een uitgever het overnemen.")
    )
    desk.editor.is_active = False
    desk.editor.save()
    after = desk.walk.browsers["publisher"].get(change_url(draft)).context["whose"]
    assert after == f"Concept van de-owner, voor het laatst gewijzigd op {first}."


def test_the_lists_lead_to_it(desk):
    for address in ("/admin/", "/admin/dossier/revision/verzegelen/"):
        page = desk.walk.browsers["publisher"].get(address).content.decode()
        assert (f'href="{desk.url}"' in page, "2 uitspraken van de-owner" in page) == (True, True)


def test_a_revision_lists_what_it_sealed(desk):
    desk.sent("good", "back", notes={"back": "Nee."})
    page = desk.walk.browsers["auditor"].get(f"/admin/dossier/revision/{Revision.objects.last().number}/change/")
    assert [one["entry"] for one in page.context["statements"]] == [desk.entries[0]]


@pytest.mark.parametrize(("key", "code"), [(0, 404), (999999, 404), (2**63, 400), (10**24, 400)])
def test_a_proposal_that_is_not_there_is_not_found(desk, key, code):
    address = desk.url.replace(f"/{desk.proposal.pk}/", f"/{key}/")
    assert desk.walk.browsers["publisher"].get(address).status_code == code


def test_the_questions_do_not_grow_with_the_statements(desk):
    """The page of eight asks as often as the page of two."""
    counts = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as asked:
            assert desk.shown().status_code == 200
        counts.append(len(asked))
        more = [record(sample_of(type(one), desk.walk.world), by=desk.editor) for one in desk.entries for _ in range(4)]
        desk.url = reverse("admin:dossier_proposal_decide", args=[propose_many(more, by=desk.editor).pk])
    assert counts[1] <= counts[0]


def test_the_questions_about_what_became_of_it_do_not_grow_either(desk):
    counts, proposal = [], desk.proposal
    for _time in range(2):
        seal(members_of(proposal), by=desk.publisher, reason="Goed.")
        with CaptureQueriesContext(connection) as asked:
            outcomes = what_became_of(proposal, desk.publisher)
        counts.append((len(asked), len(outcomes), {one.page for one in outcomes}))
        more = [record(sample_of(type(one), desk.walk.world), by=desk.editor) for one in desk.entries for _ in range(4)]
        proposal = propose_many(more, by=desk.editor)
    assert [one[1:] for one in counts] == [(2, {"/convenanten/textiel/"}), (8, {"/convenanten/textiel/"})]
    assert counts[1][0] <= counts[0][0]
