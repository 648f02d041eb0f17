""" "Update status": the official word and its milestone together, or "asked, no change"."""

from datetime import date

import pytest

from covenants.models import MilestoneStatement, StatusReport

URL = "/admin/covenants/statusreport/status-bijwerken/"


def counts():
    return StatusReport.objects.count(), MilestoneStatement.objects.count()


def test_official_word_and_milestone_are_saved_together(sign_in, editor, gold, typed):
    assert sign_in(editor).post(f"{URL}?covenant={gold.pk}", typed).status_code == 302
    report, milestone = StatusReport.objects.get(), MilestoneStatement.objects.get()
    assert (report.topic, report.covenant, report.text, report.recorded_by, report.revision) == (
        "official_word",
        gold,
        "Het convenant is ondertekend.",
        editor,
        None,
    )
    assert (milestone.kind, milestone.modality, milestone.earliest, milestone.latest, milestone.document_id) == (
        "signed",
        "fact",
        date(2016, 6, 9),
        date(2016, 6, 9),
        typed["document"],
    )


def test_signed_without_a_day_and_a_document_is_refused_naming_both(sign_in, editor, gold, typed):
    sent = {**typed, "wording": "", "document": "", "reason": "gehoord van de SER", "text_en": "Signed."}
    form = sign_in(editor).post(f"{URL}?covenant={gold.pk}", sent).context["form"]
    assert dict(form.errors) == {
        "wording": ["Bij “Ondertekend” hoort de dag waarop is ondertekend."],
        "document": ["Bij “Ondertekend” hoort het document dat het bewijst."],
    }
    assert [form[name].value() for name in ("text", "text_en", "reason")] == [
        "Het convenant is ondertekend.",
        "Signed.",
        "gehoord van de SER",
    ]
    assert counts() == (0, 0)


def test_asked_and_nothing_changed_is_a_record_too(sign_in, editor, gold, cabinet):
    sent = {"ref": "adm-" + "b" * 32, "outcome": "same", "actor": cabinet.pk, "openness": "open", "reason": "gebeld"}
    sign_in(editor).post(f"{URL}?covenant={gold.pk}", sent)
    report = StatusReport.objects.get()
    assert (report.topic, report.text, report.text_en) == (
        "no_change",
        "Nagevraagd: geen wijziging.",
        "Asked: no change.",
    )


def test_a_sector_takes_its_milestone_to_the_covenant_chosen(sign_in, editor, gold, sector, typed):
    client = sign_in(editor)
    refused = client.post(f"{URL}?sector={sector.pk}", typed)
    assert list(refused.context["form"].errors) == ["covenant"]
    client.post(f"{URL}?sector={sector.pk}", {**typed, "covenant": gold.pk})
    assert (StatusReport.objects.get().sector, MilestoneStatement.objects.get().covenant) == (sector, gold)


def test_a_second_submit_makes_no_second_pair(sign_in, editor, gold, typed):
    client = sign_in(editor)
    answers = [client.post(f"{URL}?covenant={gold.pk}", typed) for _ in range(2)]
    assert ([answer.status_code for answer in answers], counts()) == ([302, 302], (1, 1))


def test_the_reading_is_shown_without_saving(sign_in, editor, gold, typed):
    form = sign_in(editor).post(f"{URL}?covenant={gold.pk}", {**typed, "actor": "", "_read": "1"}).context["form"]
    assert (form.reading.lines[1], dict(form.errors), counts()) == (("Uiterlijk", "9 juni 2016"), {}, (0, 0))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"text": ""}, "text"),
        ({"modality": ""}, "modality"),
        ({"wording": "ooit"}, "wording"),
        ({"outcome": "same"}, "kind"),
        ({"actor": "9" * 25}, "actor"),
        ({"known_from": "31-02-2016"}, "known_from"),
        ({"openness": "ministry", "opens_after": "x"}, "embargo_reason"),
    ],
)
def test_what_lacks_is_said_at_its_field(sign_in, editor, gold, typed, wrong, field):
    form = sign_in(editor).post(f"{URL}?covenant={gold.pk}", {**typed, **wrong}).context["form"]
    assert (field in form.errors, counts()) == (True, (0, 0))


@pytest.mark.parametrize("query", ["", "covenant=0", "covenant=x", f"sector={'9' * 25}", "covenant=²"])
def test_an_unknown_subject_does_not_exist(sign_in, editor, query):
    assert sign_in(editor).get(f"{URL}?{query}").status_code == 404


def test_who_may_not_record_may_not_update(sign_in, gold, django_user_model):
    visitor = django_user_model.objects.create_user("kijker", is_staff=True)
    assert sign_in(visitor).get(f"{URL}?covenant={gold.pk}").status_code == 403
