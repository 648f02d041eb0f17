"""What the pages of the secretariat print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext as _

from covenants.choices import Reader
from covenants.domain.negotiations import Rung, next_round
from covenants.domain.phase import NO_PHASE
from covenants.domain.sensitive import OwnPoint
from covenants.forms.negotiations import SCREEN_FORMS, ScreenForm
from covenants.forms.proposals import PROPOSALS
from covenants.kinds import KINDS_BY_CODE
from covenants.models import Measurement, Negotiation, NegotiationSession, Participation, StatusReport
from covenants.moment.record import read_record
from covenants.selectors.negotiations import (
    Ladder,
    Proposal,
    current_sessions,
    ladders_of,
    negotiations_for_ministry,
    negotiations_of,
    open_ladders,
    proposals_of,
    release_of,
    session_of,
    versions_of,
)
from covenants.selectors.thresholds import own_curve
from dossier.selectors_documents import label_of
from imvo_tracker.lib.asof import AsOf, today
from imvo_tracker.lib.numbers import print_number

MOST_STEPS = 5
RUNGS = {Rung.CONSULTING: "due", Rung.CONFIRMED: "achieved", Rung.REJECTED: "late"}


@dataclass(frozen=True)
class PhaseLine:
    """Which phase the public record gives, and for how many days; None where it gives no day."""

    label: str
    days: int | None


@dataclass(frozen=True)
class SessionLine:
    """A session with its ladder, and who may read it today."""

    session: NegotiationSession
    ladder: Ladder | None
    readers: str
    day: date

    @property
    def name(self) -> str:
        return str(self.session.negotiation)

    @property
    def rung(self) -> str:
        return self.ladder.rung.value if self.ladder else ""

    @property
    def rung_state(self) -> str:
        return RUNGS[self.ladder.rung] if self.ladder else ""

    @property
    def days(self) -> int:
        return self.ladder.days(self.day) if self.ladder else 0

    @property
    def days_left(self) -> int | None:
        """How long the members still have: until the day on which the session opens at the latest."""
        opens_by = self.session.opens_by
        return None if opens_by is None else (opens_by - self.day).days

    @property
    def must_act(self) -> bool:
        """Say whether the day by which somebody would act is over."""
        return self.session.next_on is not None and self.session.next_on < self.day


@dataclass(frozen=True)
class ProposalLine:
    """A proposal in words, and where it stands."""

    entry: str
    reason: str
    state: str
    since: datetime
    days: int
    note: str
    url: str


def say_document(entry: Any) -> str:
    """Return the document and page that an entry rests on."""
    return ", ".join(filter(None, (label_of(entry.document), entry.locator)))


def line_of(proposal: Proposal) -> ProposalLine:
    """Return the line of a proposal."""
    entry: Any = proposal.entry
    what = next(word for word, form in PROPOSALS.items() if isinstance(entry, form.MODEL))
    url = reverse("ser:proposal", args=[entry.covenant.slug, what, entry.pk])
    if isinstance(entry, Participation):
        said = f"{entry.organisation or entry.group} ({entry.get_change_display()})"
    elif isinstance(entry, StatusReport):
        said = entry.text
    elif isinstance(entry, Measurement) and entry.low is not None:
        said = f"{print_number(entry.low)} {entry.get_unit_display()}"
    else:
        said = str(entry) if isinstance(entry, Measurement) else entry.get_kind_display()
    rests_on = entry.reason or say_document(entry)
    return ProposalLine(said, rests_on, proposal.state, proposal.since, proposal.days, proposal.note, url)


@dataclass(frozen=True)
class Card:
    """One negotiation on the home page."""

    negotiation: Negotiation
    phase: PhaseLine
    last: SessionLine | None
    consulting: Sequence[SessionLine]
    waiting: Sequence[ProposalLine]
    sessions: Sequence[SessionLine] = ()

    @property
    def name(self) -> str:
        return str(self.negotiation)


@dataclass(frozen=True)
class HomePage:
    """Every negotiation of one account, those furthest from a signature first."""

    cards: Sequence[Card]
    day: date

    @property
    def lists(self) -> list[dict[str, Any]]:
        """What a device needs to record a session where there is no net: who sits where, and the coming round."""
        return [_list_of(card) for card in self.cards]


def _list_of(card: Card) -> dict[str, Any]:
    own = card.negotiation
    members = [(one.pk, str(one)) for one in own.members.all()]
    facilitator = own.facilitator
    known = (line.session.attendances.all() for line in card.sessions)
    last: Any = next((present for present in known if present), ())
    return {
        "slug": own.covenant.slug,
        "name": card.name,
        "round": next_round(line.session.round for line in card.sessions),
        "members": members,
        "present": [one.organisation_id for one in last],
        "acts": sorted({*members, (facilitator.pk, str(facilitator))}, key=lambda one: one[1]),
    }


def home_page(user: User) -> HomePage:
    """Return the home page of an account, in a number of queries that does not grow."""
    day = today()
    own = list(negotiations_of(user))
    lines = session_lines(own, day)
    proposals = proposals_of(own)
    phases = phases_of(own, day)
    cards = [
        Card(
            negotiation=one,
            phase=phases[one.pk],
            last=next((line for line in lines if line.session.negotiation_id == one.pk), None),
            consulting=[
                line for line in lines if line.session.negotiation_id == one.pk and line.rung == Rung.CONSULTING
            ],
            waiting=[
                line_of(proposal)
                for proposal in proposals
                if proposal.entry.covenant_id == one.covenant_id and proposal.state != "sealed"  # type: ignore[attr-defined]
            ],
            sessions=[line for line in lines if line.session.negotiation_id == one.pk],
        )
        for one in own
    ]
    order = list(KINDS_BY_CODE)
    labels = [str(KINDS_BY_CODE[code].label) for code in order]
    return HomePage(sorted(cards, key=lambda card: _place(card.phase.label, labels)), day)


def _place(label: str, labels: Sequence[str]) -> int:
    return labels.index(label) if label in labels else -1


def session_lines(negotiations: Sequence[Negotiation], day: date) -> list[SessionLine]:
    """Return the sessions of these negotiations, the last held first."""
    sessions = list(current_sessions(negotiations))
    by_key = {one.pk: one for one in negotiations}
    for session in sessions:
        session.negotiation = by_key[session.negotiation_id]
    ladders = open_ladders(sessions, ladders_of(negotiations))
    return [_line(one, ladders.get((one.negotiation_id, one.key)), day) for one in sessions]


def _line(session: NegotiationSession, ladder: Ladder | None, day: date) -> SessionLine:
    consulted = ladder is not None and ladder.rung is not Rung.CONSULTING
    return SessionLine(session, ladder, release_of(session).readers_on(day, consulted=consulted), day)


def phases_of(negotiations: Sequence[Negotiation], day: date) -> dict[int, PhaseLine]:
    """Return the phase of each by the public record: what is closed elsewhere is not for this page either."""
    if not negotiations:
        return {}
    record = read_record(AsOf(day, day))
    phases = {}
    for one in negotiations:
        reading = record.reading(one.covenant.slug)
        phases[one.pk] = PhaseLine(_("Nothing achieved yet"), None)
        if reading is not None and reading.phase != NO_PHASE:
            decided_by = reading.phase_state.decided_by
            since = decided_by.latest if decided_by else None
            phases[one.pk] = PhaseLine(str(KINDS_BY_CODE[reading.phase].label), (day - since).days if since else None)
    return phases


def shared_page(user: User) -> list[SessionLine]:
    """Return the sessions that the secretariat shows the ministry today, the last held first."""
    lines = session_lines(list(negotiations_for_ministry(user)), today())
    return [line for line in lines if line.readers != Reader.SER]


@dataclass(frozen=True)
class NegotiationPage:
    """One negotiation: every session, what was proposed of it, and the last steps of its curve, the newest first."""

    negotiation: Negotiation
    phase: PhaseLine
    sessions: Sequence[SessionLine]
    proposals: Sequence[ProposalLine]
    day: date
    curve: Sequence[OwnPoint]


def negotiation_page(negotiation: Negotiation) -> NegotiationPage:
    """Return the page of one negotiation."""
    day = today()
    phase = phases_of([negotiation], day)[negotiation.pk]
    proposals = [line_of(one) for one in proposals_of([negotiation])]
    curve = own_curve(negotiation)[: -MOST_STEPS - 1 : -1]
    return NegotiationPage(negotiation, phase, session_lines([negotiation], day), proposals, day, curve)


@dataclass(frozen=True)
class SessionPage:
    """One session with every version of it, and every rung of its results."""

    line: SessionLine
    versions: Sequence[NegotiationSession]
    ladders: Sequence[Ladder]


def session_page(negotiation: Negotiation, key: Any) -> SessionPage | None:
    """Return the page of one session; None before anything of it was kept."""
    session = session_of(negotiation, key)
    if session is None:
        return None
    ladders = ladders_of([negotiation], key)
    current = open_ladders([session], ladders).get((negotiation.pk, session.key))
    return SessionPage(_line(session, current, today()), list(versions_of(negotiation, key)), ladders)


@dataclass(frozen=True)
class Screen:
    """One of the five screens of a session."""

    name: str
    title: str
    form: ScreenForm
    url: str
    is_shown: bool
    number: int


def screens_of(
    negotiation: Negotiation | None, key: Any, shown: str, *, sent: ScreenForm | None = None
) -> tuple[Screen, ...]:
    """Return the five screens of a session; `sent` is the form of the shown one, where that was sent and refused.

    Without a negotiation they are the empty ones of a device without net.
    """
    session = session_of(negotiation, key) if negotiation else None
    forms = [
        sent
        if sent is not None and sent.screen == form.screen
        else form(None, negotiation=negotiation, session=session, key=key)
        for form in SCREEN_FORMS
    ]
    titles = {
        "datum": _("When?"),
        "wie": _("Who was there?"),
        "vastgelegd": _("What was settled?"),
        "volgende": _("Next step"),
        "zichtbaar": _("Who may read it?"),
    }
    return tuple(
        Screen(
            form.screen,
            titles[form.screen],
            form,
            reverse("ser:screen", args=[negotiation.covenant.slug, key, form.screen]) if negotiation else "",
            form.screen == shown,
            number,
        )
        for number, form in enumerate(forms, 1)
    )
