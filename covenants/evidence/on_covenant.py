"""What was said of one covenant, without reading the statements: what a page of rows is chosen from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from covenants.evidence.statements import Claimed, about
from covenants.models import StatusReport
from dossier.canonical import ledger_models
from dossier.domain.dated import day_said
from dossier.domain.visibility import Audience
from dossier.models import LedgerEntry, Organisation
from dossier.published import published_at
from imvo_tracker.lib.asof import AsOf


@dataclass(frozen=True, slots=True)
class SaidOfCovenant:
    """One visible statement: its table or topic, who said it, since when it is known (None: an undated source)."""

    claim: Claimed
    topic: str
    actor: str
    known_from: date | None

    @property
    def anchor(self) -> str:
        """The statement's own address within a page."""
        return f"{self.claim.model._meta.model_name}-{self.claim.key}"


def said_of_covenant(slug: str, as_of: AsOf) -> list[SaidOfCovenant]:
    """Return every visible statement on a covenant, newest knowledge first, those of undated sources last."""
    actors = {pk: key for pk, key, _values in published_at(as_of.revision).rows(Organisation)}
    said = [one for model in ledger_models() if model.COVENANT for one in _of(model, slug, as_of, actors)]
    return sorted(said, key=lambda one: (one.known_from or date.min, one.claim.key), reverse=True)


def _of(model: type[LedgerEntry], slug: str, as_of: AsOf, actors: Mapping[int, str]) -> list[SaidOfCovenant]:
    columns = ["pk", "actor_id", "known_from", "known_basis", *(["topic"] if model is StatusReport else [])]
    rows = model.objects.visible_at(as_of, Audience.PUBLIC).filter(about([slug], model, as_of)).order_by()
    return [
        SaidOfCovenant(
            Claimed(model, pk, "", ""),
            topic[0] if topic else model._meta.model_name or "",
            actors.get(actor, ""),
            day_said(known, basis),
        )
        for pk, actor, known, basis, *topic in rows.values_list(*columns)
    ]
