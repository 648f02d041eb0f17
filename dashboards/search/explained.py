"""The words of the explanation: texts of our own, the same at every moment, looked through in memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from covenants.choices import Modality
from covenants.criteria import MODALITY_MEANINGS
from covenants.domain.search import Kind, rank_answer
from covenants.kinds import MILESTONE_KINDS
from covenants.selectors.search import Hit
from dashboards.explanation.criteria import CORRECTIONS, GLOSSARY, SCHEDULE_CRITERIA, STATUSES
from dashboards.words.outcomes import LIFE_CRITERIA, OUTCOME_CRITERIA, OUTCOME_LABELS
from dashboards.words.wording import SCHEDULE_LABELS
from dossier.domain.question import Question

# Each page with its heading and its template.
PAGES: tuple[tuple[str, str | Promise, str], ...] = (
    ("explanation", _("How to read this"), "explanation"),
    ("explanation_dates", _("How vague dates are read"), "explanation_dates"),
    ("explanation_rules", _("Counting rules side by side"), "explanation_rules"),
    ("explanation_keeping", _("What is kept, and how to cite it"), "explanation_keeping"),
    ("about", _("Who makes this"), "about"),
    ("accessibility", _("Accessibility"), "accessibility"),
    ("privacy", _("Privacy"), "privacy"),
)
_TEXT = re.compile(r'{% translate "((?:[^"\\]|\\.|"(?! %}| as ))+)" %}')
LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Explained:
    """One text of a page: `name` is that of its address, `heading` the page or the word it explains."""

    name: str
    heading: str
    text: str


def explained(question: Question, language: str) -> tuple[Hit, ...]:
    """Return the texts that answer a question, asked in either language, in the language of the page."""
    asked = question.wanted
    return tuple(_hits(question, language)) if asked else ()


def _hits(question: Question, language: str) -> Iterator[Hit]:
    texts = {one: _texts(one) for one in LANGUAGES}
    for place, shown in enumerate(texts[language]):
        both = [texts[one][place] for one in LANGUAGES]
        fields = [tuple(one.heading for one in both), tuple(one.text for one in both)]
        rank = rank_answer(question, fields, None, f"{place:04}")
        if rank is not None:
            yield Hit(Kind.EXPLANATION, rank, shown, (shown.heading, shown.text))


@cache
def _texts(language: str) -> tuple[Explained, ...]:
    with override(language):
        return tuple(Explained(name, str(heading), str(text)) for name, heading, text in _sources())


def _sources() -> Iterator[tuple[str, str | Promise, str | Promise]]:
    for name, heading, template in PAGES:
        source = get_template(f"dashboards/{template}.html").template.source  # type: ignore[attr-defined]
        yield from ((name, heading, _translated(text)) for text in dict.fromkeys(_TEXT.findall(source)))
    yield from (("explanation", term, text) for term, text in GLOSSARY)
    yield from (("explanation", OUTCOME_LABELS[one], text) for one, text in OUTCOME_CRITERIA.items())
    yield from (("explanation", one.value, text) for one, text in LIFE_CRITERIA.items())
    yield from (("explanation", kind.label, kind.requires) for kind in MILESTONE_KINDS)
    yield from (("explanation", Modality(code).label, text) for code, text in MODALITY_MEANINGS.items())
    yield from (("explanation", SCHEDULE_LABELS[code], text) for code, text in SCHEDULE_CRITERIA.items())
    yield from (("explanation", term, f"{text} {more}") for term, text, more in STATUSES)
    yield from (("explanation_keeping", term, text) for term, text in CORRECTIONS)


def _translated(text: str) -> str | Promise:
    return _(text)
