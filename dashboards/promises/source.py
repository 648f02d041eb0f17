"""What the ledger of promises is read from, and its charts are built from: the same promises for page and file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from covenants.domain.promises import Voice
from covenants.moment.ledger import PromiseLedger, PromiseRows, read_promises
from covenants.moment.record import Record
from dashboards.charts.base import ChartSource
from dashboards.page_request import PageRequest
from dashboards.promises.filters import STRICT, Offer, PromiseFilterForm, PromiseFilters, read_filters, select
from dashboards.promises.rows import Names, names_of, say_origin


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseSource(ChartSource):
    """The ledger at the moment, what is chosen of it, and the filters as they stand in the address.

    Whatever is filtered, `of_cabinet` is what the cabinet promised of a signature for a time, and `held_to` what
    covenants are held to: promises of the cabinet, then of parties.
    """

    ledger: PromiseLedger
    chosen: PromiseFilters
    form: PromiseFilterForm
    names: Names
    of_cabinet: PromiseRows
    held_to: tuple[PromiseRows, PromiseRows]
    filters: Mapping[str, str] = field(default_factory=dict)

    @property
    def strict(self) -> bool:
        return self.chosen.strict

    @property
    def matches(self) -> PromiseRows:
        """The promises that every filter keeps."""
        return select(self.chosen, self.ledger)

    @property
    def asked_of_files(self) -> PageRequest:
        """What the charts of the page are asked: of the filters they follow the reading alone."""
        return replace(self.asked, filters=tuple(self.reading.items()))

    @property
    def reading(self) -> dict[str, str]:
        """The reading as it stands in an address."""
        return {"lezing": STRICT} if self.strict else {}


def promise_source(asked: PageRequest, record: Record) -> PromiseSource:
    """Read the ledger at the moment asked; raises `BadInput` for a filter that cannot be."""
    ledger = read_promises(record)
    chosen, form = read_filters(asked.filters, _offer(ledger))
    keys = set(PromiseFilterForm.base_fields)
    held = ledger.promises.held_to()
    return PromiseSource(
        asked,
        record,
        ledger=ledger,
        chosen=chosen,
        form=form,
        names=names_of(record, ledger),
        of_cabinet=ledger.promises.of_voice(Voice.CABINET).of_signatures().dated(strict=chosen.strict),
        held_to=(held.of_voice(Voice.CABINET), held.of_voice(Voice.PARTY)),
        filters={key: value for key, value in asked.filters if key in keys and value},
    )


def _offer(ledger: PromiseLedger) -> Offer:
    documents = [(origin.document, say_origin(origin)) for origin in ledger.promises.documents()]
    return Offer(sorted(documents, key=_by_label), ledger.promises.covenants())


def _by_label(choice: tuple[str, object]) -> str:
    return str(choice[1]).casefold()
