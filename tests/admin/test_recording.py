"""One form per statement: the reading shown before saving, one row per submit, nothing typed lost."""

from datetime import date

import pytest

from covenants.models import (
    Measurement,
    MilestoneStatement,
    Participation,
    StatusReport,
    Target,
    TargetStatement,
    Threshold,
    ThresholdCondition,
)
from dossier.admin import ledger
from dossier.admin.ledger import StatementAdmin
from dossier.models import UndertakingStatement

ADD = "/admin/covenants/milestonestatement/add/"
READ = "/admin/dossier/revision/lees-datum/"


def test_a_milestone_is_saved_as_a_draft_of_who_typed_it_with_its_window(sign_in, editor, milestone):
    answer = sign_in(editor).post(ADD, {**milestone, "_continue": "1"})
    entry = MilestoneStatement.objects.get()
    assert answer.url == f"/admin/covenants/milestonestatement/{entry.pk}/change/"
    assert (entry.recorded_by, entry.stage, entry.revision, entry.earliest, entry.latest) == (
        editor,
        "draft",
        None,
        date(2016, 9, 1),
        date(2016, 12, 31),
    )
    assert (entry.known_from, entry.public_from) == (date(2016, 6, 17), date(2016, 6, 17))


def test_the_reading_is_shown_before_saving_and_everything_typed_stays(sign_in, editor, milestone):
    answer = sign_in(editor).post(ADD, {**milestone, "actor": "", "note": "nakijken", "_read": "1"})
    form = answer.context["adminform"].form
    assert (answer.status_code, MilestoneStatement.objects.count(), dict(form.errors)) == (200, 0, {})
    assert form.reading.lines[0] == ("Vroegst", "1 september 2016 (streng gelezen: 23 september 2016)")
    assert form.reading.lines[3] == ("EDTF", "2016-09-01~/2016-12-31")
    assert [form[name].value() for name in ("wording", "note", "locator")] == ["na deze zomer", "nakijken", "p. 2"]
    assert "23 september 2016" in answer.content.decode()


def test_words_that_no_rule_reads_are_refused_at_their_field(sign_in, editor, milestone):
    answer = sign_in(editor).post(ADD, {**milestone, "wording": "ooit eens"})
    errors = answer.context["adminform"].form.errors
    assert (list(errors), MilestoneStatement.objects.count()) == (["wording"], 0)
    assert errors["wording"][0].startswith("“ooit eens” ")


def test_the_date_may_stand_in_other_words_than_the_printed_ones(sign_in, editor, milestone):
    sign_in(editor).post(ADD, {**milestone, "wording": "zoals bekend", "date_words": "4 juli 2016"})
    entry = MilestoneStatement.objects.get()
    assert (entry.wording, entry.earliest, entry.latest) == ("zoals bekend", date(2016, 7, 4), date(2016, 7, 4))


def test_signed_without_a_day_and_a_document_is_refused_naming_both(sign_in, editor, milestone):
    typed = {**milestone, "modality": "fact", "wording": "", "document": "", "note": "gehoord", "reason": "telefoon"}
    answer = sign_in(editor).post(ADD, typed)
    form = answer.context["adminform"].form
    assert sorted(form.errors) == ["document", "known_from", "wording"]
    assert form.errors["wording"] == ["Bij “Ondertekend” hoort de dag waarop is ondertekend."]
    assert form.errors["document"] == ["Bij “Ondertekend” hoort het document dat het bewijst."]
    assert (form["note"].value(), form["reason"].value()) == ("gehoord", "telefoon")
    assert MilestoneStatement.objects.count() == 0


def test_a_second_submit_of_the_same_form_makes_no_second_row(sign_in, editor, milestone):
    client = sign_in(editor)
    first = client.post(ADD, {**milestone, "_continue": "1"})
    second = client.post(ADD, {**milestone, "_continue": "1"})
    assert (MilestoneStatement.objects.count(), second.url) == (1, first.url)


def test_two_submits_at_the_same_moment_make_one_row(sign_in, editor, milestone, monkeypatch):
    """Both looked before either had saved: the second is stopped by the database and answered with the first."""
    client = sign_in(editor)
    first = client.post(ADD, {**milestone, "_continue": "1"})
    found = StatementAdmin._made_before
    looks = iter([lambda *args: None])
    monkeypatch.setattr(StatementAdmin, "_made_before", lambda *args: next(looks, found)(*args))
    second = client.post(ADD, {**milestone, "_continue": "1"})
    assert (MilestoneStatement.objects.count(), second.url) == (1, first.url)


def test_without_its_number_each_submit_would_make_a_row(sign_in, editor, milestone, monkeypatch):
    """The twin: the same submits under two numbers are two rows where the content is not looked at either."""
    monkeypatch.setattr(ledger, "same_draft", lambda entry, user: None)
    client = sign_in(editor)
    client.post(ADD, milestone)
    client.post(ADD, {**milestone, "ref": "adm-" + "1" * 32})
    assert MilestoneStatement.objects.count() == 2


@pytest.mark.parametrize("ref", ["", "kst-26485-220/S001", "adm-x"])
def test_a_form_without_a_number_of_ours_is_refused_and_gets_one(sign_in, editor, milestone, ref):
    answer = sign_in(editor).post(ADD, {**milestone, "ref": ref})
    form = answer.context["adminform"].form
    assert (list(form.errors), MilestoneStatement.objects.count()) == (["ref"], 0)
    assert form["ref"].value().startswith("adm-")


def test_the_next_statement_starts_with_the_same_document_page_and_actor(sign_in, editor, milestone):
    client = sign_in(editor)
    answer = client.post(ADD, {**milestone, "_next": "1"})
    form = client.get(answer.url).context["adminform"].form
    assert [form[name].value() for name in ("document", "locator", "actor", "wording")] == [
        str(milestone["document"]),
        "p. 2",
        str(milestone["actor"]),
        None,
    ]


def test_an_embargo_needs_a_day_and_a_reason(sign_in, editor, milestone):
    client = sign_in(editor)
    refused = client.post(ADD, {**milestone, "openness": "embargo"})
    assert sorted(refused.context["adminform"].form.errors) == ["embargo_reason", "public_from"]
    client.post(ADD, {**milestone, "openness": "embargo", "public_from": "2017-01-01", "embargo_reason": "overleg"})
    entry = MilestoneStatement.objects.get()
    assert (entry.public_from, entry.embargo_reason, entry.recorded_by) == (date(2017, 1, 1), "overleg", editor)


def test_a_closed_statement_has_no_public_day(sign_in, editor, milestone):
    sign_in(editor).post(
        ADD, {**milestone, "openness": "ministry", "opens_after": "afronding", "embargo_reason": "onderhandeling"}
    )
    assert MilestoneStatement.objects.get().public_from is None


OWNER = "Eigenaar: zeg wie instaat voor wat nog niet openbaar is."
END = "Einde: zeg uiterlijk op welke dag het openbaar wordt, of waarna."
DAY_TO_COME = "Kies een dag die nog komt: vanaf die dag is het openbaar."
WHY = "Zeg waarom dit nog niet openbaar is."


@pytest.mark.parametrize(
    ("sent", "errors"),
    [
        ({"openness": "consulted"}, {"opens_by": [END], "embargo_reason": [WHY]}),
        ({"openness": "consulted", "opens_after": "overleg", "embargo_reason": "x"}, {"opens_by": [END]}),
        ({"openness": "ministry", "embargo_reason": "x"}, {"opens_by": [END]}),
        ({"openness": "ser", "embargo_reason": "x", "opens_by": "2017-01-01"}, {"opens_by": [DAY_TO_COME]}),
        ({"openness": "ser", "embargo_reason": "x", "opens_by": "2199-01-01", "owner": ""}, {"owner": [OWNER]}),
        ({"openness": "embargo", "embargo_reason": "x", "public_from": "2199-01-01", "owner": ""}, {"owner": [OWNER]}),
    ],
)
def test_what_is_closed_is_refused_without_an_owner_or_an_end(sign_in, editor, milestone, sent, errors):
    answer = sign_in(editor).post(ADD, {**milestone, **sent})
    assert answer.context["adminform"].form.errors == errors
    assert MilestoneStatement.objects.count() == 0


def test_a_closed_statement_shows_its_owner_and_when_it_opens(sign_in, editor, publisher, milestone):
    client = sign_in(editor)
    client.post(ADD, {**milestone, "openness": "consulted", "embargo_reason": "x", "opens_by": "2199-01-01",
                      "owner": publisher.pk, "count_is_public": "on"})  # fmt: skip
    entry = MilestoneStatement.objects.get()
    assert (entry.closure, entry.opens_by, entry.owner, entry.count_is_public, entry.public_from) == (
        "consulted", date(2199, 1, 1), publisher, True, None,
    )  # fmt: skip
    said = f"Openbaar na raadpleging, tot 1 januari 2199; eigenaar: {publisher}".casefold()
    assert said in client.get("/admin/covenants/milestonestatement/").content.decode().casefold()
    form = client.get(f"/admin/covenants/milestonestatement/{entry.pk}/change/").context["adminform"].form
    names = ("openness", "opens_by", "owner", "count_is_public")
    assert [form[name].value() for name in names] == ["consulted", date(2199, 1, 1), publisher.pk, True]


def test_without_a_document_a_reason_is_asked(sign_in, editor, milestone):
    answer = sign_in(editor).post(ADD, {**milestone, "document": ""})
    assert sorted(answer.context["adminform"].form.errors) == ["document", "known_from"]


@pytest.mark.parametrize(
    ("field", "value"),
    [("covenant", "9" * 25), ("document", "x"), ("known_from", "31-02-2016"), ("kind", "zomaar"), ("note", "a\0b")],
)
def test_unreadable_input_is_an_error_at_its_field(sign_in, editor, milestone, field, value):
    answer = sign_in(editor).post(ADD, {**milestone, field: value})
    assert (answer.status_code, field in answer.context["adminform"].form.errors) == (200, True)
    assert MilestoneStatement.objects.count() == 0


def test_the_reading_is_also_answered_as_data(sign_in, editor, letter_220):
    answer = sign_in(editor).get(READ, {"words": "na deze zomer", "document": letter_220.pk}).json()
    assert (answer["error"], answer["lines"][3]) == ("", ["EDTF", "2016-09-01~/2016-12-31"])


@pytest.mark.parametrize(
    "query", [{"words": "ooit"}, {}, {"words": "x" * 900, "document": "9" * 25, "known_from": "x"}]
)
def test_words_that_cannot_be_read_are_answered_with_a_message(sign_in, editor, query):
    answer = sign_in(editor).get(READ, query)
    assert (answer.status_code, answer.json()["lines"], bool(answer.json()["error"])) == (200, [], True)


def test_the_reading_is_for_staff_only(client, db):
    assert client.get(READ, {"words": "2016"}).status_code == 302


def own_values(gold, letter_220, cabinet):
    target = Target.objects.create(slug="tien", name="Tien convenanten")
    threshold = Threshold.objects.create(slug="drempel", covenant=gold, gates="in_force", name="Drempel")
    motion = letter_220.__class__.objects.create(key="motie", kind="motion", title="Motie", public_on="2016-01-01")
    return {
        TargetStatement: {
            "target": target.pk,
            "role": "goal",
            "modality": "expect",
            "quantity": "10",
            "unit": "covenant",
            "text": "Tien.",
        },
        ThresholdCondition: {"threshold": threshold.pk, "unit": "turnover_share", "minimum": "29,96"},
        Measurement: {"covenant": gold.pk, "unit": "turnover_share", "low": "29,96", "high": "30"},
        Participation: {"covenant": gold.pk, "organisation": cabinet.pk, "role": "signatory", "change": "joined"},
        StatusReport: {"covenant": gold.pk, "topic": "progress", "text": "Voortgang."},
        UndertakingStatement: {"undertaking": motion.pk, "event": "made", "text": "Vraagt om een lijst."},
    }


@pytest.mark.parametrize(
    "model",
    [TargetStatement, ThresholdCondition, Measurement, Participation, StatusReport, UndertakingStatement],
)
def test_every_other_table_has_the_same_form(sign_in, editor, milestone, gold, letter_220, cabinet, model):
    shared = {name: milestone[name] for name in ("ref", "document", "locator", "actor", "openness", "known_basis")}
    own = own_values(gold, letter_220, cabinet)[model]
    url = f"/admin/{model._meta.app_label}/{model._meta.model_name}/add/"
    answer = sign_in(editor).post(url, {**shared, **own, "date_words": "Q2 2016"})
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    entry = model.objects.get()
    window = (getattr(entry, "earliest", None), getattr(entry, "latest", None))
    assert window in [(date(2016, 4, 1), date(2016, 6, 30)), (None, None)]
    assert (window == (None, None)) == (model is ThresholdCondition)


@pytest.mark.parametrize(
    ("model", "wrong", "field"),
    [
        (TargetStatement, {"role": "outlook"}, "tally"),
        (TargetStatement, {"quantity": "-1"}, "quantity"),
        (ThresholdCondition, {"minimum": "0"}, "minimum"),
        (Measurement, {"low": "31"}, "high"),
        (Measurement, {"low": "", "high": ""}, "low"),
        (Measurement, {"protected": "on"}, "openness"),
        (Participation, {"organisation": ""}, "organisation"),
        (StatusReport, {"topic": "delay_cause"}, "cause"),
        (UndertakingStatement, {"event": "answered"}, "answered_by"),
    ],
)
def test_what_a_table_forbids_is_said_at_the_field(
    sign_in, editor, milestone, gold, letter_220, cabinet, model, wrong, field
):
    shared = {name: milestone[name] for name in ("ref", "document", "locator", "actor", "openness", "known_basis")}
    own = own_values(gold, letter_220, cabinet)[model]
    url = f"/admin/{model._meta.app_label}/{model._meta.model_name}/add/"
    answer = sign_in(editor).post(url, {**shared, **own, **wrong})
    assert list(answer.context["adminform"].form.errors) == [field]


@pytest.mark.parametrize(
    ("model", "field", "words"),
    [
        (UndertakingStatement, "answered_by", "Nodig bij “beantwoord”."),
        (StatusReport, "cause", "Nodig bij “oorzaak van vertraging”."),
        (StatusReport, "place", "alle drie, of geen van drie"),
    ],
)
def test_a_field_that_is_needed_now_and_then_says_when(sign_in, editor, model, field, words):
    form = (
        sign_in(editor).get(f"/admin/{model._meta.app_label}/{model._meta.model_name}/add/").context["adminform"].form
    )
    assert not form.fields[field].required
    assert words in str(form[field].help_text)
