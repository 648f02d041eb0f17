"""The words that a letter's rows are read by: subjects and speakers from the record, kinds and firmness from lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from covenants.choices import (
    DelayCause,
    Modality,
    ParticipationChange,
    ParticipationRole,
    ReportTopic,
    TargetRole,
    Unit,
)
from covenants.domain.letter_words import Meaning
from covenants.kinds import MILESTONE_KINDS
from covenants.models import Covenant, Target, Threshold
from dossier.choices import UNDERTAKINGS, UndertakingEvent
from dossier.models import Document, Organisation
from sectors.models import Sector

LANGUAGES = ("nl", "en")
POLICY = "policy:"
# As people at a desk say it, beside the names of the lists
_KINDS = {
    "talks_started": ("gesprek begonnen", "begonnen", "gestart"),
    "intent_declared": ("intentie",),
    "facilitation_started": ("SER", "facilitatie"),
    "presented": ("gepresenteerd", "onderhandelaarsakkoord"),
    "threshold_met": ("drempel",),
    "signed": ("getekend", "ondertekening", "tekenen"),
    "in_force": ("van kracht", "inwerkingtreding"),
    "evaluated": ("evaluatie klaar",),
    "ended": ("einde",),
    "ended_early": ("vroegtijdig beëindigd", "eerder beëindigd"),
    "renewed": ("verlenging",),
    "talks_stopped": ("gestopt", "afgebroken"),
}
_FIRMNESS = {
    Modality.AIM: ("streeft", "inzet", "wil"),
    Modality.MAY: ("kan", "wellicht"),
    Modality.EXPECT: ("zal", "naar verwachting"),
    Modality.FACT: ("is", "gebeurd"),
    Modality.ABANDONED: ("losgelaten",),
}
_CAUSES = {
    DelayCause.KNOWLEDGE: ("oorzaak kennis", "kennis"),
    DelayCause.DIALOGUE: ("oorzaak overleg", "oorzaak dialoog", "ervaring"),
    DelayCause.COMPLEXITY: ("oorzaak complexiteit", "complexiteit"),
}
_EVENTS = {
    UndertakingEvent.MADE: ("ingediend", "aangenomen"),
    UndertakingEvent.TERM: ("termijn",),
    UndertakingEvent.ANSWERED: ("afgedaan",),
}
# What a cause, a measurement or a condition is listed as
_CAUSE = gettext_lazy("cause: %(name)s")
_MEASURED = gettext_lazy("measurement: %(name)s")


@dataclass(frozen=True, slots=True)
class Words:
    """Everything a row can be about, be, be said how firmly and by whom."""

    subjects: tuple[Meaning, ...]
    whats: tuple[Meaning, ...]
    firmness: tuple[Meaning, ...]
    speakers: tuple[Meaning, ...]


def letter_words() -> Words:
    """Return the words of now, in a fixed number of queries."""
    subjects = (*_covenants(), *_targets(), *_thresholds(), *_sectors(), *_undertakings(), _policy())
    return Words(subjects, tuple(_whats()), tuple(_firmness()), tuple(_speakers()))


def _covenants() -> Iterator[Meaning]:
    for covenant in Covenant.objects.prefetch_related("names"):
        names = [word for one in covenant.names.all() for word in (one.name, one.name_en)]
        yield Meaning(f"covenant:{covenant.pk}", str(covenant), (*names, covenant.slug, covenant.code))


def _targets() -> Iterator[Meaning]:
    for target in Target.objects.all():
        doel = f"doel {target.name}"
        yield Meaning(f"target:{target.pk}", target.name, (target.name_en, target.slug, doel), rank=1)


def _thresholds() -> Iterator[Meaning]:
    for threshold in Threshold.objects.all():
        yield Meaning(f"threshold:{threshold.pk}", threshold.name, (threshold.name_en, threshold.slug), rank=2)


def _sectors() -> Iterator[Meaning]:
    for sector in Sector.objects.prefetch_related("aliases"):
        aliases = (alias.name for alias in sector.aliases.all())
        words = (sector.name, sector.name_en, *aliases)  # its code, such as TEX, begins a covenant's name
        yield Meaning(f"sector:{sector.pk}", f"sector {sector.name}", words, rank=3)


def _undertakings() -> Iterator[Meaning]:
    for one in Document.objects.filter(kind__in=UNDERTAKINGS):
        words = (one.title, one.printed_number, one.key, f"motie {one.title}")
        yield Meaning(f"undertaking:{one.pk}", str(one), words, rank=4)


def _policy() -> Meaning:
    return Meaning(POLICY, _("the policy"), ("beleid", "het beleid", "algemeen"), rank=5)


def _speakers() -> Iterator[Meaning]:
    for one in Organisation.objects.prefetch_related("names"):
        names = [word for name in one.names.all() for word in (name.name, name.name_en)]
        yield Meaning(str(one.pk), one.name, (one.name_en, one.slug, *names))


def _in_languages(label: Any) -> tuple[str, ...]:
    """Return a label of a list in both languages."""
    said = []
    for language in LANGUAGES:
        with override(language):
            said.append(str(label))
    return tuple(said)


def _whats() -> Iterator[Meaning]:
    """Yield kinds first: of two of the same name the milestone is meant."""
    for kind in MILESTONE_KINDS:
        words = (*_in_languages(kind.label), *_KINDS.get(kind.code, ()))
        yield Meaning(f"milestone:{kind.code}", str(kind.label).lower(), words)
    yield from _listed("target", TargetRole, {}, rank=0)
    for cause, label in DelayCause.choices:
        words = (*_in_languages(label), *_CAUSES.get(DelayCause(cause), ()))
        yield Meaning(f"cause:{cause}", _CAUSE % {"name": label}, words, rank=1)
    topics = [(code, label) for code, label in ReportTopic.choices if code != ReportTopic.DELAY_CAUSE]
    for code, label in topics:
        yield Meaning(f"report:{code}", str(label), _in_languages(label), rank=1)
    yield Meaning("measurement:", _("measurement"), ("meting", "stand", "measurement"), rank=1)
    for unit, label in Unit.choices:
        yield Meaning(f"measurement:{unit}", _MEASURED % {"name": label}, _in_languages(label), rank=2)
    yield Meaning("condition:", _("condition"), ("voorwaarde", "condition"), rank=1)
    yield from _listed("undertaking", UndertakingEvent, _EVENTS, rank=3)
    for role, as_what in ParticipationRole.choices:
        for change, how in ParticipationChange.choices:
            words = tuple(f"{one} {other}" for one, other in zip(*map(_in_languages, (as_what, how)), strict=True))
            yield Meaning(f"participation:{role}-{change}", f"{as_what}, {how}", words, rank=4)


def _listed(sort: str, listed: Any, short: dict[Any, tuple[str, ...]], *, rank: int) -> Iterator[Meaning]:
    for code, label in listed.choices:
        words = (*_in_languages(label), *short.get(listed(code), ()))
        yield Meaning(f"{sort}:{code}", str(label), words, rank)


def _firmness() -> Iterable[Meaning]:
    for code, label in Modality.choices:
        yield Meaning(code, str(label), (*_in_languages(label), *_FIRMNESS.get(Modality(code), ())))
