"""The OpenAPI document: each resource's shape in its envelope, its parameters, and the problems it answers with."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import translation
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from dashboards.api.answers import VERSION, link_root
from dashboards.api.problems import CONTENT_TYPE, Fault, Refused
from dashboards.api.question import MOST_ROWS, PAGE, PAGE_SIZE, USUAL_SIZE
from dashboards.api.replies import ApiView, ListView, OneView
from dashboards.api.resources import Resource
from dashboards.api.shape import Shape, camel, whole, word
from dashboards.api.shapes import MomentShape
from dashboards.frame.origin import origin

_DAYS = "2016-06-17, 17-06-2016 or today"
# Nothing filled in is a fault: what is asked is said, or left out.
_TEXT = {"type": "string", "minLength": 1}
MOMENT_PARAMETERS = (
    OpenApiParameter("asOf", _TEXT, description=f"the state of the world on which day? {_DAYS}; today without it"),
    OpenApiParameter(
        "knownOn", _TEXT, description=f"using only what was public on which day? {_DAYS}; never later than today"
    ),
    OpenApiParameter(
        "revision", OpenApiTypes.INT, description="the record up to which revision? the newest without it"
    ),
    OpenApiParameter("countingRule", _TEXT, description="counted by which rule? see /counts"),
)
_PAGE = OpenApiParameter(PAGE, {"type": "integer", "minimum": 1, "default": 1})
_SIZE = OpenApiParameter(PAGE_SIZE, {"type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": USUAL_SIZE})
_FILTERS = {"covenant": "only about this agreement, by its slug", "sector": "only in this sector, by its code"}


class FaultShape(Shape):
    name = word()
    detail = word()

    def get_fields(self) -> dict[str, Any]:
        """Add where the fault lies: `in` is a word of Python."""
        return {"in": serializers.CharField(), **super().get_fields()}


class ProblemShape(Shape):
    type = word()
    title = word()
    status = whole()
    detail = serializers.CharField(required=False)
    errors = FaultShape(many=True, required=False)


class SelfShape(Shape):
    def get_fields(self) -> dict[str, Any]:
        """Name the address itself."""
        return {"self": serializers.URLField(help_text="with every part of the moment: the same bytes for ever")}


class PagesShape(SelfShape):
    def get_fields(self) -> dict[str, Any]:
        """Name the other pages."""
        others = {name: serializers.URLField(allow_null=True) for name in ("first", "prev", "next", "last")}
        return {**super().get_fields(), **others}


def list_view(resource: Resource) -> type[ApiView]:
    """Return the view of a list, told in the OpenAPI document."""
    fields = {
        "moment": MomentShape(),
        "links": PagesShape(),
        "count": whole(help_text="rows on all pages"),
        "page": whole(),
        "page_size": whole(),
        "results": resource.shape(many=True),
    }
    filters = [OpenApiParameter(key, _TEXT, description=_FILTERS[key]) for key in resource.filters]
    parameters = [*MOMENT_PARAMETERS, *filters, _PAGE, _SIZE]
    return _told(ListView, resource, f"list_{resource.name}", "Page", fields, parameters, (400, 404))


def one_view(resource: Resource) -> type[ApiView]:
    """Return the view of one thing, told in the OpenAPI document."""
    fields = {"moment": MomentShape(), "links": SelfShape(), "result": resource.shape()}
    key = OpenApiParameter("key", str, OpenApiParameter.PATH, description=f"the value of `{resource.key}` in the list")
    return _told(OneView, resource, f"one_of_{resource.name}", "Answer", fields, [key, *MOMENT_PARAMETERS], (400, 404))


def _told(
    base: type[ApiView],
    resource: Resource,
    operation: str,
    ending: str,
    fields: dict[str, Any],
    parameters: list[OpenApiParameter],
    problems: tuple[int, ...],
) -> type[ApiView]:
    envelope = type(f"{resource.name.capitalize()}{ending}Shape", (Shape,), fields)
    view = type(f"{resource.name.capitalize()}{base.__name__}", (base,), {"resource": resource})
    told = extend_schema(
        operation_id=camel(operation),
        summary=str(resource.title),
        tags=[resource.name],
        parameters=parameters,
        responses=_responses(envelope, problems),
    )
    made: type[ApiView] = extend_schema_view(get=told)(view)
    return made


def _responses(envelope: type[Shape], problems: tuple[int, ...]) -> dict[Any, Any]:
    refused = {(status, CONTENT_TYPE): OpenApiResponse(ProblemShape, _PROBLEMS[status]) for status in problems}
    return {(200, "application/json"): envelope, 304: OpenApiResponse(None, "what is held is still so"), **refused}


_PROBLEMS = {400: "parameters that cannot be read, all at once", 404: "not there at this moment"}


class OpenApiView(ApiView):
    """The OpenAPI document itself."""

    schema = None

    def get(self, request: Request) -> Response:
        """Answer with the document for this host; no parameter means anything here."""
        unknown = [Fault(key[:60], "no parameter means anything here.") for key in request._request.GET]
        if unknown:
            raise Refused(unknown)
        return Response(openapi(f"{origin(request._request)}{link_root()}"))


def openapi(server: str) -> dict[str, Any]:
    """Return the OpenAPI document of the API at an address; its words are English."""
    with translation.override("en"):
        document: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)
    contact = {"name": settings.OPERATOR or "IMVO-tracker", "url": server.removesuffix("v1")}
    if settings.CONTACT_EMAIL:
        contact["email"] = settings.CONTACT_EMAIL
    document["info"] |= {"contact": contact, "license": {"name": "CC0 1.0", "url": _LICENCE}, "version": VERSION}
    return {**document, "servers": [{"url": server}]}


_LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"


def with_headers(result: dict[str, Any], **_options: Any) -> dict[str, Any]:
    """Tell of each answer that it carries the version (a step of drf-spectacular)."""
    header = {"schema": {"type": "string"}, "description": "the version of the API"}
    for path in result["paths"].values():
        for operation in path.values():
            for answer in operation["responses"].values():
                answer["headers"] = {"API-Version": header}
    return result
