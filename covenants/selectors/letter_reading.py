"""What the reader of letters knows of the record, and what it proposes as cells of the grid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from covenants.domain.reading_in.find_names import Named, Names
from covenants.domain.reading_in.find_papers import find_papers
from covenants.domain.reading_in.find_sectors import SORT as UNKNOWN
from covenants.domain.reading_in.known import Known, KnownUndertaking
from covenants.domain.reading_in.marking import mark
from covenants.domain.reading_in.proposing import propose
from covenants.domain.reading_in.types import Marked, Proposal
from covenants.domain.reading_in.undertakings import NEW
from covenants.models import Covenant, Target, TargetStatement, Threshold
from covenants.selectors.letter_words import Words
from dossier.choices import UNDERTAKINGS
from dossier.domain.document_key import parts_of_key
from dossier.domain.document_key import print_number as print_paper_number
from dossier.models import Document, Organisation
from imvo_tracker.lib.numbers import print_number
from imvo_tracker.lib.paper_types import Paper
from sectors.models import Sector

# Organisations that stand for "the parties to the … covenant"
PARTIES = "partijen-"
_SURNAME = re.compile(r"\b(?:Van |De |Van der |Van den )?[A-ZÀ-Þ][a-zà-ÿ’'-]+")
_NO_SURNAMES = {"Motie", "Toezegging", "Eerste", "Tweede", "Minister", "Kamer", "Eerlijk", "Werk", "Wereldwijd", "Kaag"}


def known_for_reading(written_on: date) -> Known:
    """Return every name and what a row can be about in a letter of that day, in a fixed number of queries."""
    covenants = list(Covenant.objects.prefetch_related("names", "sectors__aliases").order_by("pk"))
    slugs = {f"{PARTIES}{one.slug}": f"covenant:{one.pk}" for one in covenants}
    speakers = list(Organisation.objects.prefetch_related("names"))
    named = (*_covenants(covenants), *_sectors(), *_speakers(speakers))
    return Known(
        named=named,
        shares=_shares(Names(named)),
        goal=_goal(),
        thresholds={f"covenant:{one.covenant_id}": f"threshold:{one.pk}" for one in Threshold.objects.all()},
        parties={slugs[one.slug]: one.name for one in speakers if one.slug in slugs},
        undertakings=tuple(_undertakings(written_on)),
    )


def _covenants(covenants: list[Covenant]) -> Iterator[Named]:
    """Yield each covenant by its own names first, then by those of its sectors, which an older one may have taken."""
    for one in covenants:
        own = [name.name for name in one.names.all()]
        yield Named(f"covenant:{one.pk}", str(one), (*own, one.slug.replace("-", " ")))
    for one in covenants:
        of_sectors = [word for sector in one.sectors.all() for word in _names_of(sector)]
        yield Named(f"covenant:{one.pk}", str(one), tuple(of_sectors))


def _names_of(sector: Sector) -> list[str]:
    return [sector.name, *(alias.name for alias in sector.aliases.all())]


def _sectors() -> Iterator[Named]:
    for sector in Sector.objects.prefetch_related("aliases"):
        yield Named(f"sector:{sector.pk}", sector.name, tuple(_names_of(sector)))


def _speakers(speakers: list[Organisation]) -> Iterator[Named]:
    for one in speakers:
        yield Named(f"speaker:{one.pk}", one.name, (one.name, *(name.name for name in one.names.all())))


def _goal() -> str:
    """Return the target that counts covenants and was known first."""
    first = (
        Target.objects.filter(statements__role="goal", statements__unit="covenant", statements__revision__isnull=False)
        .order_by("statements__known_from", "statements__pk")
        .first()
    ) or Target.objects.order_by("pk").first()
    return f"target:{first.pk}" if first else ""


def _shares(names: Names) -> Mapping[str, tuple[str, str]]:
    """Return the targets that set a share, by the code of the one covenant that their name names."""
    shares: dict[str, tuple[str, str]] = {}
    rows = TargetStatement.objects.filter(unit__in=("turnover_share", "sector_share", "company_share"), role="goal")
    for key, name, unit in rows.order_by("pk").values_list("target_id", "target__name", "unit"):
        codes = {one.code for one in names.find(name) if one.code.startswith("covenant:") and one.strong}
        if len(codes) == 1:
            shares.setdefault(codes.pop(), (f"target:{key}", unit))
    return shares


def _undertakings(written_on: date) -> Iterator[KnownUndertaking]:
    for one in Document.objects.filter(kind__in=UNDERTAKINGS).exclude(dated_on__gt=written_on):
        names = {name for name in _SURNAME.findall(one.title) if not set(name.split()) & _NO_SURNAMES}
        made_by_members = one.kind == UNDERTAKINGS[0]
        last = frozenset(name.split()[-1] for name in names if made_by_members)
        yield KnownUndertaking(f"undertaking:{one.pk}", one.key, last, one.title)


def marked_sentences(paper: Paper, known: Known, written_on: date) -> tuple[Marked, ...]:
    return mark(paper, known.names, written_on=written_on)


def read_letter(paper: Paper, *, written_on: date, known: Known | None = None) -> tuple[Proposal, ...]:
    """Return the rows that the reader proposes from a letter of that day."""
    own = known or known_for_reading(written_on)
    return propose(marked_sentences(paper, own, written_on), own, written_on=written_on)


def last_cited(paper: Paper) -> date | None:
    """Return the day of the youngest document that a letter names by its number: the letter is not older."""
    keys = {one.key for block in paper.blocks for one in find_papers(block.text)}
    return Document.objects.filter(key__in=keys).aggregate(last=Max("dated_on"))["last"]


def cells_of(row: Proposal, words: Words) -> Mapping[str, str]:
    """Return a proposal as the cells of the grid, in the words that the grid reads; empty ones left out."""
    subjects = {one.code: one.name for one in words.subjects}
    whats = {one.code: one.name for one in words.whats}
    firmness = {one.code: one.name for one in words.firmness}
    dated = row.date_words if row.date_words != row.words else ""
    cells = {
        "page": row.locator,
        "about": subjects.get(row.about, "") or _not_known(row.about),
        "what": whats.get(row.what, ""),
        "firmness": firmness.get(row.firmness, "") if row.table in ("milestone", "target") else "",
        "words": row.words[:300],
        "speaker": row.speaker,
        "party": row.party,
        "figure": row.figure or _figure(row),
        "date_words": dated,
        "undated": "1" if row.table == "milestone" and row.period is None and not row.choices else "",
    }
    return {name: value for name, value in cells.items() if value}


def _not_known(about: str) -> str:
    """Return what to call something that the record has no name for; "" for what stands in no list of subjects."""
    if about.startswith(f"{UNKNOWN}:"):
        return _("sector %(name)s") % {"name": about.removeprefix(f"{UNKNOWN}:")}
    return _new(about) if about.startswith(NEW) else ""


def _new(about: str) -> str:
    """Return a motion by its number; a commitment that the record does not know has none, and is counted."""
    if about.removeprefix(NEW).isdecimal():
        count = int(about.removeprefix(NEW))
        return _("new commitment") if count == 1 else f"{_('new commitment')} {count}"
    dossier, number = parts_of_key(about.removeprefix(NEW))
    return print_paper_number(dossier, number) if number else _("new commitment")


def _figure(row: Proposal) -> str:
    """The figure needs no cell of its own where the words hold it."""
    if row.quantity is None or row.table not in ("measurement", "condition"):
        return ""
    return "" if row.words else print_number(row.quantity)
