"""What programs ask of a site: which pages there are, which they need not fetch, and where holes are reported."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as render_sitemap
from django.http import HttpRequest, HttpResponse
from django.urls import get_script_prefix, reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from covenants.evidence.changes import last_changes
from covenants.evidence.documents import documents_at
from covenants.evidence.register import register_at
from covenants.moment.record import Record
from dashboards.frame.maker import maker
from dashboards.frame.origin import origin
from dashboards.frame.requests import read_page_request, read_requested_record
from dashboards.questions.registry import BY_SLUG
from dossier.selectors_editions import editions_at
from imvo_tracker.lib.asof import AMSTERDAM, today

# Pages of which there is one each
SINGLE = (
    "overview",
    "search",
    "questions",
    "sectors",
    "covenants",
    "promises",
    "thresholds",
    "timeline",
    "comparison",
    "documents",
    "corrections",
    "motions",
    "half_year",
    "abroad",
    "annex",
    "annex_abroad",
    "editions",
    "explanation",
    "explanation_dates",
    "explanation_rules",
    "explanation_keeping",
    "explanation_costs",
    "style_guide",
    "about",
    "accessibility",
    "privacy",
    "api",
    "open_data",
    "promises_explored",
    "thresholds_explored",
    "timeline_explored",
)
# The file is thrown away after at most a year (RFC 9116); so it is renewed long before, without anybody doing it.
GOOD_FOR = timedelta(days=180)
Item = tuple[str, tuple[str, ...]]


# Pages of our own words, which no revision changes
OF_OUR_WORDS = frozenset({"accessibility", "privacy", "style_guide", "api", "explanation_keeping", "search"})


class PublicPages(Sitemap):
    """Every page of the record at one moment, in both languages; each with the day it last changed."""

    i18n = alternates = x_default = True

    def __init__(self, record: Record, site: str) -> None:
        self._record = record
        self._changed = last_changes(record)
        self.protocol, _separator, self._host = site.partition("://")

    def items(self) -> list[Item]:
        as_of = self._record.as_of
        return [
            *((name, ()) for name in SINGLE),
            *(("question", (slug,)) for slug in BY_SLUG),
            *(("sector", (one.code,)) for one in register_at(as_of)),
            *(("covenant", (slug,)) for slug in self._record.readings.slugs),
            *(("document", (one.key,)) for one in documents_at(as_of)),
            *(("edition", (str(one.number),)) for one in editions_at(as_of)),
        ]

    def location(self, item: Item) -> str:
        name, args = item
        return reverse(f"dashboards:{name}", args=args)

    def lastmod(self, item: Item) -> date | None:
        """Return the day of the seal that last changed what a page is about; lists change with every revision."""
        name, args = item
        return None if name in OF_OUR_WORDS else self._changed.get((name, *args), self._changed.get(()))

    def get_domain(self, site: Any = None) -> str:
        return self._host


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page, each with its twin in the other language."""
    record = read_requested_record(read_page_request(request))
    return render_sitemap(request, {"pages": PublicPages(record, origin(request))})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell crawlers what they need not fetch: a calendar has no end; each day is found through the page of today."""
    prefix = get_script_prefix()
    picture = reverse("dashboards:overview_card_file").rpartition("/")[2]
    lines = (
        "User-agent: *",
        f"Disallow: {reverse('admin:index')}",
        f"Disallow: {prefix}*?*peildatum=",
        f"Disallow: {prefix}*?*bekend_op=",
        f"Allow: {prefix}*{picture}?*peildatum=",
        f"Sitemap: {origin(request)}{reverse('sitemap')}",
    )
    return HttpResponse(_text(lines), content_type="text/plain")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Say where holes are reported (RFC 9116); without a set contact, the page that says so."""
    with translation.override("nl"):
        about = f"{origin(request)}{reverse('dashboards:about')}"
    expires = datetime.combine(today() + GOOD_FOR, time(), AMSTERDAM)
    lines = (
        f"Contact: {maker().security_url or f'{about}#melden'}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: nl, en",
        f"Canonical: {origin(request)}{reverse('security')}",
        f"Policy: {about}#lek",
    )
    return HttpResponse(_text(lines), content_type="text/plain; charset=utf-8")


def _text(lines: tuple[str, ...]) -> str:
    return "".join(f"{line}\n" for line in lines)
