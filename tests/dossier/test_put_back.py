"""A working copy is put back to what readers see: the whole of it, with who and why, and nothing lost."""

import json
import re
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import models, transaction

from covenants.models import CountingRule, Covenant, StatusReport, Target, Threshold
from dossier.actions import seal
from dossier.actions_masters import Pending, pending_masters, places_of
from dossier.actions_put_back import ValueTaken, put_back
from dossier.canonical import master_models
from dossier.models import Decision, Document, Organisation, OrganisationName, Revision
from dossier.selectors import find_faults
from imvo_tracker.lib.badinput import NotAllowed
from sectors.models import RiskTheme, Sector
from tests.covenants.samples import DAY, draft_of, publish

MODELS = pytest.mark.parametrize("model", master_models(), ids=lambda model: model.__name__)
KEYS = {
    Organisation: "kabinet",
    Document: "kst-1-1",
    Sector: "TEX",
    RiskTheme: "risico",
    Covenant: "textiel",
    Target: "tien",
    Threshold: "drempel",
    CountingRule: "kabinet",
}


@pytest.fixture
def everything(world):
    """One sealed row of every table of master data, with parts and links."""
    RiskTheme.objects.create(
        slug="risico", name="Risico", category="labour", document=world.letter, known_from=DAY
    ).sectors.add(world.sector)
    world.rule.excluded.add(world.covenant)
    world.cabinet.names.create(name="Kabinet-Rutte II", from_on=date(2012, 11, 5))
    world.cabinet.names.create(name="Kabinet-Rutte III", from_on=date(2017, 10, 26))
    world.sector.aliases.create(name="Kleding")
    places = [place for model in master_models() for place in places_of(model.objects.all())]
    seal([draft_of(StatusReport, world)], by=world.user, reason="Eerste.", masters=places)
    assert (pending_masters(), find_faults()) == ([], [])
    return world


def row_of(model):
    return model.objects.get(**{model.NATURAL_KEY: KEYS[model]})


def edit_everything(row):
    """Change every text and list of a row, as far as the database lets one; its parts and links too."""
    for field in row._meta.concrete_fields:
        free = isinstance(field, models.CharField | models.TextField) and not (field.choices or field.unique)
        if free and field.name not in ("dossier", "number", "url"):
            setattr(row, field.name, f"{getattr(row, field.name)} anders"[: field.max_length])
    row.save()
    for name in row.PARTS:
        for part in getattr(row, name).all()[:1]:
            part.name = "Andere naam"
            part.save()
        for part in getattr(row, name).all()[1:]:
            part.delete()
    for link in row._meta.many_to_many:
        getattr(row, link.name).set([])


def waiting_of(row):
    (found,) = pending_masters(places_of([row]))
    return found


@MODELS
def test_everything_of_a_row_says_again_what_is_sealed(everything, model):
    row = row_of(model)
    edit_everything(row)
    waiting = waiting_of(row)
    old, new = json.loads(waiting.old), json.loads(waiting.new)
    lists = {*row.PARTS, *(link.name for link in row._meta.many_to_many)}
    assert {name for name in old if old[name] != new.get(name)} >= {name for name in lists if old.get(name)}
    lines = model.history.filter(id=row.pk).count()
    put_back(waiting, by=everything.user, note="  Was een vergissing. ")
    assert (pending_masters(), find_faults(), Revision.objects.count()) == ([], [], 1)
    newest = model.history.filter(id=row.pk).latest("history_id")
    assert (newest.history_user, newest.history_change_reason) == (everything.user, "Was een vergissing.")
    assert model.history.filter(id=row.pk).count() > lines
    decision = Decision.objects.get(table=model._meta.label_lower, entry=row.pk)
    assert (decision.step, decision.by, decision.note) == ("put_back", everything.user, "Was een vergissing.")
    with pytest.raises(ValidationError, match="Er is niets anders dan wat al is verzegeld"):
        publish(row_of(model), by=everything.user)


def test_parts_that_did_not_change_stay_the_rows_they_were(everything):
    kept, gone = OrganisationName.objects.order_by("pk")
    gone.delete()
    put_back(waiting_of(everything.cabinet), by=everything.user, note="x")
    first, second = OrganisationName.objects.order_by("pk")
    assert (first, second.name, second.from_on) == (kept, "Kabinet-Rutte III", date(2017, 10, 26))
    assert second.history.get().history_user == everything.user


def test_only_the_row_that_was_asked_for_is_put_back(everything):
    for row in (everything.letter, everything.motion):
        row.title = "Anders"
        row.save()
    put_back(waiting_of(everything.letter), by=everything.user, note="x")
    assert [(one.key, json.loads(one.new)["title"]) for one in pending_masters()] == [("motie", "Anders")]


def change(row, **values):
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return waiting_of(row)


def refused(act, error, words):
    before = [(one.key, one.new) for one in pending_masters()], Decision.objects.count()
    with pytest.raises(error, match=words), transaction.atomic():
        act()
    assert ([(one.key, one.new) for one in pending_masters()], Decision.objects.count()) == before


def test_nobody_puts_back_without_the_right_to_seal(everything):
    waiting = change(everything.letter, title="Anders")
    nobody = get_user_model().objects.create_user("niemand")
    refused(lambda: put_back(waiting, by=nobody, note="x"), NotAllowed, "Alleen een uitgever")


def test_a_note_is_asked(everything):
    waiting = change(everything.letter, title="Anders")
    refused(lambda: put_back(waiting, by=everything.user, note=" "), ValidationError, "Zeg waarom dit wordt teruggezet")


def test_what_was_edited_or_sealed_since_it_was_shown_is_left(everything):
    shown = change(everything.letter, title="Anders")
    change(everything.letter, title="Nog anders")
    refused(lambda: put_back(shown, by=everything.user, note="x"), ValidationError, "Gewijzigd of verzegeld")
    shown = waiting_of(everything.letter)
    publish(everything.letter, by=everything.user)
    refused(lambda: put_back(shown, by=everything.user, note="x"), ValidationError, "Gewijzigd of verzegeld")
    assert Document.objects.get(pk=everything.letter.pk).title == "Nog anders"


def test_a_new_row_and_a_removed_row_are_left(everything):
    new = Document.objects.create(key="nieuw", kind="letter", title="Nieuw", public_on=DAY)
    theme = row_of(RiskTheme)
    removed = places_of([theme])
    theme.delete()
    for waiting in (waiting_of(new), *pending_masters(removed)):
        refused(lambda waiting=waiting: put_back(waiting, by=everything.user, note="x"), ValidationError, "Alleen wat")


def test_a_number_that_was_given_away_is_named_and_nothing_is_half_put_back(everything):
    """Another document took the number: the sealed content cannot be said again."""
    change(everything.letter, title="Anders", number="2")
    Document.objects.create(key="anders", kind="letter", dossier="1", number="1", title="Nieuw", public_on=DAY)
    waiting = waiting_of(everything.letter)
    with pytest.raises(ValueTaken) as caught, transaction.atomic():
        put_back(waiting, by=everything.user, note="x")
    assert caught.value.messages == ["Dossier en nummer “1, 1” is intussen van “1, nr. 1” (anders); wijzig dat eerst."]
    stored = Document.objects.get(pk=everything.letter.pk)
    assert (stored.title, stored.number, Decision.objects.filter(step="put_back").count()) == ("Anders", "2", 0)


@pytest.mark.parametrize(
    ("model", "given", "other", "message"),
    [
        (
            Covenant, {"code": "X"}, {"slug": "nieuw", "code": "TEXTIEL"},
            "Code “TEXTIEL” is intussen van “nieuw” (nieuw)",
        ),
        (
            CountingRule, {"is_default": False}, {"slug": "nieuw", "name": "Nieuw", "is_default": True},
            "Standaard “ja” is intussen van “Nieuw” (nieuw)",
        ),
    ],
)  # fmt: skip
def test_every_other_value_that_one_row_may_have_is_named(everything, model, given, other, message):
    row = row_of(model)
    waiting = change(row, **given)
    model.objects.create(**other)
    refused(lambda: put_back(waiting, by=everything.user, note="x"), ValueTaken, re.escape(message))


def test_a_value_that_is_taken_at_the_very_moment_is_refused_too(everything):
    """The rival's row goes with the savepoint here, as where his transaction is given up: then one looks again."""
    waiting = change(everything.letter, number="2")

    def take(instance, **_sent):
        models.signals.pre_save.disconnect(take, sender=Document)
        rival = Document(key="anders", kind="letter", dossier="1", number="1", title="Nieuw", public_on=DAY)
        models.QuerySet(Document).bulk_create([rival])

    models.signals.pre_save.connect(take, sender=Document)
    refused(lambda: put_back(waiting, by=everything.user, note="x"), ValidationError, "Gewijzigd of verzegeld")
    put_back(waiting, by=everything.user, note="x")


def test_an_empty_number_is_nobodys(everything):
    """Only what the constraint holds for counts: many documents have no number."""
    waiting, dossier = change(everything.motion, title="Anders"), everything.motion.dossier
    Document.objects.create(key="anders", kind="letter", title="Nieuw", public_on=DAY, dossier=dossier)
    put_back(waiting, by=everything.user, note="x")
    assert (everything.motion.number, pending_masters(places_of([everything.motion]))) == ("", [])


def test_a_row_that_is_named_and_gone_is_said(everything):
    theme = row_of(RiskTheme)
    theme.sectors.set([])
    sealed_with = Sector.objects.create(code="WEG", name="Weg", kind="main", known_from=DAY, document=everything.letter)
    theme.sectors.add(sealed_with)
    publish(theme, by=everything.user)
    sealed_with.delete()
    waiting = waiting_of(theme)
    refused(lambda: put_back(waiting, by=everything.user, note="x"), ValidationError, "“WEG”, en dat is er niet meer")


def test_what_waits_is_compared_whole():
    """The guard against an edit meanwhile compares both contents, not the row alone."""
    one = Pending(Document, 1, "x", "{}", '{"title": "a"}')
    assert one != Pending(Document, 1, "x", "{}", '{"title": "b"}')
