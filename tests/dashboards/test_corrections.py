"""The corrections log: old, new, why, when and by which role; nothing closed, no names."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from covenants.models import Measurement, StatusReport
from dossier.actions import correct, seal, withdraw
from tests.covenants.samples import DAY, make_world, sealed_of

MOMENT = "peildatum=2020-01-01"


def log(client, query=MOMENT, prefix=""):
    return client.get(f"{prefix}/correcties/?{query}").context["page"]


@pytest.fixture
def world(db):
    return make_world()


def corrected(world, entry, reason="Verkeerd overgetypt.", **changes):
    successor = correct(entry, by=world.user, reason=reason, **changes)
    seal([successor], by=world.user, reason="Herstel.")
    return successor


def test_a_correction_shows_what_it_said_and_says_now(client, world):
    corrected(world, sealed_of(Measurement, world), low=35, high=35, locator="p. 3")
    (one,) = log(client).corrections
    assert [(change.field, change.old, change.new) for change in one.changes] == [
        ("Ten minste", "40", "35"),
        ("Ten hoogste", "40", "35"),
        ("Bron", "Kamerstuk 1, nr. 1, p. 2", "Kamerstuk 1, nr. 1, p. 3"),
    ]
    assert (one.subject, one.state_label, one.why) == ("Textiel", "Gecorrigeerd", "Verkeerd overgetypt.")
    assert one.sealed.endswith("revisie 2")


def test_a_withdrawal_is_shown_as_withdrawn(client, world):
    gone = withdraw(sealed_of(StatusReport, world), by=world.user, reason="Staat er niet.")
    seal([gone], by=world.user, reason="Herstel.")
    (one,) = log(client).corrections
    assert (one.state_label, one.why, one.changes) == ("Ingetrokken", "Staat er niet.", ())


def test_the_newest_stands_first_and_a_chain_shows_every_step(client, world):
    first = corrected(world, sealed_of(Measurement, world), reason="Eén.", low=41, high=41)
    corrected(world, first, reason="Twee.", low=42, high=42)
    assert [one.why for one in log(client).corrections] == ["Twee.", "Eén."]
    assert [one.why for one in log(client, f"{MOMENT}&revisie=2").corrections] == ["Eén."]


def test_a_role_is_named_and_never_a_person(client, world):
    world.user.username = "jansen-bz"
    world.user.save()
    corrected(world, sealed_of(Measurement, world), low=35, high=35)
    text = client.get(f"/correcties/?{MOMENT}").content.decode()
    assert "jansen" not in text
    assert log(client).corrections[0].role == "Uitgever bij het ministerie"


def test_closed_unsealed_and_later_corrections_stay_out(client, world):
    later = date(2021, 1, 1)
    closed = sealed_of(StatusReport, world, public_from=None, text="GEHEIM oud")
    corrected(world, closed, text="GEHEIM nieuw")
    correct(sealed_of(StatusReport, world, text="Open."), by=world.user, reason="GEHEIM", text="GEHEIM")
    corrected(world, sealed_of(StatusReport, world, known_from=later, public_from=later), text="GEHEIM later")
    moved = sealed_of(StatusReport, world, text="GEHEIM verplaatst")
    corrected(world, moved, known_from=later, public_from=later)
    for prefix in ("", "/en"):
        assert "GEHEIM" not in client.get(f"{prefix}/correcties/?{MOMENT}").content.decode()
    assert log(client).count == 0
    assert log(client, "peildatum=2021-06-01").count == 2


def test_before_the_entry_was_known_there_is_no_correction(client, world):
    corrected(world, sealed_of(Measurement, world), low=35, high=35)
    assert log(client, f"peildatum={DAY}").count == 1
    assert log(client, "peildatum=2016-06-16").count == 0


def test_the_log_says_first_how_many_and_when_the_last_one_was(client, world):
    first = corrected(world, sealed_of(Measurement, world), low=41, high=41)
    page = log(client)
    assert page.lead == f"1 vastlegging is gecorrigeerd of ingetrokken; de laatste op {page.corrections[0].day}."
    corrected(world, first, low=42, high=42)
    assert log(client).lead.startswith("2 vastleggingen zijn gecorrigeerd of ingetrokken; de laatste op ")


def test_a_reason_stands_in_the_language_of_the_page_and_says_which_it_is_in(client, world):
    both = correct(sealed_of(Measurement, world), by=world.user, reason="Typefout.", low=35, high=35)
    both.reason_en = "A typing error."
    both.save()
    only = correct(sealed_of(StatusReport, world), by=world.user, reason="Alleen Nederlands.", text="Anders.")
    seal([both, only], by=world.user, reason="Herstel.")
    said = {
        prefix: {(one.why, one.why_language) for one in log(client, prefix=prefix).corrections}
        for prefix in ("", "/en")
    }
    assert said == {
        "": {("Typefout.", "nl"), ("Alleen Nederlands.", "nl")},
        "/en": {("A typing error.", "en"), ("Alleen Nederlands.", "nl")},
    }
    body = client.get(f"/en/correcties/?{MOMENT}").content.decode()
    assert '<span lang="nl">Alleen Nederlands.</span>' in body


def test_every_reason_of_the_record_is_english_on_the_english_pages(client, whole):
    seen = [one for page in (1, 2, 3) for one in log(client, f"page={page}", "/en").corrections]
    assert (len(seen), {one.why_language for one in seen}) == (75, {"en"})
    assert [one.why for one in seen if one.why == "" or "het " in one.why.casefold().split(" ")] == []


def test_a_change_in_the_other_language_alone_is_said_so(client, world):
    entry = sealed_of(StatusReport, world, text="Tekst.", text_en="Text.")
    corrected(world, entry, text_en="Other text.")
    (one,) = log(client).corrections
    assert (one.changes, one.no_changes) == ((), "Alleen de andere taal.")
    (english,) = log(client, prefix="/en").corrections
    assert [(change.old, change.new) for change in english.changes] == [("Text.", "Other text.")]


def test_the_day_and_the_role_stand_once_above_all_of_one_seal(client, world):
    entries = [sealed_of(StatusReport, world, text=f"Tekst {number}") for number in range(5)]
    seal(
        [correct(entry, by=world.user, reason="Anders.", text="Anders.") for entry in entries],
        by=world.user, reason="Herstel.",
    )  # fmt: skip
    body = client.get(f"/correcties/?{MOMENT}").content.decode()
    assert body.count("Uitgever bij het ministerie") == 1


def test_an_empty_log_says_so(client, world):
    assert "Geen correcties op dit moment" in client.get(f"/correcties/?{MOMENT}").content.decode()


def test_pages_hold_25_and_the_number_of_queries_does_not_grow(client, world):
    def queries():
        log(client)  # what was sealed is read into memory by the first who asks
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/correcties/?{MOMENT}").status_code == 200
        return len(captured)

    corrected(world, sealed_of(Measurement, world), low=35, high=35)
    one = queries()
    entries = [sealed_of(StatusReport, world, text=f"Tekst {number}") for number in range(30)]
    seal(
        [correct(entry, by=world.user, reason="Anders.", text="Anders.") for entry in entries],
        by=world.user, reason="Herstel.",
    )  # fmt: skip
    assert queries() == one
    assert len(log(client).corrections) == 25
    assert len(log(client, f"{MOMENT}&page=2").corrections) == 6
    assert client.get(f"/correcties/?{MOMENT}&page=3").status_code == 400
