"""Every question, in the order of the page. A new one is an entry in its family."""

from __future__ import annotations

from collections.abc import Mapping

from dashboards.questions import counts, parties, promised, said
from dashboards.questions.question import Family, Question

FAMILIES: tuple[Family, ...] = (counts.FAMILY, promised.FAMILY, said.FAMILY, parties.FAMILY)
BY_SLUG: Mapping[str, Question] = {one.slug: one for family in FAMILIES for one in family.questions}
# What any of them takes; a question leaves those of others out.
KEYS: tuple[str, ...] = tuple(sorted({choice.key for one in BY_SLUG.values() for choice in one.choices}))
