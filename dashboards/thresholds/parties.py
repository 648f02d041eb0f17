"""Who joined and left the covenants with a threshold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from covenants.evidence.register import organisation_names
from covenants.evidence.statements import Statement
from covenants.moment.record import Record
from dashboards.page_request import PageRequest
from dashboards.words.statements import say_cause, say_source, source_url
from dashboards.words.wording import pick, say_choice, say_period


@dataclass(frozen=True, slots=True)
class ParticipantLine:
    """Somebody who joined or left."""

    key: str
    earliest: date | None
    latest: date | None
    when: str
    who: str
    what: str
    cause: str
    source_label: str
    source_url: str


def borne_names(statements: Iterable[Statement], record: Record) -> dict[str, str]:
    """Return the names that the parties in some statements bore at the moment, by their keys."""
    entries: list[Any] = [item.entry for item in statements if item.table == "participation"]
    slugs = {entry.organisation.slug for entry in entries if entry.organisation}
    return {slug: pick(*names) for slug, names in organisation_names(slugs, record.as_of).items()}


def participant_lines(
    statements: Iterable[Statement], borne: Mapping[str, str], asked: PageRequest
) -> Iterable[ParticipantLine]:
    """Yield who joined and left by some statements, by day; those without a day first."""
    participations = [item for item in statements if item.table == "participation"]
    for item in sorted(
        participations, key=lambda item: (getattr(item.entry, "latest", None) or date.min, item.entry.pk)
    ):
        entry: Any = item.entry
        who = borne[entry.organisation.slug] if entry.organisation else pick(entry.group, entry.group_en)
        yield ParticipantLine(
            key=item.key,
            earliest=item.period.earliest if item.period else None,
            latest=item.period.latest if item.period else None,
            when=say_period(item.period) if item.period and item.period.edtf else "",
            who=who,
            what=f"{say_choice(entry, 'role')}, {say_choice(entry, 'change')}",
            cause=say_cause(entry),
            source_label=say_source(item.evidence),
            source_url=source_url(item.evidence, asked),
        )
