"""Which covenants a progress document names, so that later silence can be seen."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import numpy as np

from covenants.domain.silence import NoLongerMentioned, no_longer_mentioned
from covenants.moment.layout import NEVER, Mask
from covenants.moment.readings import Readings
from covenants.moment.record import Record
from dossier.choices import DocumentKind
from dossier.models import Document
from dossier.published import published_at
from imvo_tracker.lib.asof import AsOf


def fallen_silent(record: Record) -> tuple[NoLongerMentioned, ...]:
    """Return who was named in one progress document and is absent from the next."""
    slugs = record.readings.states.columns.masters.slugs
    named = {key: {slugs[place] for place in np.flatnonzero(mask)} for key, mask in _named(record)}
    return no_longer_mentioned(list(named), named)


def left_out_of(slug: str, record: Record) -> list[NoLongerMentioned]:
    """Return where one covenant was named, and not in the next progress document."""
    place = record.readings.states.columns.masters.position[slug]
    return [
        NoLongerMentioned(slug, earlier, later)
        for (earlier, before), (later, after) in pairwise(_named(record))
        if before[place] and not after[place]
    ]


def unmentioned(record: Record) -> Readings:
    """Return the covenants that fell out of a progress document: those of `fallen_silent`."""
    masks = [mask for _key, mask in _named(record)]
    fallen = np.zeros(record.readings.states.covenants, dtype=bool)
    for before, after in pairwise(masks):
        fallen |= before & ~after
    return record.readings.where(fallen)


def _named(record: Record) -> list[tuple[str, Mask]]:
    """Return each progress document and which covenants it names, in the order in which these were known."""
    states = record.readings.states
    masters, mentions = states.columns.masters, states.columns.mentions
    rows = mentions.naming[states.seen_mentions[mentions.naming]]
    papers, which = np.unique(mentions.document[rows], return_inverse=True)
    known = np.full(len(papers), NEVER)
    np.minimum.at(known, which, mentions.seen.known[rows])
    ordered = sorted((int(known[place]), masters.documents[int(pk)], place) for place, pk in enumerate(papers))
    found = []
    for _known, key, place in ordered:
        mask = np.zeros(states.covenants, dtype=bool)
        mask[mentions.covenant[rows[which == place]]] = True
        found.append((key, mask))
    return found


def progress_letters(as_of: AsOf) -> list[tuple[date, str, str]]:
    """Return day, number and key of each letter to Parliament that was public, oldest first."""
    papers = published_at(as_of.revision).every(Document)
    letters = [paper for paper in papers if paper.kind == DocumentKind.LETTER and paper.number]
    public = [paper for paper in letters if paper.public_on <= as_of.known_on]
    public.sort(key=lambda letter: (letter.public_on, letter.key))
    return [(letter.public_on, letter.printed_number, letter.key) for letter in public]
