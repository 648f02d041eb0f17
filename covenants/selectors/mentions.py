"""Which covenants a progress document names, so that later silence can be seen."""

from __future__ import annotations

from datetime import date

import numpy as np

from covenants.columns.layout import NEVER
from covenants.domain.silence import NoLongerMentioned, no_longer_mentioned
from covenants.selectors.record import Record
from dossier.choices import DocumentKind
from dossier.models import Document
from imvo_tracker.lib.asof import AsOf


def fallen_silent(record: Record) -> tuple[NoLongerMentioned, ...]:
    """Return who was named in one progress document and is absent from the next."""
    named = mentions_by_document(record)
    return no_longer_mentioned(list(named), named)


def unmentioned(record: Record) -> set[str]:
    """Return the keys of the covenants that fell out of a progress document."""
    return {found.covenant for found in fallen_silent(record)}


def mentions_by_document(record: Record) -> dict[str, set[str]]:
    """Return the covenants named by each progress document, in the order in which these were known."""
    states = record.readings.states
    masters, mentions = states.columns.masters, states.columns.mentions
    rows = np.flatnonzero(states.seen_mentions & mentions.named & np.isin(mentions.document, list(masters.documents)))
    papers, first = np.unique(mentions.document[rows], return_inverse=True)
    known = np.full(len(papers), NEVER)
    np.minimum.at(known, first, mentions.seen.known[rows])
    ordered = sorted((int(known[place]), masters.documents[int(pk)], place) for place, pk in enumerate(papers))
    return {
        key: {masters.slugs[covenant] for covenant in np.unique(mentions.covenant[rows[first == place]])}
        for _known, key, place in ordered
    }


def progress_letters(as_of: AsOf) -> list[tuple[date, str, str]]:
    """Return day, number and key of each letter to Parliament that was public, oldest first."""
    rows = Document.objects.filter(kind=DocumentKind.LETTER, public_on__lte=as_of.known_on).exclude(number="")
    return [(letter.public_on, letter.printed_number, letter.key) for letter in rows.order_by("public_on", "key")]
