"""An answer as it is kept: status, headers, and the body compressed in each coding that was asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import chain

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

from imvo_tracker.lib.content_coding import CODINGS, IDENTITY, compress, expand

# What depends on who asks is written anew each time, and so is what belongs to one coding.
_WRITTEN_ANEW = {"cache-control", "vary", "etag", "content-length", "content-encoding"}
# Below this compression makes an answer longer.
SMALLEST_COMPRESSED = 200
# A file that is no longer than this is kept as a page is; a longer one goes through as it is made. Ten thousand rows
# are 1.3 MB as CSV: made anew for each visitor they would cost a second each.
LONGEST_FILE = 4 * 1024 * 1024
# XLSX, ODS and ODT are zips: compressed once more they are as long as before
ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Answer:
    """`bodies` by coding: one or both of CODINGS, or for a small answer or a zip itself alone."""

    status: int
    headers: Mapping[str, str]
    bodies: Mapping[str, bytes]

    def lacks(self, coding: str) -> bool:
        """Say whether a coding is still to be made of what there is."""
        return coding in CODINGS and coding not in self.bodies and IDENTITY not in self.bodies

    def also_in(self, coding: str) -> Answer:
        """Return the same answer with its body in another coding as well."""
        return replace(self, bodies={**self.bodies, coding: compress(self._whole, coding)})

    def body(self, coding: str) -> tuple[bytes, str]:
        """Return the bytes for a visitor who prefers `coding`, and the coding they are in."""
        return (self.bodies[coding], coding) if coding in self.bodies else (self._whole, IDENTITY)

    @property
    def _whole(self) -> bytes:
        used, body = next(iter(self.bodies.items()))
        return body if used == IDENTITY else expand(body, used)


def whole_if_short(response: HttpResponseBase) -> HttpResponseBase:
    """Return a file that is made piece by piece as one whole, with its length; a long one as it was."""
    if not isinstance(response, StreamingHttpResponse) or response.is_async:
        return response
    taken, size, rest = [], 0, iter(response)
    for piece in rest:
        taken.append(piece)
        size += len(piece)
        if size > LONGEST_FILE:
            response.streaming_content = chain(taken, rest)
            return response
    return HttpResponse(b"".join(taken), status=response.status_code, headers=response.headers)


def take(response: HttpResponse, coding: str) -> Answer:
    """Return what is worth keeping of a response that is whole and uncompressed, in the coding that was asked for."""
    headers = {name: value for name, value in response.headers.items() if name.lower() not in _WRITTEN_ANEW}
    body = response.content
    if len(body) < SMALLEST_COMPRESSED or body.startswith(ZIP):
        return Answer(response.status_code, headers, {IDENTITY: body})
    used = coding if coding in CODINGS else CODINGS[0]
    return Answer(response.status_code, headers, {used: compress(body, used)})


def give(answer: Answer, coding: str) -> HttpResponse:
    """Return the response for a visitor who prefers `coding`."""
    body, used = answer.body(coding)
    encoding = {} if used == IDENTITY else {"Content-Encoding": used}
    return HttpResponse(
        body, status=answer.status, headers={**answer.headers, **encoding, "Content-Length": str(len(body))}
    )


def is_for_everybody(response: HttpResponseBase, statuses: frozenset[int]) -> bool:
    """Say whether others may get this response: it brings no cookie and no policy of its own."""
    return (
        response.status_code in statuses
        and not response.streaming
        and not response.cookies
        and response.headers.get("Cache-Control") == "no-cache"
        and _varies_by(response) <= {"cookie", "accept-encoding"}
    )


def _varies_by(response: HttpResponseBase) -> set[str]:
    return {name.strip().lower() for name in response.headers.get("Vary", "").split(",") if name.strip()}


def pack(answer: Answer) -> bytes:
    """Return an answer as bytes: one line of JSON, then the bodies one after another."""
    sizes = {coding: len(body) for coding, body in answer.bodies.items()}
    head = json.dumps([answer.status, dict(answer.headers), sizes]).encode()
    return b"\n".join((head, b"".join(answer.bodies.values())))


def unpack(packed: bytes) -> Answer:
    """Return what was packed; raises ValueError for anything else."""
    head, _newline, rest = packed.partition(b"\n")
    status, headers, sizes = json.loads(head)
    bodies, start = {}, 0
    for coding, size in sizes.items():
        bodies[coding] = rest[start : start + size]
        start += size
    if start != len(rest):
        raise ValueError("an answer that was cut off")
    return Answer(status, headers, bodies)
