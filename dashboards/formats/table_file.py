"""The file of a page's table: one view for every table that can be taken along."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_safe

from covenants.moment.record import Record
from dashboards.formats.base import Dataset
from dashboards.formats.registry import file_reply
from dashboards.frame.base import Frame
from dashboards.frame.origin import origin
from dashboards.frame.requests import read_page_request, read_requested_record
from dashboards.page_request import PageRequest

P = TypeVar("P", bound=Frame)


def table_file(
    page_of: Callable[..., P], dataset_of: Callable[[PageRequest, Record, P], Dataset]
) -> Callable[..., StreamingHttpResponse]:
    """Return the view of a table's file: `page_of` makes the page itself, `dataset_of` takes the table from it.

    What stands in the address before the ending goes to `page_of` by name.
    """

    @require_safe
    def answer(request: HttpRequest, ending: str, **named: Any) -> StreamingHttpResponse:
        asked = read_page_request(request)
        record = read_requested_record(asked)
        return file_reply(ending, dataset_of(asked, record, page_of(asked, record, **named)), asked, origin(request))

    return answer
