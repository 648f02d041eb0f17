"""Papers that the gazette has and the record does not, as drafts of documents: nothing is published by this."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from dossier.choices import DocumentKind, KnownBasis
from dossier.domain.document_key import print_number, read_printed_number
from dossier.models import Document
from imvo_tracker.lib.gazette import Found, GazettePaper, Unread

READER = "gazette-reader"
REASON = "officielebekendmakingen.nl"
# What a sort of paper begins with -> what it is here
_KINDS = (
    ("motie", DocumentKind.MOTION),
    ("gewijzigde motie", DocumentKind.MOTION),
    ("brief", DocumentKind.LETTER),
    ("verslag", DocumentKind.DEBATE),
    ("lijst van vragen", DocumentKind.DEBATE),
    ("voorstel van wet", DocumentKind.LAW),
    ("gewijzigd voorstel van wet", DocumentKind.LAW),
    ("rapport", DocumentKind.REPORT),
)


@dataclass(frozen=True, slots=True)
class Proposed:
    """What became of the papers: drafts made, papers the record has already, records that were not taken and why.

    `unsure` are those drafts of which the kind was not recognised: they are taken for letters.
    """

    new: tuple[Document, ...]
    known: tuple[str, ...]
    refused: tuple[Unread, ...]
    unsure: tuple[Document, ...]


@transaction.atomic
def propose_documents(records: Iterable[Found], *, dossier: str, by: AbstractBaseUser, write: bool = True) -> Proposed:
    """Make a working copy of each paper that the record does not have yet; a publisher seals or drops it."""
    there = set(_keys_there())
    new, known, refused, unsure = [], [], [], []
    for one in records:
        try:
            document = _draft(one, dossier)
            if document.key in there:
                known.append(document.key)
                continue
            _check(document)
        except ValueError as error:
            refused.append(Unread(one.identifier, str(error)))
            continue
        there.add(document.key)
        new.append(document)
        if isinstance(one, GazettePaper) and _kind_of(one) is None:
            unsure.append(document)
    if write:
        for document in new:
            document._history_user, document._change_reason = by, REASON  # type: ignore[attr-defined]
            document.save()
    return Proposed(tuple(new), tuple(known), tuple(refused), tuple(unsure))


def _keys_there() -> Iterator[str]:
    """Yield the key of every paper of the record, by whatever spelling it stands there."""
    for key, dossier, number, printed_as in Document.objects.values_list("key", "dossier", "number", "printed_as"):
        spellings = (key, f"kst-{dossier}-{number}" if number else "", printed_as)
        yield key
        yield from (read for text in spellings if (read := read_printed_number(text)))


def _draft(one: Found, dossier: str) -> Document:
    """Return the document that a paper would be; ValueError says why it cannot be one."""
    if isinstance(one, Unread):
        raise ValueError(one.why)
    key = read_printed_number(one.identifier)
    if key is None:
        raise ValueError("this is not the number of a parliamentary paper")
    if not key.startswith(f"kst-{dossier}-") or read_printed_number(f"{one.dossier}-{one.number}") != key:
        raise ValueError("identifier and number name different papers, or another dossier")
    public_on = one.available_on or one.dated_on
    if public_on is None:
        raise ValueError("no day is given")
    number = key.rpartition("-")[2]
    return Document(
        key=key,
        kind=_kind_of(one) or DocumentKind.LETTER,
        dossier=dossier,
        number=number,
        title=one.title,
        dated_on=_dated(one, public_on),
        public_on=public_on,
        public_basis=KnownBasis.DOCUMENT,
        url=f"https://zoek.officielebekendmakingen.nl/{key}.html",
        printed_as=print_number(dossier, number),
    )


def _dated(one: GazettePaper, public_on: date) -> date | None:
    """A paper cannot be dated after the day on which it could be read."""
    return one.dated_on if one.dated_on and one.dated_on <= public_on else None


def _kind_of(one: GazettePaper) -> DocumentKind | None:
    for text in (one.sort.casefold(), one.title.casefold()):
        for words, kind in _KINDS:
            if text.startswith(words):
                return kind
    return None


def _check(document: Document) -> None:
    try:
        document.full_clean(validate_unique=False)
    except ValidationError as error:
        raise ValueError(" ".join(error.messages)) from error
