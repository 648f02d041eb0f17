"""Compression of answers: which coding a visitor takes (RFC 9110, section 12.5.3), and the bytes in it."""

from __future__ import annotations

import gzip
import re
from functools import lru_cache

import brotli

BROTLI, GZIP, IDENTITY = "br", "gzip", "identity"
#: Those we have, the smallest first.
CODINGS = (BROTLI, GZIP)
# Higher takes a multiple of the time for a few per cent; whoever asks first waits for it.
BROTLI_QUALITY, GZIP_LEVEL = 5, 4
#: A body from this size on is the file of a long list: packed in half the time it is a fifth larger.
LARGE, LARGE_QUALITY = 512 * 1024, 4
LONGEST_KEPT = 200
_ITEM = re.compile(r"\s*([\w*.!#$%&'+^`|~-]+)\s*(?:;\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?", re.ASCII)


def best_coding(accepted: str) -> str:
    """Return the coding that an `Accept-Encoding` likes best of those we have.

    "identity" where the header asks for nothing else; an item that cannot be read counts as not sent.
    """
    return _best_kept(accepted) if len(accepted) <= LONGEST_KEPT else _best(accepted)


def _best(accepted: str) -> str:
    weights = _weights(accepted)
    rest = weights.get("*")
    choices = [(weights.get(coding, rest) or 0.0, coding) for coding in CODINGS]
    weight, coding = max(choices, key=lambda choice: choice[0])  # of equals the first
    # Not named, identity is what one falls back on
    identity = weights.get(IDENTITY, rest if rest is not None else 0.0)
    return coding if weight and weight >= identity else IDENTITY


_best_kept = lru_cache(maxsize=128)(_best)


def _weights(accepted: str) -> dict[str, float]:
    matches = (_ITEM.fullmatch(item) for item in accepted.lower().split(","))
    return {item[1].removeprefix("x-"): float(item[2] or 1) for item in matches if item}


def compress(body: bytes, coding: str) -> bytes:
    """Return a body in one of CODINGS; the same bytes for the same body."""
    if coding == BROTLI:
        quality = BROTLI_QUALITY if len(body) < LARGE else LARGE_QUALITY
        packed: bytes = brotli.compress(body, quality=quality)
        return packed
    return gzip.compress(body, GZIP_LEVEL, mtime=0)


def expand(body: bytes, coding: str) -> bytes:
    """Return what was compressed."""
    whole: bytes = brotli.decompress(body) if coding == BROTLI else gzip.decompress(body)
    return whole
