"""Asked before nonsense: impossible is refused at its field, unlikely is asked and kept with its reason."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from covenants.models import Measurement, MilestoneStatement, Participation, StatusReport, Target, TargetStatement
from dossier.actions import record, seal
from dossier.models import Document
from imvo_tracker.lib.period import period_of_day

BASE = "/admin/covenants/milestonestatement"
ADD = f"{BASE}/add/"
STATUS = "/admin/covenants/statusreport/status-bijwerken/"
OVER = "Klopt dit? Dit was op 31 december 2015 al voorbij toen het werd gezegd: dan kijkt men er niet meer naar uit."
WHY = "Zo staat het in de brief; nagevraagd bij de SER."


def form_in(answer):
    return answer.context["adminform"].form


def sent_back(form, **changes):
    """Return what a browser sends from a shown form, with some fields typed over."""
    shown = {name: form[name].value() for name in form.fields}
    return {**{name: value for name, value in shown.items() if value not in (None, False)}, **changes}


def fields_of(answer):
    return sorted(form_in(answer).errors)


@pytest.fixture
def signed(gold, letter_220, cabinet, publisher):
    """Return a sealed signature of 9 June 2016."""
    entry = MilestoneStatement(
        covenant=gold, kind="signed", modality="fact", document=letter_220, locator="p. 1", actor=cabinet,
        known_from="2016-06-17", public_from="2016-06-17",
    )  # fmt: skip
    entry.period = period_of_day(date(2016, 6, 9))
    record(entry, by=publisher)
    seal([entry], by=publisher, reason="brief")
    return MilestoneStatement.objects.get(pk=entry.pk)


def test_what_is_unlikely_is_asked_at_its_field_and_kept_with_its_reason(sign_in, editor, milestone):
    client = sign_in(editor)
    asked = client.post(ADD, {**milestone, "wording": "in 2015", "note": "nakijken"})
    form = form_in(asked)
    assert (asked.status_code, MilestoneStatement.objects.count()) == (200, 0)
    assert dict(form.errors) == {
        "wording": [OVER],
        "oddity_reason": ["Klopt het, zeg hier dan waarom: de reden wordt bij de uitspraak bewaard."],
    }
    assert [form[name].value() for name in ("wording", "note", "kind")] == ["in 2015", "nakijken", "signed"]
    assert 'name="oddity_reason"' in asked.content.decode()
    assert client.post(ADD, sent_back(form, oddity_reason=WHY)).status_code == 302
    entry = MilestoneStatement.objects.get()
    assert (entry.latest, entry.oddity_reason, entry.note) == (date(2015, 12, 31), WHY, "nakijken")


def test_a_reason_given_beforehand_answers_no_question(sign_in, editor, milestone):
    client = sign_in(editor)
    shown = form_in(client.get(ADD))["asked"].value() or ""
    asked = client.post(ADD, {**milestone, "wording": "in 2015", "asked": shown, "oddity_reason": WHY})
    assert (fields_of(asked), MilestoneStatement.objects.count()) == (["oddity_reason", "wording"], 0)
    client.post(ADD, sent_back(form_in(asked)))
    assert MilestoneStatement.objects.get().oddity_reason == WHY


def test_a_second_oddity_is_asked_for_itself(sign_in, editor, milestone):
    client = sign_in(editor)
    asked = client.post(ADD, {**milestone, "wording": "in 2015"})
    other = client.post(ADD, sent_back(form_in(asked), oddity_reason=WHY, wording="na deze zomer", locator="p. 3-2"))
    assert (fields_of(other), MilestoneStatement.objects.count()) == (["locator", "oddity_reason"], 0)


def test_a_draft_that_was_confirmed_is_edited_without_being_asked_again(sign_in, editor, milestone):
    client = sign_in(editor)
    client.post(ADD, sent_back(form_in(client.post(ADD, {**milestone, "wording": "in 2015"})), oddity_reason=WHY))
    entry = MilestoneStatement.objects.get()
    url = f"{BASE}/{entry.pk}/change/"
    assert client.post(url, sent_back(form_in(client.get(url)), locator="p. 1")).status_code == 302
    again = client.post(url, sent_back(form_in(client.get(url)), locator="p. 3-2"))
    entry.refresh_from_db()
    assert (entry.locator, entry.oddity_reason) == ("p. 1", WHY)
    assert fields_of(again) == ["locator", "oddity_reason"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"known_from": "2015-06-17"}, "known_from"),
        ({"modality": "fact", "wording": "4 juli 2016"}, "wording"),
        ({"modality": "fact", "wording": "zoals bekend", "date_words": "4 juli 2016"}, "date_words"),
        ({"wording": ""}, "wording"),
        ({"locator": "p. 0"}, "locator"),
        ({"undated": "on"}, "undated"),
    ],
)
def test_what_is_impossible_is_refused_whatever_the_reason(sign_in, editor, milestone, changes, field):
    answer = sign_in(editor).post(ADD, {**milestone, "oddity_reason": WHY, **changes})
    assert (fields_of(answer), MilestoneStatement.objects.count()) == ([field], 0)


def test_nobody_knows_today_what_comes_tomorrow(sign_in, editor, milestone):
    tomorrow = (timezone.localdate() + timedelta(days=2)).isoformat()
    answer = sign_in(editor).post(ADD, {**milestone, "known_from": tomorrow})
    assert (fields_of(answer), MilestoneStatement.objects.count()) == (["known_from"], 0)


def test_a_page_beyond_the_document_is_refused(sign_in, editor, milestone, letter_220):
    letter_220.pages = 3
    letter_220.save()
    client = sign_in(editor)
    assert fields_of(client.post(ADD, {**milestone, "locator": "99"})) == ["locator"]
    assert client.post(ADD, {**milestone, "locator": "3"}).status_code == 302


def test_without_a_date_is_said_explicitly_and_stays_so(sign_in, editor, milestone):
    client = sign_in(editor)
    client.post(ADD, {**milestone, "wording": "als het zover is", "undated": "on"})
    entry = MilestoneStatement.objects.get()
    assert (entry.wording, entry.earliest, entry.latest) == ("als het zover is", None, None)
    url = f"{BASE}/{entry.pk}/change/"
    form = form_in(client.get(url))
    assert (form["undated"].value(), client.post(url, sent_back(form, locator="p. 1")).status_code) == (True, 302)


def test_in_force_without_a_signature_is_asked(sign_in, editor, milestone, signed, gold):
    """The twin: beside the signature of gold there is nothing to ask."""
    client = sign_in(editor)
    fact = {**milestone, "kind": "in_force", "modality": "fact", "wording": "10 juni 2016"}
    assert client.post(ADD, fact).status_code == 302
    other = gold.__class__.objects.create(slug="banken", code="BNK")
    asked = client.post(ADD, {**fact, "covenant": other.pk, "ref": "adm-" + "2" * 32})
    assert fields_of(asked) == ["kind", "oddity_reason"]


def test_an_exact_double_of_what_is_sealed_is_asked(sign_in, editor, milestone, sealed):
    client = sign_in(editor)
    asked = client.post(ADD, {**milestone, "locator": "blz. 2"})
    assert (fields_of(asked), MilestoneStatement.objects.count()) == (["__all__", "oddity_reason"], 1)
    assert client.post(ADD, {**milestone, "locator": "p. 3"}).status_code == 302


def test_a_correction_that_changes_nothing_is_refused(sign_in, editor, sealed):
    client = sign_in(editor)
    form = form_in(client.get(f"{ADD}?corrects={sealed.pk}"))
    refused = client.post(ADD, sent_back(form, reason="tikfout", oddity_reason=WHY))
    assert form_in(refused).non_field_errors() == [
        "Deze correctie verandert niets: er staat hetzelfde als in de uitspraak die ze corrigeert."
    ]
    assert client.post(ADD, sent_back(form, reason="tikfout", locator="p. 3")).status_code == 302
    assert MilestoneStatement.objects.get(corrects=sealed.pk).locator == "p. 3"


def test_a_correction_carries_the_reason_of_what_it_corrects(sign_in, editor, publisher, milestone, sealed):
    client = sign_in(publisher)
    client.post(ADD, sent_back(form_in(client.post(ADD, {**milestone, "wording": "in 2015"})), oddity_reason=WHY))
    entry = MilestoneStatement.objects.get(revision=None)
    seal([entry], by=publisher, reason="brief")
    assert WHY in client.get(f"{BASE}/{entry.pk}/change/").content.decode()
    form = form_in(client.get(f"{ADD}?corrects={entry.pk}"))
    assert client.post(ADD, sent_back(form, reason="bladzijde", locator="p. 3")).status_code == 302
    assert MilestoneStatement.objects.get(corrects=entry.pk).oddity_reason == WHY


def typed(milestone, **own):
    shared = {name: milestone[name] for name in ("ref", "document", "locator", "actor", "openness", "known_basis")}
    return {**shared, **own}


@pytest.fixture
def goal(milestone, db):
    target = Target.objects.create(slug="tien", name="Tien convenanten")
    return typed(
        milestone, target=target.pk, role="goal", modality="aim", quantity="10", unit="covenant", text="Tien.",
        wording="tien convenanten in de loop van 2017",
    )  # fmt: skip


def test_the_words_of_a_goal_are_read(sign_in, editor, goal):
    sign_in(editor).post("/admin/covenants/targetstatement/add/", goal)
    entry = TargetStatement.objects.get()
    assert (entry.wording, entry.earliest, entry.latest, entry.edtf) == (
        "tien convenanten in de loop van 2017", date(2017, 1, 1), date(2017, 12, 31), "2017",
    )  # fmt: skip


@pytest.mark.parametrize("role", ["goal", "outlook"])
@pytest.mark.parametrize("wording", ["tien convenanten", "", "tien convenanten als het even kan"])
def test_a_goal_or_outlook_without_a_date_is_refused(sign_in, editor, goal, role, wording):
    client = sign_in(editor)
    url = "/admin/covenants/targetstatement/add/"
    sent = {**goal, "role": role, "tally": "a", "wording": wording}
    assert (fields_of(client.post(url, sent)), TargetStatement.objects.count()) == (["wording"], 0)
    client.post(url, {**sent, "undated": "on"})
    assert (TargetStatement.objects.get().edtf, TargetStatement.objects.get().wording) == ("", wording)


def test_the_words_of_a_claim_need_no_date(sign_in, editor, goal):
    sent = {**goal, "role": "claim", "modality": "fact", "wording": "tien convenanten"}
    sign_in(editor).post("/admin/covenants/targetstatement/add/", sent)
    assert TargetStatement.objects.get().edtf == ""


@pytest.mark.parametrize(
    ("sent", "low", "high"),
    [
        ({"low": "1.000"}, 1000, 1000),
        ({"low": "35", "exactness": "exact"}, 35, 35),
        ({"low": "1 000", "exactness": "at_least"}, 1000, None),
        ({"low": "35", "exactness": "at_most"}, None, 35),
        ({"low": "35", "high": "40", "exactness": "between"}, 35, 40),
        ({"low": "35", "high": "40"}, 35, 40),
    ],
)
def test_a_value_is_exact_where_nothing_else_is_said(sign_in, editor, milestone, gold, sent, low, high):
    url = "/admin/covenants/measurement/add/"
    client = sign_in(editor)
    assert form_in(client.get(url))["exactness"].value() == "exact"
    client.post(url, typed(milestone, covenant=gold.pk, unit="company", **sent))
    entry = Measurement.objects.get()
    assert (entry.low, entry.high) == (low, high)
    change = f"/admin/covenants/measurement/{entry.pk}/change/"
    assert client.post(change, sent_back(form_in(client.get(change)), locator="p. 1")).status_code == 302
    entry.refresh_from_db()
    assert (entry.locator, entry.low, entry.high) == ("p. 1", low, high)


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"unit": "company", "low": "29,96"}, "low"),
        ({"unit": "company", "low": "-3"}, "low"),
        ({"unit": "company", "low": "1,000"}, "low"),
        ({"unit": "turnover_share", "low": "1.000"}, "low"),
        ({"unit": "turnover_share", "low": "101"}, "low"),
        ({"unit": "company", "low": "3", "high": "4", "exactness": "exact"}, "high"),
        ({"unit": "company", "low": "3", "exactness": "between"}, "high"),
        ({"unit": "company", "low": "4", "high": "3", "exactness": "between"}, "high"),
    ],
)
def test_a_number_nobody_can_have_counted_is_refused(sign_in, editor, milestone, gold, sent, field):
    answer = sign_in(editor).post("/admin/covenants/measurement/add/", typed(milestone, covenant=gold.pk, **sent))
    assert (set(fields_of(answer)) <= {field, "high"}, field in fields_of(answer)) == (True, True)
    assert Measurement.objects.count() == 0


def test_both_readings_of_a_number_are_named(sign_in, editor, milestone, gold):
    sent = typed(milestone, covenant=gold.pk, unit="turnover_share", low="12.345")
    answer = sign_in(editor).post("/admin/covenants/measurement/add/", sent)
    assert form_in(answer).errors["low"] == [
        "“12.345” is op twee manieren te lezen: schrijf 12345 of 12,3450."
    ]  # fmt: skip
    assert form_in(answer)["low"].value() == "12.345"


def test_a_party_that_left_without_joining_is_asked(sign_in, editor, milestone, gold, cabinet):
    url = "/admin/covenants/participation/add/"
    sent = typed(
        milestone, covenant=gold.pk, organisation=cabinet.pk, role="signatory", change="left", date_words="2015"
    )
    asked = sign_in(editor).post(url, sent)
    assert (fields_of(asked), Participation.objects.count()) == (["change", "oddity_reason"], 0)


@pytest.mark.parametrize("day", ["0016-07-04", "04-07-16", "1899-12-31", "2200-01-01"])
@pytest.mark.parametrize("field", ["known_from", "public_from", "starts_on"])
def test_a_day_outside_the_known_years_is_refused_in_every_field(sign_in, editor, milestone, field, day):
    sent = {**milestone, "openness": "embargo", "embargo_reason": "x", "public_from": "2017-01-01", field: day}
    answer = sign_in(editor).post(ADD, sent)
    assert (fields_of(answer), MilestoneStatement.objects.count()) == ([field], 0)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"dated_on": "0016-07-04"}, "dated_on"),
        ({"public_on": "04-07-16"}, "public_on"),
        ({"dated_on": "2199-01-01", "public_on": "2199-01-01"}, "dated_on"),
        ({"public_on": "2016-07-03"}, "public_on"),
        ({"pages": "0"}, "pages"),
        ({"pages": "3,9"}, "pages"),
    ],
)
def test_a_document_that_cannot_be_is_refused(sign_in, publisher, changes, field):
    sent = {
        "key": "brief", "kind": "letter", "title": "Brief", "dated_on": "2016-07-04", "public_on": "2016-07-04",
        "public_basis": "document", "pages": "1.000", **changes,
    }  # fmt: skip
    client = sign_in(publisher)
    assert (fields_of(client.post("/admin/dossier/document/add/", sent)), Document.objects.count()) == ([field], 0)
    client.post(
        "/admin/dossier/document/add/", {**sent, "dated_on": "2016-07-04", "public_on": "04-07-2016", "pages": "1.000"}
    )
    assert Document.objects.values_list("dated_on", "public_on", "pages").get() == (
        date(2016, 7, 4), date(2016, 7, 4), 1000,
    )  # fmt: skip


def test_the_status_form_asks_too_and_keeps_the_reason(sign_in, editor, gold, letter_220, cabinet):
    sent = {
        "ref": "adm-" + "a" * 32, "outcome": "changed", "text": "Verwacht.", "kind": "signed", "modality": "expect",
        "wording": "in 2015", "document": letter_220.pk, "locator": "p. 2", "actor": cabinet.pk, "openness": "open",
    }  # fmt: skip
    client = sign_in(editor)
    url = f"{STATUS}?covenant={gold.pk}"
    asked = client.post(url, sent)
    form = asked.context["form"]
    assert (sorted(form.errors), StatusReport.objects.count()) == (["oddity_reason", "wording"], 0)
    assert 'name="asked"' in asked.content.decode()
    assert client.post(url, {**sent, "asked": form["asked"].value(), "oddity_reason": WHY}).status_code == 302
    assert (MilestoneStatement.objects.get().oddity_reason, StatusReport.objects.get().oddity_reason) == (WHY, "")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"known_from": "2015-06-17"}, "known_from"),
        ({"modality": "fact", "wording": "4 juli 2016"}, "wording"),
        ({"wording": ""}, "wording"),
        ({"locator": "p. 0"}, "locator"),
        ({"known_from": "0016-06-17"}, "known_from"),
    ],
)
def test_the_status_form_refuses_or_asks_at_the_field(sign_in, editor, gold, letter_220, cabinet, changes, field):
    sent = {
        "ref": "adm-" + "a" * 32, "outcome": "changed", "text": "Verwacht.", "kind": "signed", "modality": "expect",
        "wording": "na deze zomer", "document": letter_220.pk, "locator": "p. 2", "actor": cabinet.pk,
        "openness": "open", **changes,
    }  # fmt: skip
    form = sign_in(editor).post(f"{STATUS}?covenant={gold.pk}", sent).context["form"]
    assert (field in form.errors, set(form.errors) <= {field, "oddity_reason"}) == (True, True)
    assert (StatusReport.objects.count(), MilestoneStatement.objects.count()) == (0, 0)


def test_the_status_form_takes_what_is_said_without_a_date(sign_in, editor, gold, letter_220, cabinet):
    sent = {
        "ref": "adm-" + "a" * 32, "outcome": "changed", "text": "Verwacht.", "kind": "signed", "modality": "expect",
        "wording": "als het zover is", "undated": "on", "document": letter_220.pk, "actor": cabinet.pk,
        "openness": "open",
    }  # fmt: skip
    assert sign_in(editor).post(f"{STATUS}?covenant={gold.pk}", sent).status_code == 302
    assert MilestoneStatement.objects.get().edtf == ""
