"""The lists that can be frozen as they stood: each by its page, its table, and the filters that its address takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from covenants.evidence.rules import rule_texts
from covenants.moment.record import Record
from dashboards.abroad.file import abroad_dataset
from dashboards.abroad.filters import AbroadFilterForm
from dashboards.abroad.page import abroad_page
from dashboards.annex.kinds import ANNEXES
from dashboards.annex.told import LANGUAGE
from dashboards.covenants.file import covenant_dataset
from dashboards.covenants.filters import CovenantFilterForm
from dashboards.covenants.list import covenant_rows
from dashboards.documents.file import document_list_dataset
from dashboards.documents.filters import DocumentFilterForm
from dashboards.documents.list import document_list_page
from dashboards.explanation.costs_and_causes import costs_page
from dashboards.explanation.costs_file import causes_dataset, costs_dataset
from dashboards.explanation.file import rules_dataset
from dashboards.explanation.page import RulesPage, rules_page
from dashboards.formats.base import Dataset
from dashboards.frame.base import Frame
from dashboards.frame.table_paging import SORT
from dashboards.motions.file import half_year_dataset, motion_list_dataset
from dashboards.motions.filters import MotionFilterForm
from dashboards.motions.half_year import KEY as HALF_YEAR
from dashboards.motions.half_year import half_year_page
from dashboards.motions.list import motion_list_page
from dashboards.page_request import COLUMNS, MOMENT_KEYS, PAGE_KEYS, PageRequest
from dashboards.promises.file import promise_dataset
from dashboards.promises.filters import PromiseFilterForm
from dashboards.promises.page import promises_page
from dashboards.sectors.file import sector_list_dataset
from dashboards.sectors.page import sector_list_page
from dashboards.thresholds.file import conditions_dataset
from dashboards.thresholds.filters import ThresholdFilterForm
from dashboards.thresholds.page import thresholds_page
from imvo_tracker.lib.badinput import BadInput


@dataclass(frozen=True, slots=True)
class FrozenList:
    """One list. `page` and `table` are names of addresses; `filters` are the keys that its address takes.

    The cells at `row_key` tell its rows apart, those at `row_name` say what a row is about. A list that is another
    without a filter names it in `needs`. One that `counts_all` has rows over the whole record.
    """

    key: str
    title: str | Promise
    page: str
    table: str
    page_of: Callable[[PageRequest, Record], Frame]
    dataset_of: Callable[[PageRequest, Record, Any], Dataset]
    filters: tuple[str, ...] = ()
    row_key: tuple[int, ...] = (0,)
    row_name: tuple[int, ...] = (1,)
    needs: str = ""
    counts_all: bool = False


# How a list is shown, which says nothing of what stands in it
_OF_THE_SCREEN = (*MOMENT_KEYS, *PAGE_KEYS, SORT, COLUMNS)


def _rules_page(asked: PageRequest, record: Record) -> RulesPage:
    return rules_page(asked, record, rule_texts(asked.as_of))


def _keys(form: Any) -> tuple[str, ...]:
    return tuple(form.base_fields)


LISTS = (
    FrozenList(
        "convenanten", gettext_lazy("List of agreements"), "covenants", "covenants_file",
        covenant_rows, covenant_dataset, _keys(CovenantFilterForm),
    ),
    FrozenList(
        "per-sector", gettext_lazy("List by sector"), "sectors", "sectors_file",
        sector_list_page, sector_list_dataset, row_key=(0, 5), row_name=(1, 6),
    ),
    FrozenList(
        "beloften", gettext_lazy("List of promises"), "promises", "promises_table_file",
        promises_page, promise_dataset, _keys(PromiseFilterForm), row_name=(1, 2),
    ),
    FrozenList(
        "moties", gettext_lazy("List of motions and commitments"), "motions", "motions_file",
        motion_list_page, motion_list_dataset, _keys(MotionFilterForm), row_name=(1, 2),
    ),
    FrozenList(
        "halfjaar", gettext_lazy("List of a half-year"), "half_year", "half_year_table_file",
        half_year_page, half_year_dataset, (HALF_YEAR,), row_name=(1, 2), needs=HALF_YEAR,
    ),
    FrozenList(
        "telregels", gettext_lazy("Outcome by counting rule"), "explanation_rules", "rules_file",
        _rules_page, rules_dataset, counts_all=True,
    ),
    FrozenList(
        "drempels", gettext_lazy("Thresholds and their conditions"), "thresholds", "conditions_file",
        thresholds_page, conditions_dataset, _keys(ThresholdFilterForm), row_key=(0, 3, 4), row_name=(1, 4),
    ),
    FrozenList(
        "documenten", gettext_lazy("List of documents"), "documents", "documents_file",
        document_list_page, document_list_dataset, _keys(DocumentFilterForm),
    ),
    FrozenList(
        "internationaal", gettext_lazy("Law and initiatives abroad"), "abroad", "abroad_file",
        abroad_page, abroad_dataset, _keys(AbroadFilterForm), row_name=(1, 2),
    ),
    FrozenList(
        "kosten", gettext_lazy("Who pays"), "explanation_costs", "costs_file",
        costs_page, costs_dataset, row_name=(1, 2),
    ),
    FrozenList(
        "vertraging", gettext_lazy("What delays"), "explanation_costs", "causes_file",
        costs_page, causes_dataset, row_name=(1, 2),
    ),
)  # fmt: skip
BY_KEY = {one.key: one for one in LISTS}
ANNEX_BY_KEY = {one.key: one for one in ANNEXES}


def choices() -> list[tuple[str, str | Promise]]:
    """Return everything that can be frozen, annexes first, by key."""
    return [*((one.key, one.title) for one in ANNEXES), *((one.key, one.title) for one in LISTS)]


def read_selection(key: str, typed: str) -> str:
    """Return the filters in a pasted address, in one order; "" for the whole list.

    Raises `BadInput` where the address is that of another page, names a filter that the list has not, or lacks one
    that it needs.
    """
    frozen, parts = BY_KEY.get(key), urlsplit(typed.strip())
    query = parts.query or ("" if "/" in typed else parts.path)
    pairs = sorted(pair for pair in parse_qsl(query) if pair[0] not in _OF_THE_SCREEN)
    if frozen is None:
        if typed.strip():
            raise BadInput(_("An annex has no selection: leave this empty."))
        return ""
    if "/" in typed and not parts.path.endswith(_path_of(frozen)):
        raise BadInput(_("This is not the address of this list."))
    known = (*frozen.filters, frozen.needs)
    if strange := [name for name, _value in pairs if name not in known]:
        raise BadInput(_("This list has no filter “%(name)s”.") % {"name": strange[0][:60]})
    if frozen.needs and frozen.needs not in dict(pairs):
        words = _("Choose which one first: paste the address of the list, with “%(name)s” in it.")
        raise BadInput(words % {"name": frozen.needs})
    return urlencode(pairs)


def _path_of(frozen: FrozenList) -> str:
    with override(LANGUAGE):
        return reverse(f"dashboards:{frozen.page}")
