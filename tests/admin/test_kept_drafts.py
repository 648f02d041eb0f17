"""A draft that its author asked to keep: unreadable for all others, for some days, checked again with what changed."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils.translation import override

from covenants.actions.kept_drafts import MOST_OF_ONE, own_drafts
from covenants.models import KeptDraft, MilestoneStatement
from dossier.actions import correct, seal
from dossier.models import AuditEvent
from imvo_tracker.lib import secrecy
from imvo_tracker.lib.asof import today

pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("letter")]
DRAFT = "/admin/brief/nakijken/"
TEXT = "Den Haag, 17 juni 2016\n\nGoud\n\nPartijen in de goudsector streven ernaar vóór 1 maart 2017 te ondertekenen."


@pytest.fixture(autouse=True)
def _in_dutch():
    with override("nl"):
        yield


@pytest.fixture
def desk(editor, sign_in):
    return sign_in(editor)


def kept(desk, **sent):
    return desk.post(DRAFT, {"text": TEXT, "_check": "1", "keep": "1", "days": "7", **sent})


def place(row):
    return f"{DRAFT}{row.pk}/"


def test_without_the_choice_nothing_is_kept_and_with_it_no_word_of_it_can_be_read_in_the_database(desk, editor):
    desk.post(DRAFT, {"text": TEXT, "_check": "1", "days": "7"})
    assert KeptDraft.objects.count() == 0
    answer = kept(desk)
    row = KeptDraft.objects.get()
    assert (row.owner, row.keep_until - row.kept_on) == (editor, timedelta(days=7))
    assert "goud" not in str(vars(row)).lower()
    assert row.open()["paper"]["blocks"][-1]["text"].startswith("Partijen in de goudsector")
    assert f'href="{place(row)}"' in answer.content.decode()
    assert [one.name for one in own_drafts(editor)] == [
        "Partijen in de goudsector streven ernaar vóór 1 maart 2017 te ondertekenen."
    ]


def test_it_is_its_authors_alone(desk, publisher, colleague, sign_in):
    kept(desk)
    row = KeptDraft.objects.get()
    assert desk.get(place(row)).status_code == 200
    for other in (publisher, colleague):
        browser = sign_in(other)
        for answer in (browser.get(place(row)), browser.post(place(row)), browser.post(f"{place(row)}wissen/")):
            assert answer.status_code == 404
    assert place(row) not in sign_in(publisher).get(DRAFT).content.decode()
    assert KeptDraft.objects.count() == 1


def test_checked_again_it_says_what_changed_since(desk, publisher):
    kept(desk)
    row = KeptDraft.objects.get()
    same = desk.post(place(row)).context["change"]
    entry = MilestoneStatement.objects.get(ref="kst-26485-220/S028")
    moved = correct(
        entry, by=publisher, reason="Anders gelezen.", latest="2017-02-28", edtf="../2017-02-28", wording="x"
    )
    seal([moved], by=publisher, reason="Correctie.")
    change = desk.post(place(row)).context["change"]
    assert {one[0] for one in same.fresh} == {"left_out"}  # what is overdue today was not on the day of the draft
    assert ("agrees" in [one[0] for one in change.fresh], "differs" in [one[0] for one in change.gone]) == (True, True)
    row.refresh_from_db()
    assert (row.revision, row.checked_on) == (moved.revision_id, today())
    assert desk.post(place(row)).context["change"].fresh == []


def test_it_is_deleted_by_its_author_and_by_itself(desk, editor):
    kept(desk)
    first = KeptDraft.objects.get()
    assert desk.post(f"{place(first)}wissen/").status_code == 302
    assert KeptDraft.objects.count() == 0
    kept(desk)
    KeptDraft.objects.update(kept_on=today() - timedelta(days=9), keep_until=today() - timedelta(days=1))
    assert desk.get(place(KeptDraft.objects.get())).status_code == 404
    assert own_drafts(editor) == []
    call_command("forget_drafts")
    assert KeptDraft.objects.count() == 0


def test_the_trail_says_that_it_was_kept_and_not_what_it_says(desk):
    kept(desk)
    row = KeptDraft.objects.get()
    desk.post(f"{place(row)}wissen/")
    events = list(AuditEvent.objects.order_by("pk").values_list("action", "result"))[-2:]
    assert events == [("letter.draft", "ok"), ("letter.forget", "ok")]
    assert "goud" not in str([vars(one) for one in AuditEvent.objects.all()]).lower()


@pytest.mark.parametrize("days", ["0", "91", "999"])
def test_no_draft_is_kept_for_longer_than_ninety_days(desk, days):
    answer = kept(desk, days=days)
    assert (answer.status_code, KeptDraft.objects.count()) == (400, 0)
    assert "ten hoogste 90 dagen" in answer.content.decode()


def test_nobody_keeps_more_than_so_many(desk):
    for _each in range(MOST_OF_ONE):
        kept(desk)
    assert kept(desk).status_code == 400
    assert KeptDraft.objects.count() == MOST_OF_ONE


def test_a_text_opens_for_its_own_purpose_and_with_a_former_key(settings):
    sealed = secrecy.encrypt("woorden", b"een")
    with pytest.raises(Exception, match="another key"):
        secrecy.decrypt(sealed, b"twee")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "een nieuwe sleutel van het huis"
    assert secrecy.decrypt(sealed, b"een") == "woorden"
