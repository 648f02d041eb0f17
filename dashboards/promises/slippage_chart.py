"""Promised against what came, a row for each covenant, with what parties themselves aimed for on the same row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from covenants.domain.outcome import CovenantOutcome
from covenants.domain.promises import Promise, Voice
from covenants.domain.reading import CovenantReading
from dashboards.charts.base import ChartSource
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.embedding import embed_url
from dashboards.charts.explored import explore_link
from dashboards.charts.files import chart_links
from dashboards.charts.slippage import Aim, Sign, SlippageRow, SlippageRows, draw_slippage_rows
from dashboards.promises.source import PromiseSource
from dashboards.promises.sum import CHART, FILES
from dashboards.words.marks import say_late
from dashboards.words.outcomes import OUTCOME_STATES, say_outcome
from dashboards.words.wording import say_day
from imvo_tracker.lib.period_said import say_period_of

SLUG = "beloofd-en-werkelijk"
MOST_ROWS = 40
_SIGNS = {CovenantOutcome.STOPPED: Sign.STOPPED, CovenantOutcome.SILENT: Sign.NO_NEWS}


def build(source: ChartSource) -> DrawnChart | None:
    """Return the chart, or None when nobody promised a signature for a time."""
    if not isinstance(source, PromiseSource):
        return None
    held = _promises(source)
    covenants = [one.fact.covenant for one in held]
    readings = source.record.readings.read_strictly() if source.strict else source.record.readings
    known, aims = readings.by_slug(covenants), _aims(covenants, source)
    rows = [_row(one, known.get(slug), aims.get(slug, ()), source) for one, slug in zip(held, covenants, strict=True)]
    if not any(row.last or row.aims or row.days for row in rows):
        return None
    title = _title(source)
    spoken = _("A row for each agreement: the promised period, and a line to the day on which it was signed.")
    links = chart_links(source.asked_of_files, source.record, FILES, SLUG)
    return DrawnChart(
        slug=SLUG,
        title=title,
        drawing=draw_slippage_rows(SlippageRows(title, spoken, rows, source.record.as_of.day), SLUG),
        caption=_("Promised periods and what came"),
        columns=(
            _("Agreement"),
            _("Promised from"),
            _("Promised until"),
            _("Signed or stopped, not after"),
            _("Outcome"),
        ),
        rows=tuple((row.name, row.first, row.last, max(row.days, default=None), row.note) for row in rows),
        reading=_("Bar: the cabinet’s period. Thin bar: the parties’ own aim. ● signed, ✕ stopped, ? no more news."),
        caption_note=_note(len(rows), source),
        links=(*links, explore_link(source.asked.link("promises_explored", **source.filters))),
        embed_url=embed_url(source.asked_of_files, source.record, CHART, SLUG),
        numeric=False,
    )


def _promises(source: PromiseSource) -> list[Promise]:
    """Return the promise that each covenant is held to: the cabinet's first, then what only parties aimed for."""
    places = [held.along_time(MOST_ROWS, strict=source.strict) for held in source.held_to]
    return [one for part in places for one in part if isinstance(one, Promise)][:MOST_ROWS]


def _note(count: int, source: PromiseSource) -> str:
    every = sum(map(len, source.held_to))
    if count == every:
        return ""
    return _("Here are %(shown)s of %(count)s; filter to see the others.") % {"shown": count, "count": every}


def _title(source: PromiseSource) -> str:
    """Return the finding: how many were late, and by how many days."""
    late = source.of_cabinet.with_outcome(CovenantOutcome.LATE, strict=source.strict)
    overdue = len(source.of_cabinet.with_outcome(CovenantOutcome.OVERDUE, strict=source.strict))
    if not late and overdue:
        return _past_deadline(overdue)
    if not late:
        return _("No signature that the cabinet promised came late")
    least, most = late.days_late(strict=source.strict)
    words = {"count": len(late), "least": least, "most": most}
    if least == most:
        return _("Signed late: %(count)s, by %(most)s days") % words
    return _("Signed late: %(count)s, by %(least)s to %(most)s days") % words


def _past_deadline(count: int) -> str:
    words = ngettext(
        "%(count)s promised signature is past its deadline",
        "%(count)s promised signatures are past their deadline",
        count,
    )
    return words % {"count": count}


def _row(promise: Promise, reading: CovenantReading | None, aims: Sequence[Aim], source: PromiseSource) -> SlippageRow:
    slug = promise.fact.covenant
    word = promise.word(strict=source.strict)
    is_cabinet = promise.voice is Voice.CABINET
    bound = promise.fact.bound(strict=source.strict) if is_cabinet else None
    came = tuple(sorted({fact.latest for fact in promise.came if fact.latest}))
    # a window without an end says nothing more once the signature is there
    opens = promise.fact.earliest if is_cabinet and (bound or not came) else None
    return SlippageRow(
        name=source.names.covenant(slug),
        first=min(opens, bound) if opens and bound else opens,
        last=bound,
        sign=Sign.CAME if came else _SIGNS.get(word, Sign.WAITING),
        state=OUTCOME_STATES[word],
        days=came or _stopped_on(word, reading),
        note=_say(promise, reading, is_cabinet=is_cabinet),
        url=source.asked.link("covenant", slug),
        aims=tuple(aims),
    )


def _stopped_on(word: CovenantOutcome, reading: CovenantReading | None) -> tuple:
    ended = reading.schedule.decided_by if reading and word is CovenantOutcome.STOPPED else None
    return (ended.latest,) if ended and ended.latest else ()


def _say(promise: Promise, reading: CovenantReading | None, *, is_cabinet: bool) -> str:
    if reading is None:
        return ""
    conclusion = reading.conclusion
    if conclusion.outcome is CovenantOutcome.LATE and conclusion.days:
        if not is_cabinet:
            return _("%(late)s by the parties’ own aim") % {"late": say_late(conclusion.days)}
        return say_late(conclusion.days)
    return say_outcome(conclusion, is_signed=reading.is_signed)


def _aims(covenants: Iterable[str], source: PromiseSource) -> dict[str, list[Aim]]:
    """Return by covenant what others than the cabinet aimed for or expected of the signature: thin on the same row."""
    dated = source.ledger.promises.of_signatures().dated(strict=source.strict)
    aims: dict[str, list[Aim]] = {}
    for one in dated.not_of_voice(Voice.CABINET).about(*covenants):
        if isinstance(one, Promise) and (last := one.fact.bound(strict=source.strict)):
            window = say_period_of(one.fact.earliest, last) or say_day(last)
            first = min(one.fact.earliest, last) if one.fact.earliest else None
            aim = Aim(first, last, _("the parties’ own aim: %(window)s") % {"window": window})
            aims.setdefault(one.fact.covenant, []).append(aim)
    return aims
