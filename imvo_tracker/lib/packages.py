"""Uploaded files that are a package of XML parts (ODT, DOCX, ODS, XLSX), looked through before a library opens them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

_MARKUP = (".xml", ".rels", ".rdf")
_MANIFEST = "META-INF/manifest.xml"


class Fault(StrEnum):
    """What is wrong with a package; whoever reads it says so in the words of its own files."""

    OTHER_KIND = "other_kind"
    TOO_LARGE = "too_large"
    LOCKED = "locked"
    ENTITIES = "entities"
    DAMAGED = "damaged"


class UnfitPackage(ValueError):
    """A package that no library gets to see."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault)


@dataclass(frozen=True, slots=True)
class Limits:
    """How many parts a package may have, and how many bytes they may unpack to."""

    parts: int
    unpacked: int


def look_through(content: bytes, wanted: str, limits: Limits, met: Callable[[str, Any], None]) -> None:
    """Raise UnfitPackage where a package is locked, unpacks too far, lacks a part or holds XML with entities.

    `met` gets the name of a part and an element of its XML, once it has been read; what that raises goes through.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_parts(package, wanted, limits)
            for part in package.infolist():
                if part.filename.lower().endswith(_MARKUP) and part.file_size:
                    with package.open(part) as stream:
                        for element in elements(stream):
                            met(part.filename, element)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        raise UnfitPackage(Fault.DAMAGED) from error


def _check_parts(package: zipfile.ZipFile, wanted: str, limits: Limits) -> None:
    parts, names = package.infolist(), package.namelist()
    if wanted not in names:
        raise UnfitPackage(Fault.OTHER_KIND)
    if len(parts) > limits.parts or sum(part.file_size for part in parts) > limits.unpacked:
        raise UnfitPackage(Fault.TOO_LARGE)
    if any(part.flag_bits & 1 for part in parts):
        raise UnfitPackage(Fault.LOCKED)
    if _MANIFEST in names and b"encryption-data" in package.read(_MANIFEST):
        raise UnfitPackage(Fault.LOCKED)


def elements(stream: object) -> Iterator[Any]:
    """Yield the elements of XML as they end; UnfitPackage where it has entities or is not well formed."""
    try:
        for _event, element in iterparse(stream, forbid_dtd=True):
            yield element
    except ParseError as error:
        raise UnfitPackage(Fault.DAMAGED) from error
    except DefusedXmlException as error:
        raise UnfitPackage(Fault.ENTITIES) from error
