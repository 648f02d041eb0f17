"""What went wrong, as `application/problem+json` (RFC 9457), with every fault of a request at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponse
from rest_framework.exceptions import APIException
from rest_framework.response import Response

CONTENT_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a request: the parameter and what to do about it."""

    name: str
    detail: str


class Refused(Exception):
    """A request that cannot be answered, with everything that is wrong with it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(*self.faults)


class NotThere(Exception):
    """Nothing of that name at the moment asked; `args[0]` says so."""


def problem(status: int, detail: str = "", faults: Iterable[Fault] = ()) -> dict[str, Any]:
    """Return the body of an answer that says what went wrong."""
    body: dict[str, Any] = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    if detail:
        body["detail"] = detail
    errors = [{"in": "query", "name": fault.name, "detail": fault.detail} for fault in faults]
    return {**body, "errors": errors} if errors else body


def problem_answer(status: int, headers: Mapping[str, str], detail: str = "") -> HttpResponse:
    """Return the same as an answer of its own, outside any view."""
    return HttpResponse(json.dumps(problem(status, detail)), status=status, content_type=CONTENT_TYPE, headers=headers)


def answer_problem(error: Exception, _context: Mapping[str, Any]) -> Response | None:
    """Answer what a view of the API raised; None for a fault of our own, which becomes a 500."""
    if isinstance(error, Refused):
        first = "; ".join(f"{fault.name}: {fault.detail}" for fault in error.faults)
        return Response(problem(400, first, error.faults), 400, content_type=CONTENT_TYPE)
    if isinstance(error, NotThere | Http404):
        return Response(problem(404, str(error)), 404, content_type=CONTENT_TYPE)
    if isinstance(error, APIException):
        return Response(problem(error.status_code, str(error.detail)), error.status_code, content_type=CONTENT_TYPE)
    return None
