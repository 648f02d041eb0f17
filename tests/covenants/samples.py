"""One valid row of every table, for tests that need some row or break exactly one thing about it."""

import copy
from dataclasses import dataclass, fields
from datetime import date, timedelta
from decimal import Decimal

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, Permission

from covenants.models import (
    CountingRule,
    Covenant,
    CovenantName,
    Measurement,
    MilestoneStatement,
    Participation,
    StatusReport,
    Target,
    TargetStatement,
    Threshold,
    ThresholdCondition,
)
from dossier.actions import record, record_many, seal
from dossier.actions_editions import Made, freeze
from dossier.actions_masters import places_of
from dossier.canonical import ledger_models
from dossier.models import AnnexDraft, Document, LedgerEntry, Organisation, Revision, UndertakingStatement
from imvo_tracker.lib.period import period_of_day
from sectors.models import Sector

DAY = date(2016, 6, 17)
LATER = date(2017, 6, 30)


@dataclass(frozen=True, slots=True)
class World:
    """The master rows that statements speak of."""

    user: AbstractBaseUser
    cabinet: Organisation
    letter: Document
    motion: Document
    sector: Sector
    covenant: Covenant
    target: Target
    rule: CountingRule
    threshold: Threshold

    @property
    def masters(self):
        """Return every master row."""
        return [getattr(self, field.name) for field in fields(self) if field.name != "user"]


def make_world():
    """Return one master row of each kind, saved."""
    user = make_publisher("editor")
    cabinet = Organisation.objects.create(slug="kabinet", kind="cabinet", name="Kabinet")
    letter = Document.objects.create(
        key="kst-1-1", kind="letter", dossier="1", number="1", title="Brief", dated_on=DAY, public_on=DAY
    )
    motion = Document.objects.create(key="motie", kind="motion", title="Motie", public_on=DAY)
    sector = Sector.objects.create(code="TEX", name="Textiel", kind="main", known_from=DAY, document=letter)
    covenant = make_covenant("textiel", letter)
    covenant.sectors.add(sector)
    return World(
        user=user,
        cabinet=cabinet,
        letter=letter,
        motion=motion,
        sector=sector,
        covenant=covenant,
        target=Target.objects.create(slug="tien", name="Tien convenanten"),
        rule=CountingRule.objects.create(slug="kabinet", name="Kabinet", definition="Alle.", is_default=True),
        threshold=Threshold.objects.create(slug="drempel", covenant=covenant, gates="in_force", name="Drempel"),
    )


def make_publisher(name):
    """Return an account that may record in every ledger table, and seal."""
    user = get_user_model().objects.create_user(name)
    wanted = [f"add_{model._meta.model_name}" for model in ledger_models()]
    user.user_permissions.set(Permission.objects.filter(codename__in=[*wanted, "add_revision"]))
    return user


def make_covenant(slug, document):
    """Return a covenant with one name, saved."""
    covenant = Covenant.objects.create(slug=slug, code=slug.upper()[:20])
    CovenantName.objects.create(covenant=covenant, name=slug.title(), known_from=DAY, document=document)
    return covenant


def sample_of(model, world, **changes) -> LedgerEntry:
    """Return a valid, unsaved entry of a ledger table; `changes` replace its values."""
    shared = {
        "document": world.letter,
        "locator": "p. 2",
        "actor": world.cabinet,
        "known_from": DAY,
        "public_from": DAY,
    }
    if "public_from" in changes and changes["public_from"] is None and not changes.get("opens_by"):
        shared["opens_after"] = "Na afronding."
    return model(**(shared | _own_values(model, world) | changes))


def _own_values(model, world):
    day = period_of_day(DAY)
    window = {"earliest": day.earliest, "latest": day.latest, "edtf": day.edtf, "period_rule": day.rule}
    return {
        UndertakingStatement: {"undertaking": world.motion, "event": "made", "text": "Verzoekt.", **window},
        MilestoneStatement: {"covenant": world.covenant, "kind": "presented", "modality": "fact", **window},
        TargetStatement: {
            "target": world.target, "role": "goal", "quantity": Decimal(10), "text": "Tien.", **window
        },
        ThresholdCondition: {"threshold": world.threshold, "unit": "company", "minimum": Decimal(35)},
        Measurement: {
            "covenant": world.covenant, "unit": "company", "low": Decimal(40), "high": Decimal(40), **window
        },
        Participation: {"covenant": world.covenant, "organisation": world.cabinet, "role": "signatory", **window},
        StatusReport: {"covenant": world.covenant, "topic": "official_word", "text": "Gaat goed.", **window},
    }[model]  # fmt: skip


def draft_of(model, world, **changes) -> LedgerEntry:
    """Return a saved draft."""
    return record(sample_of(model, world, **changes), by=world.user)


def sealed_of(model, world, **changes) -> LedgerEntry:
    """Return a sealed entry, in a revision of its own."""
    entry = draft_of(model, world, **changes)
    seal([entry], by=world.user, reason="Proef.")
    return entry


def sealed_together(entries, world) -> None:
    """Record and seal many entries, in one revision."""
    seal(record_many(entries, by=world.user), by=world.user, reason="Proef.")


def publish(*masters, by):
    """Seal the working copies of some master rows, in a revision of its own."""
    return seal([], by=by, reason="Proef.", masters=places_of(masters))


def make_edition(by):
    """Freeze an annex that says nothing, at the newest revision."""
    draft = AnnexDraft.objects.create(name="Juni", day=DAY, recorded_by=by)
    newest = Revision.objects.latest("number").number
    files = [("csv", "bijlage-1.csv", b"a,b")]
    made = Made("Bijlage 1", DAY, DAY, "kabinet", newest, {"blocks": [], "notes": [], "sectors": []}, [], files)
    return freeze(draft, made, version=draft.version, shown_at=newest, by=by, reason="Proef.")


def unsaved_copy(entry):
    """Return the entry as a new row with the same values."""
    twin = copy.copy(entry)
    twin._state = copy.copy(entry._state)
    twin._state.adding = True
    twin.pk = None
    return twin


def left_alone(entry, days=15):
    """Let nobody have touched a draft for some days; return it."""
    at = entry.recorded_at - timedelta(days=days)
    type(entry)._base_manager.filter(pk=entry.pk).update(recorded_at=at)
    entry.recorded_at = at
    return entry
