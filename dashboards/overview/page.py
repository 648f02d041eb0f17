"""The overview: what was promised, what was there on the day, when at last, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from covenants.evidence.news import Heard
from covenants.evidence.statements import Statement
from covenants.moment.record import Record
from dashboards.charts.base import ChartSource
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.files import chart_downloads
from dashboards.charts.registry import OVERVIEW_CHARTS, build_charts
from dashboards.formats.links import file_links
from dashboards.frame.base import Frame, Link, extend, frame
from dashboards.frame.follow import calendar_link, feed_link, follow, mail_link
from dashboards.frame.linked import website
from dashboards.overview.fifteen import Promised, Shown, promised
from dashboards.overview.news import Due, News, due_next, newest_documents
from dashboards.overview.story import Figure, figures_of, say_lead, say_title, story
from dashboards.page_request import PageRequest
from dashboards.words.wording import pick

MOST_RULES = 4


@dataclass(frozen=True, slots=True)
class OverviewPage(Frame):
    """Everything the overview prints."""

    lead: str
    figures: tuple[Figure, ...]
    charts: tuple[DrawnChart, ...]
    promised: Promised | None
    changes: tuple[News, ...]
    due: tuple[Due, ...]
    by_rule: str
    rules_link: Link
    all_link: Link
    questions_link: Link


def overview_page(
    asked: PageRequest, record: Record, *, shown: Shown, said: Mapping[int, Statement], newest: Sequence[Heard]
) -> OverviewPage:
    """Return the overview at the moment asked; `said` holds the promises of the covenants shown, by key."""
    so_far = story(record)
    charts = build_charts(OVERVIEW_CHARTS, ChartSource(asked, record))
    of_letter = promised(record, shown, said, asked)
    table = (file_links(asked, record, of_letter.title, "overview_table_file"),) if of_letter else ()
    followed = follow(feed_link(asked, "slippage_feed"), calendar_link(asked, "calendar"), mail_link("verschuivingen"))
    return extend(
        OverviewPage,
        frame(
            asked,
            record,
            say_title(so_far, record),
            files=(*table, *chart_downloads(charts), followed),
            things=(website(reverse("dashboards:overview"), reverse("dashboards:search")),),
            api=("counts",),
        ),
        lead=say_lead(so_far, record),
        figures=figures_of(so_far, record, asked),
        charts=charts,
        promised=of_letter,
        changes=newest_documents(newest, record, asked),
        due=due_next(record, asked),
        by_rule=_by_rule(record),
        rules_link=Link(asked.link("explanation_rules"), _("why?")),
        all_link=Link(asked.link("covenants"), _("All %(count)s agreements") % {"count": len(record.readings)}),
        questions_link=Link(asked.link("questions"), _("more questions")),
    )


def _by_rule(record: Record) -> str:
    """Return "“Kabinet” 12, “SER” 11, “KIT” 11": the signed ones by the rules that were known.

    After the default come the rules that follow a list in a source, as the SER's; then the others, in their order.
    """
    ranked = [*record.rules[:1], *sorted(record.rules[1:], key=lambda rule: not rule.only)]
    counts = [
        f"“{pick(rule.name, rule.name_en)}” {len(record.readings.counted(rule).signed())}"
        for rule in ranked[:MOST_RULES]
    ]
    return ", ".join(counts) if len(counts) > 1 else ""
