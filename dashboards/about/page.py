"""Who makes this site, how accessible it is, and what it keeps of its visitors."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from covenants.moment.record import Record
from dashboards.about.coverage import Coverage, coverage
from dashboards.formats.links import file_links
from dashboards.frame.base import Frame, Link, extend, frame
from dashboards.frame.maker import Maker, maker
from dashboards.page_request import PageRequest
from dashboards.short_links.codes import cite_url, page_code

SECONDS_AN_HOUR = 3600


@dataclass(frozen=True, slots=True)
class AboutPage(Frame):
    """Who makes this, and what is in it."""

    maker: Maker
    coverage: Coverage
    corrections: Link
    explanation: Link
    accessibility: Link
    privacy: Link


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page about the site itself: the same at every moment."""

    title: str
    breadcrumbs: tuple[Link, ...]
    maker: Maker
    about: Link
    session_hours: int
    confirm_days: int
    short_code: str

    @property
    def cite_url(self) -> str:
        """Where the citation of this page stands."""
        return cite_url(self.short_code)


def about_page(asked: PageRequest, record: Record) -> AboutPage:
    """Return the page at the moment asked."""
    covered = coverage(asked, record)
    label = _("Letters to the House in this record")
    files = (file_links(asked, record, label, "letters_file"),) if covered.letters else ()
    return extend(
        AboutPage,
        frame(asked, record, _("Who makes this"), files=files),
        maker=maker(),
        coverage=covered,
        corrections=Link(asked.link("corrections"), _("Corrections")),
        explanation=Link(asked.link("explanation"), _("How to read this")),
        accessibility=Link(asked.link("accessibility"), _("Accessibility")),
        privacy=Link(asked.link("privacy"), _("Privacy")),
    )


def text_page(asked: PageRequest, record: Record, title: str) -> TextPage:
    """Return a page about the site itself."""
    return TextPage(
        title=title,
        breadcrumbs=(Link(asked.link("overview"), _("Overview")), Link("", title, current=True)),
        maker=maker(),
        about=Link(asked.link("about"), _("Who makes this")),
        session_hours=settings.SESSION_COOKIE_AGE // SECONDS_AN_HOUR,
        confirm_days=settings.ALERTS_CONFIRM_DAYS,
        short_code=page_code(asked, record.as_of.revision or 0, record.rule.slug),
    )
