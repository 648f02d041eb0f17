"""Every named check of the ledger and of master data refuses a row that breaks it, and no other check does."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from covenants.models import (
    CovenantName,
    CovenantSector,
    KeptDraft,
    Measurement,
    MilestoneStatement,
    ReadRow,
    Sitting,
    SittingRow,
)
from dossier.canonical import ledger_models
from dossier.models import AuditEvent, Edition, OrganisationName, PeriodFields, Revision, SealedMaster
from imvo_tracker.lib.asof import now
from sectors.models import Sector, SectorAlias, SectorLimit, SectorOrigin
from tests.covenants.negotiating import PAPER_CHECKS, PAPERS_TWICE
from tests.covenants.samples import DAY, draft_of, make_covenant, sample_of, sealed_of

APPS = ("dossier", "sectors", "covenants")
BEFORE = DAY - timedelta(days=1)

# What breaks the checks that every ledger table has; the name follows the table's.
SHARED = {
    "document_or_reason": {"document": None, "reason": ""},
    "correction_reason": {"corrects": True, "reason": ""},
    "withdraws_something": {"is_withdrawal": True},
    "public_after_known": {"public_from": BEFORE},
    "opened_by_seal": {"closed": True, "public_from": DAY},
    "opens_by_a_day": {"public_from": None, "opens_by": BEFORE},
}
PERIODS = {
    "bounds_in_order": {"earliest": DAY, "latest": BEFORE},
    "strict_in_order": {"earliest_strict": DAY, "latest_strict": BEFORE},
}
SIGNED = {"kind": "signed", "modality": "fact"}
OWN = {
    "undertaking_answer_has_document": {"event": "answered"},
    "milestone_signed_has_day": {**SIGNED, "earliest": BEFORE},
    "milestone_signed_has_document": {**SIGNED, "document": None, "reason": "Eigen waarneming."},
    "target_quantity_not_negative": {"quantity": -1},
    "target_outlook_has_tally": {"role": "outlook", "tally": ""},
    "condition_minimum_positive": {"minimum": 0},
    "measurement_has_a_value": {"low": None, "high": None},
    "milestone_page_of_a_document": {"supplied_locator": "p. 3"},
    "measurement_low_not_above_high": {"low": 41},
    "measurement_protected_is_closed": {"protected": True},
    "participation_names_someone": {"organisation": None},
    "participation_counts_for_a_reason": {"counts_toward": "no"},
    "report_one_subject": {"sector": True},
    "report_delay_names_cause": {"topic": "delay_cause"},
    "report_place_names_initiative": {"place": "fr"},
}


def checks_of(model):
    return [found for found in model._meta.constraints if isinstance(found, models.CheckConstraint)]


def samples_for(model):
    """Return the changes that break each check of a ledger table, by the name of the check."""
    shared = SHARED | (PERIODS if issubclass(model, PeriodFields) else {})
    return {f"{model._meta.model_name}_{name}": changes for name, changes in shared.items()} | OWN


LEDGER_CHECKS = [(model, check.name) for model in ledger_models() for check in checks_of(model)]


@pytest.mark.parametrize(("model", "name"), LEDGER_CHECKS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_row_that_breaks_a_check_is_refused_by_that_check(model, name, world):
    changes = dict(samples_for(model)[name])
    if "corrects" in changes:
        changes["corrects"] = sealed_of(model, world)
    if "sector" in changes:
        changes["sector"] = world.sector
    entry = sample_of(model, world, **changes)
    entry.recorded_by, entry.recorded_at = world.user, now()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        entry.save()


def test_every_check_of_the_ledger_has_a_row_that_breaks_it():
    samples = {name for model in ledger_models() for name in samples_for(model)}
    assert samples == {name for _model, name in LEDGER_CHECKS}


@pytest.mark.parametrize("model", ledger_models(), ids=lambda model: model.__name__)
def test_the_sample_itself_breaks_none(model, world):
    entry = draft_of(model, world)
    assert model.objects.get() == entry
    assert model.objects.get().content() == sample_of(model, world).content()


MASTER_BREACHES = {
    **PAPER_CHECKS,
    "revision_counts_from_one": lambda world: Revision(
        number=0, sealed_at=now(), author=world.user, reason="x", entry_count=0, content_hash="0"
    ),
    "revision_has_reason": lambda world: Revision(
        number=1, sealed_at=now(), author=world.user, reason="", entry_count=0, content_hash="0"
    ),
    "document_number_has_dossier": lambda world: type(world.letter)(key="x", number="1", title="x", public_on=DAY),
    "audit_event_is_whole": lambda world: AuditEvent(
        actor=world.user, action="x", at=now(), origin="", result="ok", status=200
    ),
    "audit_event_has_a_known_result": lambda world: AuditEvent(
        actor=world.user, action="x", at=now(), origin="::1", result="x", status=200
    ),
    "edition_counts_from_one": lambda world: edition(world, number=0),
    "edition_frozen_after_its_revision": lambda world: frozen_by_its_own(edition(world)),
    "kept_draft_ends_after_it_began": lambda world: KeptDraft(
        owner=world.user, kept_on=DAY, keep_until=DAY - timedelta(1), checked_on=DAY, sealed="x"
    ),
    "read_row_state": lambda world: ReadRow(sitting=sitting_in(world), key="x", order=1, sentence="x", state="x"),
    "sealed_master_valid_from": lambda world: sealed_master(world, valid_from=7),
    "sector_origin_is_another": lambda world: SectorOrigin(
        sector=world.sector, predecessor=world.sector, from_on=DAY, document=world.letter
    ),
    "covenant_sector_is_dated": lambda world: dated_sector(world),
    "covenant_sector_from_document": lambda world: dated_sector(world, from_on=DAY),
    "covenant_sector_until_document": lambda world: dated_sector(world, until_on=DAY),
    "covenant_sector_in_order": lambda world: dated_sector(
        world, from_on=DAY, document=world.letter, until_on=DAY, until_document=world.letter
    ),
    "sector_sub_has_parent": lambda world: Sector(
        code="X", name="X", kind="sub", known_from=DAY, document=world.letter
    ),
}


def sealed_master(world, **changes):
    """Return a row that `save()` writes past the rule that only sealing does."""
    revision = sealed_of(MilestoneStatement, world).revision
    values = {"revision": revision, "valid_from": revision.number, "table": "x", "key": "x", "object_id": 1}
    row = SealedMaster(**values | changes)
    row.save = lambda: models.Model.save(row)
    return row


def twin_of(row):
    twin = SealedMaster(revision=row.revision, valid_from=row.valid_from, table="x", key="x", object_id=2)
    twin.save = lambda: models.Model.save(twin)
    return twin


def dated_sector(world, **days):
    return CovenantSector(covenant=world.covenant, sector=world.sector, **days)


def other_sector(world):
    values = {"name": "X", "kind": "other", "known_from": DAY, "document": world.letter}
    return Sector.objects.get_or_create(code="X", defaults=values)[0]


def edition(world, **changes):
    """Return an edition of one revision, frozen by the next."""
    of, by = (sealed_of(MilestoneStatement, world, locator=page).revision for page in ("p. 1", "p. 2"))
    fixed = {"title": "x", "day": DAY, "known_on": DAY, "rule": "x", "content": "{}"}
    return Edition(**fixed | {"number": 1, "at": of, "sealed_in": by} | changes)


def frozen_by_its_own(one):
    one.sealed_in = one.at
    return one


def sitting_in(world):
    return Sitting.objects.get_or_create(document=world.letter, owner=world.user, defaults={"opened_at": now()})[0]


UNIQUE_BREACHES = {
    **PAPERS_TWICE,
    "sealed_master_once": lambda world: [first := sealed_master(world), twin_of(first)],
    "organisation_name_one_per_day": lambda world: [
        OrganisationName(organisation=world.cabinet, name=name, from_on=DAY) for name in "ab"
    ],
    "organisation_name_one_first": lambda world: [
        OrganisationName(organisation=world.cabinet, name=name) for name in "ab"
    ],
    "document_dossier_number_once": lambda world: [
        type(world.letter)(key=key, dossier="9", number="9", title="x", public_on=DAY) for key in "ab"
    ],
    "sector_limit_once": lambda world: [SectorLimit(account=world.user, sector=world.sector) for _ in "ab"],
    "sector_alias_once": lambda world: [SectorAlias(sector=world.sector, name="x") for _ in "ab"],
    "sector_origin_once": lambda world: [
        SectorOrigin(sector=other_sector(world), predecessor=world.sector, from_on=DAY, document=world.letter)
        for _ in "ab"
    ],
    "covenant_sector_once": lambda world: [
        CovenantSector(covenant=world.covenant, sector=world.sector, from_on=DAY, document=world.letter) for _ in "ab"
    ],
    "covenant_name_one_per_day": lambda world: [
        CovenantName(covenant=world.covenant, name=name, known_from=date(2020, 1, 1)) for name in "ab"
    ],
    "sitting_one_open": lambda world: [Sitting(document=world.letter, owner=world.user, opened_at=now()) for _ in "ab"],
    "read_row_once": lambda world: [
        ReadRow(sitting=sitting_in(world), key="x", order=order, sentence="x") for order in (1, 2)
    ],
    "sitting_row_once": lambda world: [
        SittingRow(sitting=sitting_in(world), token="a" * 32, order=order, content_hash="0" * 64) for order in (1, 2)
    ],
    "counting_rule_one_default": lambda world: [
        type(world.rule)(slug=slug, name="x", definition="x", is_default=True) for slug in "ab"
    ],
}


@pytest.mark.parametrize("name", MASTER_BREACHES)
def test_master_data_that_breaks_a_check_is_refused(name, world):
    row = MASTER_BREACHES[name](world)
    # The revisions' own trigger counts from one too, and may speak first.
    with pytest.raises(IntegrityError, match=f"{name}|the record is sealed"), transaction.atomic():
        row.save()


@pytest.mark.parametrize("name", UNIQUE_BREACHES)
def test_master_data_that_stands_twice_is_refused(name, world):
    first, second = UNIQUE_BREACHES[name](world)
    if name != "counting_rule_one_default":  # the sample rule is the default already
        first.save()
    # The guard of sealed master data may speak before the constraint does.
    with pytest.raises(IntegrityError, match="(?i)unique|the record is sealed"), transaction.atomic():
        second.save()


def test_every_named_constraint_outside_the_ledger_has_a_row_that_breaks_it():
    named = {
        constraint.name
        for model in apps.get_models()
        if model._meta.app_label in APPS and model not in ledger_models()
        for constraint in model._meta.constraints
    }
    assert named == set(MASTER_BREACHES) | set(UNIQUE_BREACHES)


class TestBothLacksAreNamedAtOnce:
    def test_signed_without_day_and_document(self, world):
        lacking = sample_of(
            MilestoneStatement, world, **SIGNED, earliest=None, latest=None, document=None, reason="Gehoord."
        )
        lacking.recorded_by, lacking.recorded_at = world.user, now()
        with pytest.raises(ValidationError) as caught:
            lacking.full_clean()
        assert {"wording", "document"} <= set(caught.value.message_dict)

    def test_signed_with_both_passes(self, world):
        entry = draft_of(MilestoneStatement, world, **SIGNED)
        stored = MilestoneStatement.objects.get()
        assert (stored, stored.kind, stored.modality) == (entry, "signed", "fact")

    def test_a_withdrawal_of_a_signing_needs_neither(self, world):
        signed = sealed_of(MilestoneStatement, world, **SIGNED)
        entry = draft_of(
            MilestoneStatement, world, **SIGNED, earliest=None, latest=None, corrects=signed, is_withdrawal=True,
            reason="Onjuist.",
        )  # fmt: skip
        stored = MilestoneStatement.objects.get(corrects=signed)
        assert (stored, stored.earliest, stored.latest, stored.is_withdrawal) == (entry, None, None, True)

    def test_a_measurement_without_a_value(self, world):
        empty = sample_of(Measurement, world, low=None, high=None)
        with pytest.raises(ValidationError) as caught:
            empty.full_clean(exclude=["recorded_by", "recorded_at"])
        assert "low" in caught.value.message_dict


def test_covenants_of_one_code_are_refused(world):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_covenant("textiel", world.letter)
