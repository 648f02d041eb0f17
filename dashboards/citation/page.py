"""The citation of a page or a part of it, in every form, with the day on which it is read."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from covenants.evidence.register import sealed_on
from dashboards.citation.cited import Cited
from dashboards.citation.forms import FORMS
from dashboards.citation.parts import find
from dashboards.frame.base import Link, say_moment
from dashboards.frame.origin import origin
from dashboards.short_links.codes import LinkedPage, short_path, write_code
from dashboards.words.wording import pick
from imvo_tracker.lib.asof import today


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a citation: its name in an address, what it is called, and its text."""

    slug: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class CitationPage:
    """What is cited, and its citation in every form."""

    title: str
    breadcrumbs: tuple[Link, ...]
    what: str
    lasting: Link
    short: Link
    forms: tuple[Form, ...]


def citation_page(request: HttpRequest, linked: LinkedPage, part: str) -> CitationPage:
    """Return the citation of what a code and a part name; raises `Http404` where there is none."""
    cited = cite(request, replace(linked, language=get_language() or linked.language), part)
    site = origin(request)
    return CitationPage(
        title=_("Cite"),
        breadcrumbs=(),
        what=cited.title,
        lasting=Link(cited.address, cited.address),
        short=Link(f"{site}{short_path(cited.code)}", f"{site}{short_path(cited.code)}"),
        forms=tuple(Form(slug, str(label), write(cited)) for slug, (label, write) in FORMS.items()),
    )


def cite(request: HttpRequest, linked: LinkedPage, part: str) -> Cited:
    """Return what every form is made of; the words are those known at the moment cited."""
    place, record = find(request, linked, part)
    revision = record.as_of.revision or 0
    site = _("IMVO covenant tracker")
    return Cited(
        kind=place.kind,
        author=settings.OPERATOR or site,
        site=site,
        title=place.title,
        moment=say_moment(record.as_of, pick(record.rule.name, record.rule.name_en)),
        revision=revision,
        issued=sealed_on([revision]).get(revision),
        read_on=today(),
        address=f"{origin(request)}{place.linked.address}",
        code=write_code(place.linked),
        language=place.linked.language,
        paper=place.paper,
        quotation=place.quotation,
    )
