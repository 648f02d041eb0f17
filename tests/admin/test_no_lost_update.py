"""Two people on one thing, twenty times in random order: what one typed is stored, or shown to who typed over it."""

import random
from dataclasses import dataclass

import pytest

from covenants.actions.sittings import CellTyped, keep_cell, open_sitting
from covenants.models import CovenantName, MilestoneStatement, NegotiationSession, SittingRow
from dossier.models import Document, Organisation
from imvo_tracker.lib import forms as ground
from tests.admin.sent import sent
from tests.covenants.letters import make_letter, token
from tests.covenants.negotiating import KEY, browser_of, form_of, keep, set_a_table

# What is merged is merged in Python: one database proves it.
pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
RACES = 20


@dataclass(frozen=True)
class Route:
    """A page where two people type: who they are, the address of each field's form, and what is stored in each."""

    people: tuple
    addresses: dict
    stored: object
    form_of: object = lambda answer, url: sent(answer)


@pytest.fixture
def master(sign_in, editor, colleague, letter_220):
    url = f"/admin/dossier/document/{letter_220.pk}/change/"
    names = ("title", "title_en", "note", "printed_as")

    def stored():
        return Document.objects.values(*names).get(pk=letter_220.pk)

    return Route((sign_in(editor), sign_in(colleague)), dict.fromkeys(names, url), stored)


@pytest.fixture
def inline(sign_in, editor, colleague, gold):
    """The names of a covenant: rows within its form."""
    CovenantName.objects.create(covenant=gold, name="Edelmetaal", known_from="2017-06-17")
    url = f"/admin/covenants/covenant/{gold.pk}/change/"
    names = tuple(f"names-{row}-{field}" for row in (0, 1) for field in ("name", "name_en"))

    def stored():
        rows = gold.names.order_by("known_from").values_list("name", "name_en")
        return dict(zip(names, [value for row in rows for value in row], strict=True))

    return Route((sign_in(editor), sign_in(colleague)), dict.fromkeys(names, url), stored)


@pytest.fixture
def draft(sign_in, editor, milestone):
    """A draft in two windows of its author."""
    windows = sign_in(editor), sign_in(editor)
    windows[0].post("/admin/covenants/milestonestatement/add/", milestone)
    url = f"/admin/covenants/milestonestatement/{MilestoneStatement.objects.get().pk}/change/"
    names = ("locator", "note", "note_en", "reason")

    def stored():
        return MilestoneStatement.objects.values(*names).get()

    return Route(windows, dict.fromkeys(names, url), stored)


@pytest.fixture
def letter(sign_in, editor):
    """The grid of a letter in two windows, as a plain form."""
    sitting = open_sitting(make_letter(), by=editor, actor=Organisation.objects.get())
    own, cells = token(), ("page", "words", "note", "text")
    for name in ("about", *cells):
        keep_cell(sitting, CellTyped(own, name, "", "Goud" if name == "about" else "Begin."))
    names = {f"{own}-{name}": name for name in cells}

    def stored():
        return {place: SittingRow.objects.get(token=own).cells[name] for place, name in names.items()}

    return Route((sign_in(editor), sign_in(editor)), dict.fromkeys(names, f"/admin/brief/{sitting.pk}/"), stored)


@pytest.fixture
def session():
    """A session of a negotiation, which two of its team write at."""
    table = set_a_table()
    keep(table)
    at = f"/ser/textiel/zitting/{KEY}"
    addresses = {"round": f"{at}/datum/", "settled": f"{at}/vastgelegd/", "next_step": f"{at}/volgende/"}

    def stored():
        return NegotiationSession.objects.filter(superseded_by=None).values(*addresses).get()

    def shown(answer, url):
        return form_of(answer, url.split("/")[-2])

    return Route((browser_of(table.mine), browser_of(table.colleague)), addresses, stored, shown)


ROUTES = ("master", "inline", "draft", "letter", "session")


def race(route, seed):
    """Let both open, type and save in random order; return the fields of which a text was lost unseen."""
    draw = random.Random(seed)
    names = list(route.addresses)
    typed = {who: {one: text_of(one, who, seed) for one in draw.sample(names, draw.randint(1, 2))} for who in (0, 1)}
    order = draw.choice(["0101", "0110", "1001", "1010", "0011", "1100"])
    opened, seen = {}, {0: "", 1: ""}
    for step in order:
        who = int(step)
        urls = {route.addresses[name] for name in typed[who]}
        if who not in opened:
            pages = {url: route.people[who].get(url) for url in urls}
            seen[who] += "".join(page.content.decode() for page in pages.values())
            opened[who] = {url: route.form_of(page, url) for url, page in pages.items()}
            continue
        for url, form in opened[who].items():
            mine = {name: text for name, text in typed[who].items() if route.addresses[name] == url}
            seen[who] += saved(route, who, url, {**form, **mine})
    now = route.stored()
    return [
        (seed, order, name)
        for who, texts in typed.items()
        for name, text in texts.items()
        if str(now[name]) != text and not (name in typed[1 - who] and text in seen[1 - who])
    ]


def text_of(name, who, seed):
    return str(1 + seed * 2 + who) if name == "round" else f"{'AB'[who]}-{name[-9:]}-{seed}"


def saved(route, who, url, form):
    """Press save, and again as the page then stands, until it is kept; return all that was shown meanwhile."""
    shown = ""
    for _press in range(4):
        answer = route.people[who].post(url, {**form, "_save": "1"})
        if answer.status_code == 302:
            return shown
        shown += answer.content.decode()
        form = route.form_of(answer, url)
    raise AssertionError(f"not kept after four presses: {url}")


@pytest.mark.parametrize("name", ROUTES)
def test_nothing_is_lost_in_twenty_races(name, request):
    route = request.getfixturevalue(name)
    assert [lost for seed in range(RACES) for lost in race(route, seed)] == []


@pytest.mark.parametrize("name", ["master", "inline", "draft"])
def test_without_the_merge_texts_are_lost(name, request, monkeypatch):
    """The twin: whatever the form holds counts as typed."""
    monkeypatch.setattr(ground.VersionedForm, "_merge", lambda form, shown: None)
    route = request.getfixturevalue(name)
    assert [lost for seed in range(6) for lost in race(route, seed)] != []
