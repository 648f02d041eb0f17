"""What somebody wants to follow: read from an address or a row, named in words, with what there is to tell of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from covenants.domain.search import Kind
from covenants.evidence.register import register_at
from covenants.moment.record import Record
from dashboards.feeds.page import Followed, follow_covenant, follow_sector, follow_slippage
from dashboards.frame.follow import SUBJECT, WHAT
from dashboards.frame.query import Pairs, values_of
from dashboards.models import Subject, Subscription
from dashboards.page_request import PageRequest
from dashboards.search.feed import name_search
from dashboards.search.filters import KIND, QUESTION, read_search
from dashboards.sectors.page import find_sector
from dashboards.words.wording import pick
from imvo_tracker.lib.badinput import BadInput

KEYS = (SUBJECT, WHAT, KIND)


@dataclass(frozen=True, slots=True)
class Wish:
    """`what` is the key of a covenant, the code of a sector or the words of a search."""

    subject: Subject
    what: str = ""
    kind_of_answer: str = ""

    @property
    def query(self) -> dict[str, str]:
        """The keys of an address that ask for this."""
        pairs = {SUBJECT: self.subject.value, WHAT: self.what, KIND: self.kind_of_answer}
        return {key: value for key, value in pairs.items() if value}

    @property
    def question(self) -> dict[str, str]:
        """The same question as the page of the search is asked."""
        pairs = {QUESTION: self.what, KIND: self.kind_of_answer}
        return {key: value for key, value in pairs.items() if value}

    @property
    def columns(self) -> dict[str, str]:
        """The columns of a row that hold this."""
        return {"subject": self.subject.value, "what": self.what, "kind_of_answer": self.kind_of_answer}


def wish_of(row: Subscription) -> Wish:
    """Return what a row holds."""
    return Wish(Subject(row.subject), row.what, row.kind_of_answer)


def read_wish(pairs: Pairs, record: Record) -> Wish:
    """Return what an address asks for, slippage where it names nothing.

    Raises `BadInput` for a word that cannot be read, and `Http404` for a covenant or sector that is not there.
    """
    given = values_of(pairs, KEYS)
    name = given.get(SUBJECT, Subject.SLIPPAGE.value)
    if name not in Subject.values:
        known = ", ".join(Subject.values)
        raise BadInput(_("%(key)s: write one of %(known)s.") % {"key": SUBJECT, "known": known}, SUBJECT)
    wish = Wish(Subject(name), given.get(WHAT, ""), given.get(KIND, ""))
    if wish.subject is Subject.SLIPPAGE:
        return Wish(Subject.SLIPPAGE)
    if wish.subject is Subject.SEARCH:
        return _read_search(wish)
    key = _key_of(wish, record)
    if key is None:
        raise Http404(wish.what)
    return Wish(wish.subject, key)


def _read_search(wish: Wish) -> Wish:
    try:
        question, kind, _form = read_search(wish.question.items())
    except BadInput as error:  # the same question, by the name it bears here
        name = WHAT if error.field == QUESTION else error.field
        raise BadInput(f"{name}{str(error.args[0]).removeprefix(error.field)}", name) from error
    if not question.wanted:
        raise BadInput(_("%(key)s: write what you are looking for.") % {"key": WHAT}, WHAT)
    if kind is Kind.EXPLANATION:
        raise BadInput(_("%(key)s: the explanation of this site is not followed.") % {"key": KIND}, KIND)
    return Wish(Subject.SEARCH, question.text, wish.kind_of_answer)


def _key_of(wish: Wish, record: Record) -> str | None:
    """Return the key of the covenant or sector as it is written, if it is known."""
    if wish.subject is Subject.COVENANT:
        return wish.what if record.covenant(wish.what) else None
    sector = find_sector(wish.what, register_at(record.as_of))
    return sector.code if sector else None


def name_of(wish: Wish, record: Record) -> str:
    """Return in words what is followed; its key where the record no longer knows it."""
    if wish.subject is Subject.SLIPPAGE:
        return _("New slippage in any sector")
    if wish.subject is Subject.SEARCH:
        return name_search(wish.what, Kind(wish.kind_of_answer) if wish.kind_of_answer else None)
    if wish.subject is Subject.COVENANT:
        covenant = record.covenant(wish.what)
        return pick(covenant.name, covenant.name_en) if covenant else wish.what
    sector = find_sector(wish.what, register_at(record.as_of))
    return _("Sector %(name)s") % {"name": pick(sector.name, sector.name_en)} if sector else wish.what


def page_of(wish: Wish, asked: PageRequest) -> str:
    """Return the address of the page that is followed."""
    if wish.subject is Subject.SLIPPAGE:
        return asked.link("promises")
    if wish.subject is Subject.SEARCH:
        return asked.link("search", **wish.question)
    return asked.link(wish.subject.name.lower(), wish.what)


def followed_by(wish: Wish, asked: PageRequest, record: Record) -> Followed | None:
    """Return what the feed of a subject holds at a moment; None for a search, and for what is not known then."""
    if wish.subject is Subject.SLIPPAGE:
        return follow_slippage(asked, record)
    if wish.subject is Subject.SECTOR:
        register = register_at(record.as_of)
        sector = find_sector(wish.what, register)
        return follow_sector(asked, record, sector, register) if sector else None
    reading = record.reading(wish.what) if wish.subject is Subject.COVENANT else None
    return follow_covenant(asked, record, reading) if reading else None


def new_keys(after: Followed | None, before: Followed | None) -> list[str]:
    """Return what is in a feed and was not in it at the earlier moment, in its order."""
    known: Iterable[str] = before.keys if before else ()
    told = set(known)
    return [key for key in after.keys if key not in told] if after else []
