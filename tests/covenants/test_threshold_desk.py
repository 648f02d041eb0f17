"""The threshold desk: where it stands by the record, who is needed, and a list of candidates that nobody else reads."""

import time
from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

from covenants.actions.candidates import RowsRefused, keep_candidates
from covenants.domain.candidates import Row, Typed
from covenants.models import Candidate, Measurement, Negotiation, StatusReport, ThresholdCondition
from covenants.moment.record import read_record
from covenants.pages_threshold import desk_facts, threshold_page
from covenants.selectors.figures import figures
from covenants.selectors.negotiations import proposals_of
from dossier.actions import record, seal
from dossier.models import AuditEvent, Document, Revision
from imvo_tracker.lib.asof import AsOf
from imvo_tracker.lib.badinput import NotAllowed
from imvo_tracker.lib.period import period_of_day
from tests.covenants.negotiating import browser_of, set_a_table
from tests.covenants.samples import DAY, make_publisher, publish, sample_of, sealed_together

pytestmark = pytest.mark.django_db
DESK, PROPOSE = "/ser/textiel/drempel/", "/ser/textiel/voorstel/marktcijfer/"
JULY, NEXT_YEAR = date(2016, 7, 4), date(2017, 3, 1)


@pytest.fixture
def table(db):
    return set_a_table()


@pytest.fixture
def browser(table):
    return browser_of(table.mine)


def measured(table, low, unit="company", on=JULY, **changes):
    """Return an exact measurement of one day, known since that day."""
    day = period_of_day(on)
    window = {"earliest": day.earliest, "latest": day.latest, "edtf": day.edtf, "period_rule": day.rule}
    values = {"unit": unit, "low": Decimal(str(low)), "known_from": on, "public_from": on, **window, **changes}
    return sample_of(Measurement, table.world, **{"high": values["low"], **values})


def asked(table, minimum, unit="company"):
    return sample_of(ThresholdCondition, table.world, unit=unit, minimum=Decimal(minimum))


def threshold_of(table, *facts):
    """Seal 35 companies and 30 % of turnover as what is needed, and what was measured."""
    sealed_together([asked(table, 35), asked(table, 30, "turnover_share"), *facts], table.world)


def sentence(table):
    return [one.sentence for one in threshold_page(desk_facts(table.negotiation)).standings]


def sent(*rows, initial=0, pasted="", **more):
    """Return what the form sends: rows of name, share, number."""
    data = {"rij-TOTAL_FORMS": str(len(rows)), "rij-INITIAL_FORMS": str(initial), "pasted": pasted, **more}
    for place, (name, share, *number) in enumerate(rows):
        data |= {f"rij-{place}-name": name, f"rij-{place}-share": share, f"rij-{place}-number": "".join(number)}
    return data


def listed():
    return list(Candidate.objects.values_list("name", "register_number", "share"))


def faults(answer):
    return [message for _place, message in answer.context["rows"].faults] + [
        message for messages in answer.context["pasted"].errors.values() for message in messages
    ]


class TestWhereItStands:
    def test_one_company_too_few_while_the_turnover_is_there(self, table, browser):
        threshold_of(table, measured(table, 34), measured(table, "31.2", "turnover_share"))
        assert sentence(table) == ["Eén bedrijf te weinig, omzet gehaald."]
        assert "Er ontbreken: één bedrijf." in browser.get(DESK).content.decode()

    @pytest.mark.parametrize(
        ("companies", "share", "said"),
        [
            ({"low": 35}, {"low": "29.96"}, "Aantal bedrijven gehaald, 0,04 procentpunt omzet te weinig."),
            ({"low": 20}, {"low": 28, "high": Decimal(33)}, "15 bedrijven te weinig, omzet niet vast te stellen."),
            ({"low": 20, "high": Decimal(30)}, {"low": 30}, "Minstens 5 bedrijven te weinig, omzet gehaald."),
            ({"low": 40, "high": None}, {"low": 30}, "Aantal bedrijven gehaald, omzet gehaald."),
        ],
    )
    def test_is_said_of_both_conditions(self, table, companies, share, said):
        threshold_of(table, measured(table, **companies), measured(table, unit="turnover_share", **share))
        assert sentence(table) == [said]

    def test_what_was_not_measured_is_said_and_counted_as_nought(self, table, browser):
        threshold_of(table, measured(table, 35))
        page = threshold_page(desk_facts(table.negotiation))
        assert [one.sentence for one in page.standings] == ["Aantal bedrijven gehaald, omzet niet gemeten."]
        assert page.standings[0].needed.note == "Omzet: er staat niets vast, dus is met nul gerekend."

    def test_without_a_threshold_says_so(self, table, browser):
        assert "Het dossier kent geen drempel voor dit convenant." in browser.get(DESK).content.decode()

    def test_what_is_closed_or_not_sealed_is_not_told(self, table):
        threshold_of(table, measured(table, 34), measured(table, 31, "turnover_share"))
        later = {"on": NEXT_YEAR, "low": 99}
        seal([record(measured(table, **later, public_from=None), by=table.world.user)], by=table.world.user, reason="x")
        record(measured(table, **later), by=table.world.user)
        assert sentence(table) == ["Eén bedrijf te weinig, omzet gehaald."]


class TestTheRecruitmentPeriod:
    def said(self, table, ends_on, known=DAY, **changes):
        window = {"earliest": DAY, "latest": ends_on, "edtf": f"{DAY}/{ends_on}", "period_rule": ""}
        return sample_of(
            StatusReport, table.world, topic="recruitment", text="Werving.", known_from=known, public_from=known,
            **window, **changes,
        )  # fmt: skip

    def test_is_counted_in_days(self, table):
        sealed_together([self.said(table, date(2018, 3, 1))], table.world)
        for today, words in [
            ("2018-02-27", "De werftermijn eindigt op 1 maart 2018: nog 2 dagen."),
            ("2018-02-28", "De werftermijn eindigt op 1 maart 2018: nog 1 dag."),
            ("2018-03-01", "De werftermijn eindigt vandaag, 1 maart 2018."),
            ("2018-03-02", "De werftermijn liep af op 1 maart 2018, 1 dag geleden."),
        ]:  # fmt: skip
            with time_machine.travel(f"{today}T12:00:00Z", tick=False):
                deadline = threshold_page(desk_facts(table.negotiation)).deadline
            assert (deadline.sentence, deadline.source) == (words, "1, nr. 1, p. 2")

    def test_an_extension_counts_and_another_length_of_time_does_not(self, table):
        first, longer = self.said(table, date(2018, 3, 1)), self.said(table, date(2018, 6, 1), known=JULY)
        term = sample_of(StatusReport, table.world, topic="duration", text="Vijf jaar.", known_from=NEXT_YEAR,
                         public_from=NEXT_YEAR)  # fmt: skip
        sealed_together([longer, first, term], table.world)
        assert "1 juni 2018" in threshold_page(desk_facts(table.negotiation)).deadline.sentence

    def test_that_nobody_named_is_said(self, table):
        words = threshold_page(desk_facts(table.negotiation)).deadline.sentence
        assert words == "Het dossier noemt geen dag waarop de werftermijn eindigt."


class TestANewMarketFigure:
    def as_known(self, known_on):
        """Return what is judged at a moment by all that was sealed until now, and all figures of it."""
        record = read_record(AsOf(NEXT_YEAR, known_on))
        return record.thresholds_of(["textiel"]), {**figures(record), "revision": 0}

    def test_leaves_every_judgement_as_it_was_known(self, table, client):
        threshold_of(
            table, measured(table, 40), measured(table, "30.5", "turnover_share"),
            measured(table, 10_000, "market_turnover", DAY),
        )  # fmt: skip
        known_before, sealed = NEXT_YEAR - timedelta(1), Revision.objects.count()
        address = f"/convenanten/textiel/?peildatum={NEXT_YEAR}&bekend_op={NEXT_YEAR}&revisie="
        before, page = self.as_known(known_before), client.get(f"{address}{sealed}").content
        assert (self.as_known(NEXT_YEAR)[0] == before[0], "herrekend" in page.decode()) == (True, False)
        figure = measured(table, 10_200, "market_turnover", date(2016, 12, 31), known_from=NEXT_YEAR,
                          public_from=NEXT_YEAR)  # fmt: skip
        sealed_together([figure], table.world)
        assert sentence(table) == ["Aantal bedrijven gehaald, 0,0981 procentpunt omzet te weinig."]
        newest = client.get(f"{address}{sealed + 1}").content.decode()
        assert "29,9% van de omzet, herrekend naar het marktcijfer van 31 december 2016" in newest
        assert self.as_known(known_before) == before
        assert client.get(f"{address}{sealed}").content == page

    def test_is_proposed_with_document_and_page_and_counts_once_the_ministry_sealed_it(self, table, browser):
        threshold_of(
            table, measured(table, 40), measured(table, "30.5", "turnover_share"),
            measured(table, 10_000, "market_turnover", DAY),
        )  # fmt: skip
        report = Document.objects.create(key="markt-2017", kind="report", title="Marktcijfers", public_on=NEXT_YEAR)
        publish(report, by=table.world.user)
        shown = {"ref": browser.get(PROPOSE).context["form"].initial["ref"]}
        typed = {"value": "10.200,5", "source": "Marktcijfers", "locator": "p. 3", "on": "2016-12-31",
                 "openness": "open", **shown}  # fmt: skip
        for _twice in range(2):
            assert browser.post(PROPOSE, typed).status_code == 302
        entry = Measurement.objects.get(document=report)
        assert (entry.low, entry.high, entry.latest, entry.known_from, entry.locator, entry.actor, entry.stage) == (
            Decimal("10200.5"), Decimal("10200.5"), date(2016, 12, 31), NEXT_YEAR, "p. 3", table.ser, "proposed"
        )  # fmt: skip
        assert sentence(table) == ["Aantal bedrijven gehaald, omzet gehaald."]
        (waiting,) = proposals_of([table.negotiation])
        assert "Marktcijfers, p. 3" in browser.get(f"{PROPOSE}{waiting.entry.pk}/").content.decode()
        seal([entry], by=make_publisher("uitgever"), reason="Akkoord.")
        assert sentence(table) == ["Aantal bedrijven gehaald, 0,0996 procentpunt omzet te weinig."]
        assert "10200,5 miljoen euro omzet op de hele markt, gemeten op 31 december 2016" in words(browser.get(DESK))

    def test_without_its_source_is_refused(self, browser):
        typed = {"value": "10.200,5", "source": "Brief", "locator": "p. 3", "on": "2016-06-17", "openness": "open"}
        for change, field in [
            ({"value": "0"}, "value"), ({"value": "veel"}, "value"), ({"source": "Onbekend"}, "source"),
            ({"locator": ""}, "locator"), ({"on": "2016-06-18"}, "on"), ({"on": ""}, "on"),
        ]:  # fmt: skip
            answer = browser.post(PROPOSE, typed | change)
            assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
        assert Measurement.objects.count() == 0

    def test_is_the_one_measurement_that_the_secretariat_proposes(self, table):
        for changes in ({"unit": "company"}, {"unit": "market_turnover", "protected": True, "public_from": None}):
            with pytest.raises(NotAllowed):
                record(measured(table, 1, actor=table.ser, **changes), by=table.mine)
        record(measured(table, 1, "market_turnover", actor=table.ser), by=table.mine)


class TestTryingOut:
    def test_shows_before_and_after_and_keeps_nothing(self, table, browser):
        threshold_of(table, measured(table, 35), measured(table, "30.5", "turnover_share"))
        shown = {one.name: one.value() for one in browser.get(DESK).context["form"] if one.value()}
        assert shown == {"needed_companies": "35", "companies": "35", "needed_share": "30", "share": "30,5"}
        counts = Measurement.objects.count()
        answer = browser.post(DESK, shown | {"market_then": "10.000,0", "market_now": "10200"})
        (tried,) = answer.context["page"].tried
        assert tried.sentence == "Aantal bedrijven gehaald, 0,0981 procentpunt omzet te weinig."
        assert tried.conditions[1].measured == "29,9019% van de omzet, herrekend naar uw marktcijfer"
        assert [one.sentence for one in answer.context["page"].standings] == [
            "Aantal bedrijven gehaald, omzet gehaald."
        ]
        assert (answer.status_code, Measurement.objects.count(), Candidate.objects.count()) == (200, counts, 0)
        event = AuditEvent.objects.get()
        assert (event.action, event.result, event.reason) == ("ser.threshold", "nothing", "nothing-to-write")

    def test_names_the_field_of_a_figure_that_is_none(self, browser):
        for typed, fields in [
            ({"share": "101"}, ["share"]), ({"needed_share": "-1"}, ["needed_share"]),
            ({"companies": "3,5"}, ["companies"]), ({"needed_companies": "0"}, ["needed_companies"]),
            ({"market_now": "0"}, ["market_now"]), ({"market_now": "9"}, ["share", "market_then"]),
            ({"market_now": "9", "share": "5"}, ["market_then"]), ({"market_now": "1.000"}, ["market_now"]),
            ({"companies": "-1"}, ["companies"]),
        ]:  # fmt: skip
            answer = browser.post(DESK, typed)
            assert (answer.status_code, sorted(answer.context["form"].errors)) == (422, sorted(fields))
            assert answer.context["page"].tried == []


class TestTheListOfCandidates:
    def test_is_typed_changed_and_removed_without_scripts(self, table, browser):
        typed = sent(("Alfa BV", "12,5", "12345678"), ("Beta", "3"), ("", ""))
        assert browser.post(DESK, typed).status_code == 302
        assert listed() == [("Alfa BV", "12345678", Decimal("12.5")), ("Beta", "", Decimal(3))]
        data = form_of(browser.get(DESK))
        assert data["rij-INITIAL_FORMS"] == "2"
        assert browser.post(DESK, {**data, "rij-0-share": "13", "rij-1-DELETE": "on"}).status_code == 302
        assert listed() == [("Alfa BV", "12345678", Decimal(13))]

    def test_sent_twice_is_kept_once(self, table, browser):
        for _twice in range(2):
            assert browser.post(DESK, sent(("Alfa", "1"), pasted="Beta;2")).status_code == 302
        assert [name for name, *_rest in listed()] == ["Beta", "Alfa"]

    def test_takes_pasted_lines(self, table, browser):
        lines = "Alfa\t12345678\t1,5 %\nBeta;2\n\n  Gamma  BV ; 3,25"
        assert browser.post(DESK, sent(pasted=lines)).status_code == 302
        assert listed() == [("Gamma BV", "", Decimal("3.25")), ("Beta", "", Decimal(2)),
                            ("Alfa", "12345678", Decimal("1.5"))]  # fmt: skip

    def test_a_share_is_printed_as_the_language_of_the_page_has_it(self, browser):
        assert browser.post(DESK, sent(("Alfa", "1,5"), ("Beta", "20,25"))).status_code == 302
        assert "samen 21,75% van de omzet" in words(browser.get(DESK))
        assert "together 21.75% of turnover" in words(browser.get(f"/en{DESK}"))

    def test_refuses_what_is_none_in_words_that_name_the_field(self, browser):
        for rows, pasted, said in [
            ([("Alfa", "101")], "", ["Regel 1, aandeel in %: Vul een aandeel van 0 tot en met 100 in."]),
            ([("Alfa", "-1")], "", ["Regel 1, aandeel in %: Vul een aandeel van 0 tot en met 100 in."]),
            ([("Alfa", "veel")], "", ["Regel 1, aandeel in %: “veel” is geen getal."]),
            ([("Alfa", "1,23456")], "", ["Regel 1, aandeel in %: Vul hoogstens vier cijfers na de komma in."]),
            ([("Alfa", "")], "", ["Regel 1, aandeel in %: Dit veld is verplicht."]),
            ([("", "1")], "", ["Regel 1, bedrijf: Dit veld is verplicht."]),
            ([("Alfa", "1", "123")], "", ["Regel 1, KvK-nummer: Een KvK-nummer heeft acht cijfers."]),
            ([("Alfa", "60"), ("Beta", "40,01")], "",
             ["De aandelen zijn samen 100,01%, en dat is meer dan 100%."]),
            ([("Alfa", "1"), ("ALFA", "2")], "",
             [f"Regel {line}, bedrijf: Dit bedrijf staat twee keer in de lijst." for line in (1, 2)]),
            ([], "Alfa", ["Regel 1: schrijf naam; aandeel, of naam; KvK-nummer; aandeel."]),
            ([], "Alfa;1\nBeta;x", ["Regel 2: “x” is geen getal."]),
            ([], ";5", ["Regel 1: de naam heeft 1 tot 120 tekens."]),
            ([], "Alfa;1;2;3", ["Regel 1: schrijf naam; aandeel, of naam; KvK-nummer; aandeel."]),
            ([("Alfa", "1")], "alfa;2", ["Regel 1, bedrijf: Dit bedrijf staat twee keer in de lijst.",
                                         "Dit bedrijf staat twee keer in de lijst."]),
            ([], "\n".join(f"B{n};0" for n in range(101)), ["Er is plaats voor 100 kandidaten."]),
        ]:  # fmt: skip
            answer = browser.post(DESK, sent(*rows, pasted=pasted))
            assert (answer.status_code, faults(answer), listed()) == (422, said, [])
            assert [form["name"].value() for form in answer.context["rows"]] == [name for name, *_rest in rows]

    def test_refuses_strange_input_without_an_error_of_its_own(self, browser):
        strange = [
            {"rij-TOTAL_FORMS": "x"}, {"rij-INITIAL_FORMS": ""}, {"rij-0-key": "9" * 25}, {"rij-0-key": "-1"},
            {"rij-0-seen": "x" * 40}, {"rij-0-name": "A\x00B"}, {"rij-0-name": "A\u202eB"}, {"rij-0-name": "x" * 121},
            {"rij-0-share": "NaN"}, {"rij-0-share": "1e5"}, {"rij-0-share": "9" * 40}, {"pasted": "A\x00;1"},
            {"pasted": "x" * 20_001}, {"rij-0-key": "4711", "rij-0-seen": "x"},
        ]  # fmt: skip
        found = []
        for change in strange:
            answer = browser.post(DESK, sent(("Alfa", "1")) | change)
            found.append((answer.status_code in (409, 422), len(faults(answer)) > 0))
        assert (found, listed()) == ([(True, True)] * len(strange), [])

    def test_points_out_probable_doubles_and_keeps_them(self, table, browser):
        browser.post(DESK, sent(("Textielhuis", "1"), ("Textielhuys", "2"), ("Ver", "3", "12345678"),
                                ("Weg", "4", "12345678")))  # fmt: skip
        assert browser.get(DESK).context["page"].doubles == [
            "Weg (12345678), Ver (12345678)",
            "Textielhuys, Textielhuis",
        ]

    def test_shows_what_a_colleague_kept_meanwhile_and_takes_mine_at_the_second_press(self, table, browser):
        browser.post(DESK, sent(("Alfa", "1"), ("Beta", "2"), ("Gamma", "3")))
        mine, colleague = form_of(browser.get(DESK)), browser_of(table.colleague)
        theirs = {**form_of(colleague.get(DESK)), "rij-0-share": "9", "rij-1-DELETE": "on", "rij-2-share": "7"}
        assert colleague.post(DESK, theirs).status_code == 302
        mine |= {"rij-0-share": "4", "rij-1-share": "5"}
        answer = browser.post(DESK, mine)
        assert (answer.status_code, faults(answer)) == (409, [
            ("Regel 1, bedrijf: Een collega bewaarde hier intussen iets anders (Gamma, –, 9%). "
             "Uw versie staat eronder: bewaar nog eens om die te vervangen."),
            ("Regel 2, bedrijf: Een collega verwijderde dit bedrijf intussen. "
             "Bewaar nog eens om het opnieuw toe te voegen."),
        ])  # fmt: skip
        assert listed() == [("Gamma", "", Decimal(9)), ("Alfa", "", Decimal(7))]
        assert browser.post(DESK, form_of(answer)).status_code == 302
        # The third line was mine as it was shown: what the colleague typed there stays
        assert listed() == [("Alfa", "", Decimal(7)), ("Beta", "", Decimal(5)), ("Gamma", "", Decimal(4))]

    def test_only_what_i_typed_over_is_mine_and_a_second_press_puts_nothing_back(self, table, browser):
        """Two colleagues on two fields of one line both keep theirs; on one field the untouched others stay."""
        browser.post(DESK, sent(("Alfa", "1")))
        mine, colleague = form_of(browser.get(DESK)), browser_of(table.colleague)
        late = dict(mine)
        assert colleague.post(DESK, {**form_of(colleague.get(DESK)), "rij-0-name": "Alfabet"}).status_code == 302
        assert browser.post(DESK, mine | {"rij-0-share": "4"}).status_code == 302
        assert listed() == [("Alfabet", "", Decimal(4))]
        answer = browser.post(DESK, late | {"rij-0-share": "5", "rij-0-number": "12345678"})
        assert (answer.status_code, form_of(answer)["rij-0-name"]) == (409, "Alfabet")
        assert browser.post(DESK, form_of(answer)).status_code == 302
        assert listed() == [("Alfabet", "12345678", Decimal(5))]

    def test_without_the_values_shown_a_second_press_puts_a_colleagues_back(self, table, browser, monkeypatch):
        """The twin: the line says nothing of how it was shown."""
        monkeypatch.setattr("covenants.forms.candidates._row_shown", lambda value: None)
        browser.post(DESK, sent(("Alfa", "1")))
        mine, colleague = form_of(browser.get(DESK)), browser_of(table.colleague)
        colleague.post(DESK, {**form_of(colleague.get(DESK)), "rij-0-name": "Alfabet"})
        answer = browser.post(DESK, mine | {"rij-0-share": "4"})
        browser.post(DESK, form_of(answer))
        assert listed() == [("Alfa", "", Decimal(4))]

    def test_two_companies_may_change_places(self, table):
        keep_candidates(table.negotiation, lines(("Alfa", 1), ("Beta", 2)), by=table.mine)
        beta, alfa = Candidate.objects.values_list("pk", flat=True)
        marks = {"Alfa": Row("Alfa", "", Decimal(1)).mark, "Beta": Row("Beta", "", Decimal(2)).mark}
        swapped = [Typed(0, Row("Beta", "", Decimal(1)), alfa, marks["Alfa"]),
                   Typed(1, Row("Alfa", "", Decimal(2)), beta, marks["Beta"])]  # fmt: skip
        keep_candidates(table.negotiation, swapped, by=table.mine)
        assert listed() == [("Alfa", "", Decimal(2)), ("Beta", "", Decimal(1))]

    def test_a_row_of_another_negotiation_is_out_of_reach(self, table):
        keep_candidates(table.other, lines(("Goudzaak", 1)), by=table.theirs)
        key, row = Candidate.objects.get().pk, Row("Goudzaak", "", Decimal(1))
        for typed in (Typed(0, None, key, row.mark), Typed(0, Row("Weg", "", Decimal(1)), key, row.mark)):
            with pytest.raises((RowsRefused, Negotiation.DoesNotExist)):
                keep_candidates(table.other, [typed], by=table.mine)
            try:
                keep_candidates(table.negotiation, [typed], by=table.mine)
            except RowsRefused as refused:
                assert refused.clashes == {0: None}
        assert listed() == [("Goudzaak", "", Decimal(1))]

    def test_typed_when_the_session_had_ended_is_shown_again_and_not_kept(self, table, browser):
        mark = browser.get(DESK).content.decode().split('name="_owner" value="')[1].split('"')[0]
        Session.objects.all().delete()
        assert browser.post(DESK, sent(("Alfa", "1"), _owner=mark)).status_code == 302
        browser.force_login(table.mine)
        page = browser.get(DESK)
        assert (page.context["is_kept"], [form["name"].value() for form in page.context["rows"]]) == (True, ["Alfa"])
        assert (listed(), faults(page)) == ([], [])

    def test_leaves_one_event_without_a_name(self, table, browser):
        browser.post(DESK, sent(("Geheimzaak", "1"), pasted="Verborgen;2"))
        browser.post(DESK, sent(("Geheimzaak", "101")))
        events = AuditEvent.objects.order_by("pk")
        assert [(one.action, one.result, one.status, one.actor) for one in events] == [
            ("ser.threshold", "ok", 302, table.mine), ("ser.threshold", "invalid", 422, table.mine)
        ]  # fmt: skip
        told = str([one.__dict__ for one in events])
        assert [name for name in ("Geheimzaak", "Verborgen", "textiel") if name in told] == []


def lines(*rows):
    return [Typed(place, Row(name, "", Decimal(str(share)))) for place, (name, share) in enumerate(rows)]


def form_of(page):
    """Return what a browser sends of the table as it is shown."""
    rows = page.context["rows"]
    data = {"rij-TOTAL_FORMS": str(len(rows.forms)), "rij-INITIAL_FORMS": str(rows.initial_form_count()), "pasted": ""}
    for form in rows:
        for field in form:
            value = form[field.name].value()
            if value not in (None, "", False):
                data[field.html_name] = str(value)
    return data


def words(answer):
    return " ".join(answer.content.decode().split())


class TestWhoIsNeeded:
    def test_names_the_sets_who_is_in_each_and_who_changes_nothing(self, table, browser):
        threshold_of(table, measured(table, 33), measured(table, 20, "turnover_share"))
        keep_candidates(
            table.negotiation, lines(("Groot", 9), ("Middel", 2), ("Klein", 1), ("Nul", 0)), by=table.mine
        )  # fmt: skip
        (standing,) = threshold_page(desk_facts(table.negotiation)).standings
        needed = standing.needed
        assert (
            needed.lead == "Er ontbreken: 2 bedrijven en 10% van de omzet. Daarvoor zijn minstens 2 kandidaten nodig."
        )
        assert list(needed.sets) == [
            "Groot, Middel (samen 11% van de omzet)", "Groot, Klein (samen 10% van de omzet)"
        ]  # fmt: skip
        assert (needed.indispensable, needed.spare, needed.more) == (["Groot"], ["Nul"], "")

    def test_says_what_lacks_with_all_of_them_and_that_there_are_more(self, table):
        threshold_of(table, measured(table, 33), measured(table, 20, "turnover_share"))
        keep_candidates(table.negotiation, lines(("Alfa", 3)), by=table.mine)
        (standing,) = threshold_page(desk_facts(table.negotiation)).standings
        assert standing.needed.lead.endswith("Ook met alle kandidaten ontbreken nog: één bedrijf en 7% van de omzet.")
        keep_candidates(table.negotiation, lines(*((f"B{n}", 9) for n in range(5))), by=table.mine)
        (standing,) = threshold_page(desk_facts(table.negotiation)).standings
        assert len(standing.needed.sets) == 5
        assert standing.needed.more.startswith("Er zijn meer groepen")

    def test_nobody_is_needed_where_both_are_certain(self, table):
        threshold_of(table, measured(table, 35), measured(table, 30, "turnover_share"))
        (standing,) = threshold_page(desk_facts(table.negotiation)).standings
        assert standing.needed.lead == "Er is niemand meer nodig: wat vaststaat, is genoeg."

    def test_takes_less_than_a_second_for_sixty_and_the_same_queries_as_for_one(self, table, browser):
        threshold_of(table, measured(table, 15), measured(table, 20, "turnover_share"))
        keep_candidates(table.negotiation, lines(("Alfa", 0)), by=table.mine)
        browser.get(DESK)
        with CaptureQueriesContext(
            connection,
        ) as one:
            browser.get(DESK)
        many = lines(*((f"Bedrijf {n:02}", Decimal(n * n % 97) / 100) for n in range(59)))
        keep_candidates(table.negotiation, many, by=table.mine)
        facts = desk_facts(table.negotiation)
        started = time.process_time()
        page = threshold_page(facts)
        taken = time.process_time() - started
        assert (taken < 1, page.count, len(page.standings[0].needed.sets)) == (True, 60, 5)
        with CaptureQueriesContext(connection) as sixty:
            browser.get(DESK)
        assert len(sixty) == len(one)
