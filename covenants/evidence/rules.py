"""The counting rules with their definition and source, for the page that explains them."""

from __future__ import annotations

from dataclasses import dataclass

from covenants.evidence.register import Source, source_of
from covenants.models import CountingRule
from dossier.published import published_at
from imvo_tracker.lib.asof import AsOf


@dataclass(frozen=True, slots=True)
class RuleText:
    """What a rule says in words, and where; the source is empty for a rule of our own."""

    slug: str
    definition: str
    definition_en: str
    source: Source


def rule_texts(as_of: AsOf) -> dict[str, RuleText]:
    """Return the words of each rule by its key; a document not yet public is not named."""
    rows = published_at(as_of.revision).every(CountingRule)
    return {
        row.slug: RuleText(row.slug, row.definition, row.definition_en, source_of(row.document, row.locator, as_of))
        for row in rows
    }
