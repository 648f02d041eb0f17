"""The addresses of the API: none ends in a slash, and the same in every language."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, path

from dashboards.api.answers import ROOT
from dashboards.api.question import NAMES, PAGING
from dashboards.api.replies import StartView
from dashboards.api.resources import RESOURCES, Resource
from dashboards.api.schema import OpenApiView, list_view, one_view
from dashboards.frame.addresses import resource


def _of(one: Resource) -> Iterator[URLPattern]:
    listed, single = list_view(one).as_view(), one_view(one).as_view()
    yield path(f"{ROOT}/{one.name}", resource(listed, NAMES, *one.filters, *PAGING), name=f"api_{one.name}")
    # a reference holds a slash: kst-26485-220/S001
    yield path(f"{ROOT}/{one.name}/<path:key>", resource(single, NAMES), name=f"api_{one.name}_one")


urlpatterns: list[URLPattern] = [
    path(ROOT, resource(StartView.as_view(), NAMES), name="api_start"),
    path(f"{ROOT}/openapi.json", resource(OpenApiView.as_view(), {}), name="api_openapi"),
    *(pattern for one in RESOURCES for pattern in _of(one)),
]
