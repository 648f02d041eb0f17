"""The views of the API: one for lists, one for a single thing, one for the way in and one for the OpenAPI document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest
from django.utils.translation import gettext as _
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from dashboards.api.answers import METHODS, link_root
from dashboards.api.problems import NotThere
from dashboards.api.question import PAGE, PAGE_SIZE, Question, page_of, read_question
from dashboards.api.resources import RESOURCES, Resource
from dashboards.api.shape import Shape
from dashboards.api.shapes import MomentShape
from dashboards.frame.origin import origin
from dashboards.page_request import with_query

_printers: dict[type[Shape], Shape] = {}


class JsonAlways(BaseContentNegotiation):
    """Whatever somebody would rather have: an address has one answer, which caches may keep."""

    def select_renderer(self, request: Request, renderers: Any, format_suffix: Any = None) -> tuple[Any, str]:
        return renderers[0], renderers[0].media_type

    def select_parser(self, request: Request, parsers: Any) -> Any:
        return parsers[0] if parsers else None


class ApiView(APIView):
    """Reads only, knows nobody, prints JSON."""

    http_method_names = [method.lower() for method in METHODS]
    authentication_classes = ()
    permission_classes = ()
    throttle_classes = ()
    parser_classes = ()
    renderer_classes = (JSONRenderer,)
    content_negotiation_class = JsonAlways
    resource: Resource


class ListView(ApiView):
    """A page of a list."""

    def get(self, request: Request) -> Response:
        """Answer with the rows of the page asked."""
        asked = read_question(request._request, self.resource.filters, paged=True)
        every = self.resource.every(asked.record, asked.filters)
        last, start = page_of(asked, len(every))
        rows = self.resource.read(asked.record, every[start : start + asked.size])
        return Response(
            {
                "moment": _moment(asked),
                "links": _page_links(request._request, asked, last),
                "count": len(every),
                "page": asked.page,
                "pageSize": asked.size,
                "results": _shaped(self.resource.shape, rows),
            }
        )


class OneView(ApiView):
    """One thing by its key."""

    def get(self, request: Request, key: str) -> Response:
        """Answer with it, or say that it was not there at the moment."""
        asked = read_question(request._request, {}, paged=False)
        one = self.resource.find(asked.record, key)
        if one is None:
            raise NotThere(_("nothing with the key “%(key)s” is here at this moment.") % {"key": key[:140]})
        (row,) = self.resource.read(asked.record, [one])
        return Response(
            {
                "moment": _moment(asked),
                "links": {"self": _address(request._request, asked)},
                "result": _shaped(self.resource.shape, [row])[0],
            }
        )


class StartView(ApiView):
    """The way in: which resources there are. It stands in no OpenAPI document, where its path would end in a slash."""

    schema = None

    def get(self, request: Request) -> Response:
        """Answer with the address of each resource at the moment asked."""
        asked = read_question(request._request, {}, paged=False)
        root = f"{origin(request._request)}{link_root()}"
        resources = [
            {"name": one.name, "title": str(one.title), "href": with_query(f"{root}/{one.name}", asked.moment)}
            for one in RESOURCES
        ]
        links = {"self": _address(request._request, asked), "openapi": f"{root}/openapi.json"}
        return Response({"moment": _moment(asked), "links": links, "resources": resources})


def _moment(asked: Question) -> dict[str, Any]:
    as_of = asked.record.as_of
    values = {"as_of": as_of.day, "known_on": as_of.known_on, "revision": as_of.revision}
    return _printer(MomentShape).to_representation({**values, "counting_rule": asked.record.rule.slug})


def _shaped(shape: type[Shape], rows: Any) -> list[Any]:
    return [_printer(shape).to_representation(row) for row in rows]


def _printer(shape: type[Shape]) -> Shape:
    """Return a shape that is made once: to copy its fields for each answer takes as long as to print several rows."""
    if shape not in _printers:
        _printers[shape] = shape()
    return _printers[shape]


def _address(request: HttpRequest, asked: Question, **more: str) -> str:
    """Return this address with every part of the moment: the same bytes for ever."""
    query: Mapping[str, str] = {**asked.moment, **asked.filters, **more}
    return with_query(f"{origin(request)}{quote(request.path)}", query)


def _page_links(request: HttpRequest, asked: Question, last: int) -> dict[str, str | None]:
    """Lead to the other pages at the same revision, so that a seal meanwhile shifts no row."""

    def to(page: int) -> str | None:
        if not 1 <= page <= last:
            return None
        return _address(request, asked, **{PAGE: str(page), PAGE_SIZE: str(asked.size)})

    return {
        "self": to(asked.page),
        "first": to(1),
        "prev": to(asked.page - 1),
        "next": to(asked.page + 1),
        "last": to(last),
    }
