"""The formats in which a table can be taken. A new one is a module with `write` and `CONTENT_TYPE`, and a line here."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, StreamingHttpResponse
from django.utils.module_loading import import_string

from dashboards.formats.base import Dataset

# By the ending of the file; the module is loaded when somebody asks for it.
FORMATS: Mapping[str, str] = {
    "csv": "dashboards.formats.comma",
    "ods": "dashboards.formats.ods",
    "xlsx": "dashboards.formats.xlsx",
    "json": "dashboards.formats.objects",
}


def file_reply(ending: str, dataset: Dataset) -> StreamingHttpResponse:
    """Answer with a table as a file, row by row; raises `Http404` for a format that is not there."""
    if ending not in FORMATS:
        raise Http404(ending)
    write, content_type = (import_string(f"{FORMATS[ending]}.{name}") for name in ("write", "CONTENT_TYPE"))
    headers = {"Content-Disposition": f'attachment; filename="{dataset.name}.{ending}"'}
    return StreamingHttpResponse(write(dataset), content_type=content_type, headers=headers)
