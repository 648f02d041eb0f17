"""The sum of the ledger: what became of the cabinet's promises of a signature, in one sentence and one bar."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from covenants.domain.outcome import CovenantOutcome
from dashboards.charts.base import ChartSource
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.embedding import embed_url
from dashboards.charts.files import chart_links
from dashboards.charts.parts_bar import Part, PartsBar, draw_parts_bar
from dashboards.promises.filters import DATED
from dashboards.promises.source import PromiseSource
from dashboards.words.outcomes import OUTCOME_LABELS, OUTCOME_STATES
from dashboards.words.wording import say_day

SLUG = "wat-er-van-kwam"
FILES, CHART = "promises_file", "promises_chart"
_ORDER = (
    CovenantOutcome.ON_TIME,
    CovenantOutcome.LATE,
    CovenantOutcome.PENDING,
    CovenantOutcome.OVERDUE,
    CovenantOutcome.STOPPED,
    CovenantOutcome.SILENT,
)


def say_sum(source: PromiseSource) -> str:
    """Return the sentence that answers the page: of how many promises how many were kept in time, on which day."""
    counts = source.of_cabinet.by_outcome(strict=source.strict)
    made, kept = sum(counts.values()), counts[CovenantOutcome.ON_TIME]
    words = {"made": made, "kept": kept, "day": say_day(source.record.as_of.judged_on)}
    if not made:
        return _("On %(day)s this collection holds no dated promise of the cabinet about a signature.") % words
    if counts[CovenantOutcome.PENDING] == made:
        return (
            ngettext(
                "The cabinet made %(made)s dated promise about a signature; on %(day)s it could still be kept.",
                "The cabinet made %(made)s dated promises about a signature; on %(day)s all could still be kept.",
                made,
            )
            % words
        )
    return (
        ngettext(
            "Of %(made)s dated promise of the cabinet about a signature, %(kept)s had been kept in time on %(day)s.",
            "Of %(made)s dated promises of the cabinet about a signature, %(kept)s had been kept in time on %(day)s.",
            made,
        )
        % words
    )


def build(source: ChartSource) -> DrawnChart | None:
    """Return the bar whose parts add up, or None where nothing was promised for a time."""
    if not isinstance(source, PromiseSource) or not source.of_cabinet:
        return None
    counts = source.of_cabinet.by_outcome(strict=source.strict)
    parts = [_part(outcome, counts[outcome], source) for outcome in _ORDER]
    title, spoken = _title(parts), ", ".join(part.words for part in parts if part.count)
    return DrawnChart(
        slug=SLUG,
        title=title,
        drawing=draw_parts_bar(PartsBar(title, spoken, parts), SLUG),
        caption=_("What became of the cabinet’s own promises"),
        columns=(_("Outcome"), _("Promises")),
        rows=tuple((part.label, part.count) for part in parts if part.count),
        links=chart_links(source.asked_of_files, source.record, FILES, SLUG),
        embed_url=embed_url(source.asked_of_files, source.record, CHART, SLUG),
    )


def _part(outcome: CovenantOutcome, count: int, source: PromiseSource) -> Part:
    url = source.asked.link("promises", uitkomst=outcome.value, soort=DATED, **source.reading)
    return Part(str(OUTCOME_LABELS[outcome]), count, OUTCOME_STATES[outcome], f"{url}#rows")


def _title(parts: list[Part]) -> str:
    by_outcome = {outcome: part.count for outcome, part in zip(_ORDER, parts, strict=True)}
    broken = sum(count for outcome, count in by_outcome.items() if outcome not in _ORDER[:1] + _ORDER[2:3])
    words = {"broken": broken, "made": sum(by_outcome.values())}
    if not broken:
        return _("Nothing promised has come late or been lost yet")
    return (
        ngettext(
            "%(broken)s of the %(made)s came late or not at all",
            "%(broken)s of the %(made)s came late or not at all",
            broken,
        )
        % words
    )
