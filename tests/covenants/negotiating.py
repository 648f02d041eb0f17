"""Two negotiations with a team each, for tests of the secretariat's workplace."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import Group, User
from django.test import Client

from covenants.actions.negotiations import SCREENS, Sent, keep_screen
from covenants.models import (
    Attendance,
    Candidate,
    Consultation,
    Covenant,
    Negotiation,
    NegotiationSession,
    ProvisionalResult,
)
from dossier.models import Organisation
from imvo_tracker.lib.asof import now
from tests.covenants.samples import World, make_covenant, make_world, publish

HELD = date(2018, 3, 1)
KEY = uuid.UUID("11111111-1111-4111-8111-111111111111")
OTHER_KEY = uuid.UUID("22222222-2222-4222-8222-222222222222")
FULL = {
    "datum": {"held_on": HELD, "round": 6},
    "wie": {"present": []},
    "vastgelegd": {"result": "settled", "settled": "Hoofdstuk 3 blijft."},
    "volgende": {"next_step": "Hoofdstuk 4 schrijven.", "who_acts": None, "next_on": date(2018, 4, 1)},
    "zichtbaar": {"audience": "ser", "after_consultation": False, "opens_by": None},
}


@dataclass(frozen=True)
class Table:
    """Who negotiates on what: `mine` is the team of `negotiation`, `theirs` that of another."""

    world: World
    negotiation: Negotiation
    other: Negotiation
    ser: Organisation
    union: Organisation
    bank: Organisation
    mine: User
    colleague: User
    theirs: User


def secretary(name):
    user = User.objects.create_user(name, is_staff=True)
    user.groups.set(Group.objects.filter(name="ser-secretariat"))
    return user


def set_a_table():
    """Return two negotiations, each with a team."""
    world = make_world()
    ser, union, bank = (
        Organisation.objects.create(slug=slug, kind=kind, name=name)
        for slug, kind, name in (("ser", "council", "SER"), ("fnv", "union", "FNV"), ("nvb", "sector_party", "NVB"))
    )
    gold = make_covenant("goud", world.letter)
    publish(*world.masters, ser, union, bank, gold, by=world.user)
    mine, colleague, theirs = (secretary(name) for name in ("van-textiel", "ook-van-textiel", "van-goud"))
    negotiations = []
    for covenant, team in ((world.covenant, (mine, colleague)), (gold, (theirs,))):
        one = Negotiation.objects.create(covenant=Covenant.objects.get(pk=covenant.pk), facilitator=ser)
        one.team.set(team)
        one.members.set([union, bank])
        negotiations.append(one)
    return Table(world, *negotiations, ser, union, bank, mine, colleague, theirs)


def form_of(page, name):
    """Return what a browser sends from the shown screen."""
    form = next(one.form for one in page.context["screens"] if one.name == name)
    shown = {field.name: field.value() for field in form}
    return {field: value for field, value in shown.items() if value not in (None, "", False)}


def keep(table, key=KEY, *, by=None, number="", **screens):
    """Keep whole screens of a session, those named with other values; return the newest version."""
    session = None
    for screen in screens or SCREENS:
        values = {**FULL[screen], **screens.get(screen, {})}
        sent = Sent(number or uuid.uuid4().hex)
        session = keep_screen(table.negotiation, key, screen, values, by=by or table.mine, sent=sent)
    return session


def browser_of(user):
    client = Client()
    client.force_login(user)
    return client


def paper(model, world, **changes):
    """Return a row of what a secretariat keeps, unsaved, of the one negotiation that a world has."""
    negotiation, _made = Negotiation.objects.get_or_create(covenant=world.covenant, facilitator=world.cabinet)
    shared = {"by": world.user, "at": now()}
    session = {"negotiation": negotiation, "key": KEY, "sent_as": uuid.uuid4().hex, "content_hash": "x",
               "round": 1, "held_on": HELD, "owner": world.user}  # fmt: skip
    own = {
        NegotiationSession: session | shared,
        ProvisionalResult: {"negotiation": negotiation, "session_key": KEY, "text": "Tekst."} | shared,
        Consultation: {"organisation": world.cabinet} | shared,
        Attendance: {"organisation": world.cabinet},
        Candidate: {"negotiation": negotiation, "name": "Voorbeeld", "share": 1},
    }
    return model(**own[model] | changes)


def saved(row):
    row.save()
    return row


# Rows that break a check, and pairs of which the second stands twice; by the name of the constraint.
PAPER_CHECKS = {
    "session_round_from_one": lambda world: paper(NegotiationSession, world, round=0),
    "session_closed_until_a_day": lambda world: paper(NegotiationSession, world, after_consultation=True),
    "result_says_something": lambda world: paper(ProvisionalResult, world, text=""),
    "consultation_answer_has_day": lambda world: paper(
        Consultation, world, result=saved(paper(ProvisionalResult, world)), outcome="yes"
    ),
    "candidate_share_is_a_percentage": lambda world: paper(Candidate, world, share=101),
}
PAPERS_TWICE = {
    "session_sent_once": lambda world: [
        paper(NegotiationSession, world, key=key, sent_as="a1") for key in (KEY, OTHER_KEY)
    ],
    "session_begins_once": lambda world: [paper(NegotiationSession, world) for _ in "ab"],
    "candidate_once": lambda world: [paper(Candidate, world, name=name) for name in ("Voorbeeld", "VOORBEELD")],
    "result_begins_once": lambda world: [paper(ProvisionalResult, world, text=text) for text in "ab"],
    "consultation_begins_once": lambda world: [
        paper(Consultation, world, result=result) for result in [saved(paper(ProvisionalResult, world))] for _ in "ab"
    ],
    "attendance_once": lambda world: [
        paper(Attendance, world, session=session) for session in [saved(paper(NegotiationSession, world))] for _ in "ab"
    ],
}
