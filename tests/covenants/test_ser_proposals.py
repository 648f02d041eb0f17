"""What the secretariat hands to the ministry: drafts and proposals for its own negotiation, and never a seal."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError

from covenants.actions.proposals import hand_over, take_proposal_back
from covenants.domain.sensitive import OwnPoint
from covenants.models import Measurement, MilestoneStatement, Negotiation, Participation, StatusReport
from covenants.selectors.negotiations import proposals_of
from covenants.selectors.thresholds import own_curve, public_points
from dossier.actions import correct, drop, open_entry, propose, record, seal, send_back, take_over, withdraw
from dossier.canonical import ledger_models
from dossier.models import Decision, Organisation
from imvo_tracker.lib.asof import AsOf, today
from imvo_tracker.lib.badinput import NotAllowed
from imvo_tracker.lib.period import period_of_day
from tests.covenants.negotiating import KEY, browser_of, keep, set_a_table
from tests.covenants.samples import DAY, publish, sample_of, sealed_of

PHASE = {"kind": "presented", "on": "2018-03-01", "reason": "Aangeboden in de raadszaal.", "openness": "open"}
FORM = "/ser/textiel/voorstel/fase/"


@pytest.fixture
def table(db):
    return set_a_table()


@pytest.fixture
def publisher(table):
    user = User.objects.create_user("publicist", is_staff=True)
    user.groups.set(Group.objects.filter(name="ministry-publisher"))
    return user


def phase(**changes):
    entry = MilestoneStatement(**{"ref": "ser-1", "kind": "presented", "modality": "fact", "known_from": DAY,
                                  "public_from": DAY, "reason": "Aangeboden."} | changes)  # fmt: skip
    entry.period = period_of_day(DAY)
    return entry


def handed_over(table, **changes):
    (made,) = hand_over(table.negotiation, [phase(**changes)], by=table.mine)
    return made


class TestTheRight:
    def test_is_for_the_covenant_of_the_own_negotiation_and_the_facilitator_as_speaker(self, table):
        for by, covenant, actor in (
            (table.mine, table.other.covenant, table.ser),
            (table.mine, table.world.covenant, table.world.cabinet),
            (table.theirs, table.world.covenant, table.ser),
        ):
            with pytest.raises(NotAllowed):
                record(phase(covenant=covenant, actor=actor), by=by)
        own = record(phase(covenant=table.world.covenant, actor=table.ser), by=table.mine)
        own.covenant = table.other.covenant
        with pytest.raises(NotAllowed):
            record(own, by=table.mine)
        assert Decision.objects.filter(by=table.mine).count() == 1

    def test_holds_for_three_kinds_of_statement_and_no_other(self, table):
        mine = {MilestoneStatement, StatusReport, Participation}
        found = set()
        for model in ledger_models():
            entry = sample_of(model, table.world, actor=table.ser)
            try:
                record(entry, by=table.mine)
                found.add(model)
            except NotAllowed:
                assert entry.pk is None
        assert found == mine

    def test_ends_with_the_place_in_the_team(self, table):
        draft = record(phase(covenant=table.world.covenant, actor=table.ser), by=table.mine)
        table.negotiation.team.remove(table.mine)
        for act in (propose, record, drop):
            with pytest.raises(NotAllowed):
                act(draft, by=table.mine)
        with pytest.raises(Negotiation.DoesNotExist):
            hand_over(table.negotiation, [phase(ref="ser-2")], by=table.mine)

    def test_ends_with_the_role(self, table):
        table.mine.groups.clear()
        with pytest.raises(Negotiation.DoesNotExist):
            hand_over(table.negotiation, [phase()], by=User.objects.get(pk=table.mine.pk))

    def test_is_never_one_to_seal_correct_withdraw_open_return_or_take_over(self, table, settings):
        settings.REQUIRE_FOUR_EYES = False
        waiting = handed_over(table)
        sealed = sealed_of(MilestoneStatement, table.world, actor=table.ser, public_from=None)
        for act in (
            lambda: seal([waiting], by=table.mine, reason="Zelf."),
            lambda: correct(sealed, by=table.mine, reason="Anders.", kind="in_force"),
            lambda: withdraw(sealed, by=table.mine, reason="Weg."),
            lambda: open_entry(sealed, by=table.mine, public_from=today(), reason="Open."),
            lambda: send_back(waiting, by=table.colleague, note="Terug."),
            lambda: take_over(waiting, by=table.colleague, note="Van mij."),
        ):
            with pytest.raises(NotAllowed):
                act()
        assert MilestoneStatement.objects.count() == 2
        waiting.refresh_from_db()
        assert (waiting.stage, waiting.revision) == ("proposed", None)


class TestAProposal:
    def test_is_one_however_often_it_is_sent(self, table):
        once = handed_over(table)
        assert (handed_over(table).pk, MilestoneStatement.objects.count()) == (once.pk, 1)
        with pytest.raises(
            ValidationError
        ):  # the twin: with another reference it is another, which this one clashes with
            record(phase(covenant=table.world.covenant, actor=table.ser), by=table.mine)
        assert handed_over(table, ref="ser-2").pk != once.pk

    def test_bears_a_reference_of_its_own_kind(self, table):
        with pytest.raises(ValueError, match="reference"):
            handed_over(table, ref="adm-1")

    def test_is_sealed_or_returned_with_a_note_as_any_other(self, table, publisher):
        first, second = handed_over(table), handed_over(table, ref="ser-2", kind="in_force")
        send_back(second, by=publisher, note="Welke dag?")
        seal([first], by=publisher, reason="Akkoord.")
        states = {one.entry.ref: (one.state, one.note) for one in proposals_of([table.negotiation])}
        assert states == {"ser-1": ("sealed", ""), "ser-2": ("returned", "Welke dag?")}
        assert proposals_of([table.other]) == []

    def test_says_how_long_it_waits(self, table):
        with time_machine.travel("2018-03-01T22:30:00Z", tick=False):  # 23:30 in the Netherlands
            handed_over(table)
        with time_machine.travel("2018-03-03T23:30:00Z", tick=False):  # the fourth, there
            (waiting,) = proposals_of([table.negotiation])
            assert (waiting.state, waiting.days) == ("waits", 3)

    def test_is_taken_back_by_its_owner(self, table):
        entry = handed_over(table)
        with pytest.raises(NotAllowed):
            take_proposal_back(table.negotiation, entry, by=table.colleague)
        take_proposal_back(table.negotiation, entry, by=table.mine)
        assert [one.state for one in proposals_of([table.negotiation])] == ["drafted"]

    def test_of_the_ministry_is_none_of_the_secretariats(self, table, publisher):
        record(sample_of(StatusReport, table.world, text="Vertrouwelijk."), by=publisher)
        assert proposals_of([table.negotiation]) == []


class TestThePages:
    def test_propose_a_phase_and_show_where_it_stands(self, table, publisher):
        browser = browser_of(table.mine)
        shown = {name: field for name, field in browser.get(FORM).context["form"].initial.items() if name == "ref"}
        for _twice in range(2):
            assert browser.post(FORM, PHASE | shown).status_code == 302
        entry = MilestoneStatement.objects.get()
        assert (entry.kind, entry.modality, entry.earliest, entry.latest, entry.actor, entry.document) == (
            "presented", "fact", date(2018, 3, 1), date(2018, 3, 1), table.ser, None
        )  # fmt: skip
        assert "wacht sinds vandaag bij het ministerie" in browser.get("/ser/").content.decode()
        send_back(entry, by=publisher, note="In welke zaal?")
        page = browser.get(f"{FORM}{entry.pk}/")
        assert "In welke zaal?" in page.content.decode()
        again = {**page.context["form"].initial, "reason": "Aangeboden in de grote zaal."}
        sent = {name: value for name, value in again.items() if value is not None}
        assert browser.post(f"{FORM}{entry.pk}/", sent).status_code == 302
        entry.refresh_from_db()
        assert (entry.stage, entry.reason) == ("proposed", "Aangeboden in de grote zaal.")
        seal([entry], by=publisher, reason="Akkoord.")
        assert "verzegeld" in browser.get("/ser/textiel/").content.decode()
        assert browser.get(f"{FORM}{entry.pk}/").context.get("form") is None

    def test_of_a_colleague_are_read_and_not_changed(self, table):
        entry = handed_over(table)
        browser = browser_of(table.colleague)
        assert "Aangeboden." in browser.get(f"{FORM}{entry.pk}/").content.decode()
        assert browser.post(f"{FORM}{entry.pk}/", PHASE).status_code == 403
        assert browser.post(f"{FORM}{entry.pk}/", {"take_back": "1"}).status_code == 403
        entry.refresh_from_db()
        assert (entry.stage, entry.reason) == ("proposed", "Aangeboden.")

    def test_handed_over_in_another_window_are_refused_with_what_was_typed(self, table, publisher):
        entry = handed_over(table)
        browser = browser_of(table.mine)
        for words in ("is voorgesteld", "is verzegeld"):
            answer = browser.post(f"{FORM}{entry.pk}/", PHASE | {"reason": "Toch anders."})
            assert (answer.status_code, words in answer.content.decode()) == (422, True)
            assert answer.context["form"]["reason"].value() == "Toch anders."
            if words == "is voorgesteld":
                assert MilestoneStatement.objects.get().reason == "Aangeboden."
                seal([entry], by=publisher, reason="Akkoord.")
        assert browser.post(f"{FORM}{entry.pk}/", {"take_back": "1"}, follow=True).status_code == 200
        assert MilestoneStatement.objects.get().reason == "Aangeboden."

    def test_take_a_proposal_back(self, table):
        entry = handed_over(table)
        browser = browser_of(table.mine)
        assert browser.post(f"{FORM}{entry.pk}/", {"take_back": "1"}).status_code == 302
        assert browser.get(f"{FORM}{entry.pk}/").context["form"].initial["reason"] == "Aangeboden."

    @pytest.mark.parametrize(
        ("what", "change", "field"),
        [
            ("fase", {"kind": "signed"}, "kind"),
            ("fase", {"on": "2199-01-01"}, "on"),
            ("fase", {"on": "gisteren"}, "on"),
            ("fase", {"reason": " "}, "reason"),
            ("fase", {"openness": "ministry", "opens_after": "x"}, "embargo_reason"),
            ("fase", {"openness": "embargo", "embargo_reason": "Overleg."}, "public_from"),
            ("bericht", {"topic": "budget"}, "topic"),
            ("bericht", {"text": ""}, "text"),
            ("deelnemer", {"organisation": "Niemand"}, "organisation"),
            ("deelnemer", {"change": "weg"}, "change"),
            ("deelnemer", {"role": "baas"}, "role"),
            ("deelnemer", {"counts_toward": "no"}, "counts_reason"),
            ("deelnemer", {"counts_toward": "half", "counts_reason": "Fusie."}, "counts_toward"),
        ],
    )
    def test_refuse_what_is_no_statement_and_name_the_field(self, table, what, change, field):
        full = PHASE | {
            "topic": "progress",
            "text": "Loopt.",
            "organisation": "NVB",
            "change": "left",
            "role": "signatory",
        }
        answer = browser_of(table.mine).post(f"/ser/textiel/voorstel/{what}/", full | change)
        assert (answer.status_code, field in answer.context["form"].errors) == (422, True)
        assert sum(model.objects.count() for model in (MilestoneStatement, StatusReport, Participation)) == 0

    def test_hand_over_several_participants_at_once_all_or_none(self, table):
        browser, url = browser_of(table.mine), "/ser/textiel/voorstel/deelnemer/"
        full = PHASE | {"change": "joined", "role": "signatory", "organisation": "NVB", "ref": f"ser-{'1' * 32}"}
        answer = browser.post(url, full | {"others": "FNV\nNiemand\nnvb\n\nFNV"})
        assert answer.context["form"].errors["others"] == [
            "Regel 2, “Niemand”: Het dossier kent geen organisatie met deze naam.",
            "Regel 3, “NVB”: staat er twee keer.",
            "Regel 5, “FNV”: staat er twee keer.",
        ]
        assert (answer.status_code, Participation.objects.count()) == (422, 0)
        for _again in range(2):
            assert browser.post(url, full | {"others": "FNV\r\nSER"}).status_code == 302
        found = Participation.objects.order_by("pk").values_list("organisation__name", "change", "stage", "latest")
        assert [one[:3] for one in found] == [(name, "joined", "proposed") for name in ("NVB", "FNV", "SER")]
        assert len({one[3] for one in found}) == 1
        (first, *_others) = Participation.objects.order_by("pk")
        browser.post(f"{url}{first.pk}/", {"take_back": "1"})
        assert "others" not in browser.get(f"{url}{first.pk}/").context["form"].fields

    def test_take_the_words_of_a_session_over(self, table):
        keep(table, vastgelegd={"settled": "Hoofdstuk 3 blijft."})
        page = browser_of(table.mine).get(f"/ser/textiel/voorstel/bericht/?zitting={KEY}")
        assert page.context["form"].initial["text"] == "Hoofdstuk 3 blijft."
        for wrong in ("x", str(KEY).replace("1", "9")):
            other = browser_of(table.mine).get(f"/ser/textiel/voorstel/bericht/?zitting={wrong}")
            assert "text" not in other.context["form"].initial

    def test_of_a_kind_that_is_none_are_not_there(self, table):
        assert browser_of(table.mine).get("/ser/textiel/voorstel/doel/").status_code == 404
        assert browser_of(table.mine).get(f"/ser/textiel/voorstel/doel/{handed_over(table).pk}/").status_code == 404


def test_companies_that_leave_lower_the_curve_the_same_day(table, publisher):
    """Joined and measured in January; the exits are proposed and sealed on the day itself.

    The curve of the team is lower at once. A total of which fewer than three moved would tell what one company turns
    over: of the third the public hears.
    """
    companies = [
        Organisation.objects.create(slug=f"bedrijf-{n}", kind="company", name=f"Bedrijf {n}") for n in range(7)
    ]
    publish(*companies, by=table.world.user)
    january, leaves = date(2018, 1, 10), date(2018, 3, 1)
    with time_machine.travel("2018-01-10T12:00:00Z", tick=False):
        drafts = [one for company in companies for one in joined(table, company, january)]
        seal(drafts, by=table.world.user, reason="Januari.")
    before = [(january, Decimal(63), 7)]
    with time_machine.travel("2018-03-01T12:00:00Z", tick=False):
        for number, after in enumerate((before, before, [*before, (leaves, Decimal(36), 4)])):
            sent = {"organisation": f"Bedrijf {number}", "change": "left", "role": "signatory", "cause": "Fusie.",
                    "on": "2018-03-01", "reason": "Brief aan de SER.", "openness": "open"}  # fmt: skip
            assert browser_of(table.mine).post("/ser/textiel/voorstel/deelnemer/", sent).status_code == 302
            gone = Participation.objects.get(change="left", organisation=companies[number])
            waits_only, left = totals(leaves), 6 - number
            assert own_curve(table.negotiation)[-1] == OwnPoint(leaves, left, Decimal(9 * left))
            page = browser_of(table.mine).get("/ser/textiel/").content.decode()
            assert f"vanaf 1 maart 2018: {left} organisaties, {9 * left}% van de omzet" in page
            seal([gone], by=publisher, reason="Akkoord.")
            assert (waits_only, totals(leaves)) == (before, after)
        assert totals(leaves - timedelta(1)) == before


def test_a_company_that_counts_elsewhere_is_in_no_total(table, publisher):
    """It joined, and is said not to count: a later statement of the same company, for the reason that it gives."""
    companies = [
        Organisation.objects.create(slug=f"bedrijf-{n}", kind="company", name=f"Bedrijf {n}") for n in range(7)
    ]
    publish(*companies, by=table.world.user)
    january, march = date(2018, 1, 10), date(2018, 3, 1)
    with time_machine.travel("2018-01-10T12:00:00Z", tick=False):
        drafts = [one for company in companies for one in joined(table, company, january)]
        seal(drafts, by=table.world.user, reason="Januari.")
    with time_machine.travel("2018-03-01T12:00:00Z", tick=False):
        for number in range(3):
            sent = {"organisation": f"Bedrijf {number}", "change": "joined", "role": "signatory", "on": "2018-03-01",
                    "counts_toward": "no", "counts_reason": "Telt mee voor goud.", "reason": "Brief aan de SER.",
                    "openness": "open"}  # fmt: skip
            assert browser_of(table.mine).post("/ser/textiel/voorstel/deelnemer/", sent).status_code == 302
        waiting = list(Participation.objects.filter(counts_toward="no"))
        assert len(waiting) == 3
        seal(waiting, by=publisher, reason="Akkoord.")
        assert totals(march) == [(january, Decimal(63), 7), (march, Decimal(36), 4)]
        page = browser_of(publisher).get("/convenanten/textiel/uitspraken/").content.decode()
        assert "Telt niet mee: Telt mee voor goud." in page


def test_a_late_joiner_raises_the_curve_from_its_own_day(table, publisher):
    companies = [
        Organisation.objects.create(slug=f"bedrijf-{n}", kind="company", name=f"Bedrijf {n}") for n in range(7)
    ]
    publish(*companies, by=table.world.user)
    january, march = date(2018, 1, 10), date(2018, 3, 1)
    with time_machine.travel("2018-01-10T12:00:00Z", tick=False):
        seal(
            [one for company in companies[:4] for one in joined(table, company, january)],
            by=table.world.user,
            reason="x",
        )
    with time_machine.travel("2018-03-01T12:00:00Z", tick=False):
        seal(
            [one for company in companies[4:] for one in joined(table, company, march)], by=table.world.user, reason="y"
        )
        assert totals(march) == [(january, Decimal(36), 4), (march, Decimal(63), 7)]


def joined(table, company, day):
    shared = {"covenant": table.world.covenant, "known_from": day, "document": table.world.letter}
    member = Participation(actor=table.ser, organisation=company, role="signatory", public_from=day, **shared)
    share = Measurement(actor=company, unit="turnover_share", low=Decimal(9), high=Decimal(9), protected=True, **shared)
    for entry in (member, share):
        entry.period = period_of_day(day)
    return [record(entry, by=table.world.user) for entry in (member, share)]


def totals(day):
    points, _counts = public_points(AsOf(day, day), ["textiel"]).get("textiel", ((), ()))
    return [(one.day, one.total, one.companies) for one in points]
