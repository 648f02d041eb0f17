"""The page for people who want to ask the API."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from covenants.moment.record import Record
from dashboards.api.answers import link_root
from dashboards.api.examples import BASE_R, EXAMPLES, PANDAS, PYTHON, R
from dashboards.api.question import NAMES
from dashboards.api.resources import RESOURCES
from dashboards.frame.base import Frame, Link, extend, frame
from dashboards.page_request import PageRequest


@dataclass(frozen=True, slots=True)
class ResourceRow:
    """A resource: its address, what it holds, its key and what it may be narrowed by."""

    link: Link
    title: str
    key: str
    filters: str


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """A question with the address that answers it, and where in the answer."""

    question: str
    link: Link
    where: str
    answer: str


@dataclass(frozen=True, slots=True)
class ApiPage(Frame):
    """What may be asked, with examples."""

    start: Link
    document: Link
    resources: tuple[ResourceRow, ...]
    names: Mapping[str, str]
    examples: tuple[ExampleRow, ...]
    python: str
    r: str
    pandas: str
    base_r: str


def api_page(asked: PageRequest, record: Record, host: str) -> ApiPage:
    """Return the page; `host` is scheme and name of the site."""
    root = link_root()
    return extend(
        ApiPage,
        frame(asked, record, _("API: the record for programs")),
        start=Link(root, root),
        document=Link(f"{root}/openapi.json", "OpenAPI"),
        resources=tuple(
            ResourceRow(Link(f"{root}/{one.name}", one.name), str(one.title), one.key, ", ".join(one.filters))
            for one in RESOURCES
        ),
        names=NAMES,
        examples=tuple(
            ExampleRow(str(one.question), Link(f"{root}{one.address}", one.address), one.where, one.answer)
            for one in EXAMPLES
        ),
        python=PYTHON.format(root=f"{host}{root}"),
        r=R.format(root=f"{host}{root}"),
        pandas=PANDAS.format(host=host),
        base_r=BASE_R.format(host=host),
    )
