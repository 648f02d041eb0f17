"""How long each signed covenant lived: a line from the signature to the end or to the last proof, no further."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from covenants.domain.outcome import Life
from covenants.domain.reading import CovenantReading
from dashboards.charts.base import ChartSource
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.embedding import embed_url
from dashboards.charts.explored import explore_link
from dashboards.charts.files import chart_links
from dashboards.charts.life_lines import Life as Drawn
from dashboards.charts.life_lines import LifeLine, LifeLines, draw_life_lines
from dashboards.words.lives import say_lives
from dashboards.words.outcomes import LIFE_LABELS, say_life
from dashboards.words.wording import pick, say_day

SLUG = "looptijden"
FILES = "timeline_file"
MOST_ROWS = 60
_DRAWN = {Life.RUNNING: Drawn.RUNNING, Life.ENDED: Drawn.ENDED, Life.END_NOT_REPORTED: Drawn.UNKNOWN}


def build(source: ChartSource) -> DrawnChart | None:
    """Return a row for each signed covenant that the rule counts, by day of signing; None while none is signed."""
    signed, day = source.record.signed, source.record.as_of.judged_on
    readings = tuple(signed[:MOST_ROWS])
    if not readings:
        return None
    title = say_lives(signed.by_life, day).removesuffix(".")
    spoken = _("A line for each agreement from its signature to its end, or to the last proof that it ran.")
    rows = [_line(reading, source) for reading in readings]
    return DrawnChart(
        slug=SLUG,
        title=title,
        drawing=draw_life_lines(LifeLines(title, spoken, rows, day), SLUG),
        caption=_("How long the agreements lived"),
        caption_note=_note(len(rows), len(signed)),
        columns=(_("Agreement"), _("Signed on"), _("Known to have run until"), _("Now")),
        rows=tuple(
            (row.name, row.signed, row.proven_until, say_life(reading.conclusion.life))
            for row, reading in zip(rows, readings, strict=True)
        ),
        reading=_("Up to the bar: ended. Up to the arrow: known to run. Dotted, up to the question mark: unknown."),
        links=(
            *chart_links(source.asked, source.record, FILES, SLUG),
            explore_link(source.asked.link("timeline_explored")),
        ),
        embed_url=embed_url(source.asked, source.record, "timeline_chart", SLUG),
        numeric=False,
    )


def _note(shown: int, count: int) -> str:
    if shown == count:
        return ""
    return _("Here are %(shown)s of %(count)s; filter to see the others.") % {"shown": shown, "count": count}


def _line(reading: CovenantReading, source: ChartSource) -> LifeLine:
    conclusion, signed = reading.conclusion, reading.signed_on
    if signed is None or conclusion.life is None or conclusion.proven_until is None:
        raise ValueError(reading.slug)
    until = max(signed, conclusion.proven_until)
    return LifeLine(
        name=pick(reading.covenant.name, reading.covenant.name_en),
        signed=signed,
        proven_until=until,
        life=_DRAWN[conclusion.life],
        note=_say_end(conclusion.life, until),
        url=source.asked.link("covenant", reading.slug),
    )


def _say_end(life: Life, until: date) -> str:
    """Return the words at the end of a line."""
    if life is Life.ENDED:
        return _("until %(day)s") % {"day": say_day(until)}
    return str(LIFE_LABELS[life])
