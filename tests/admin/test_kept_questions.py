"""Who somebody is, what the account may and which row a page is about: kept questions are answered as by Django."""

from datetime import timedelta

import pytest
from django.contrib.admin import site
from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser, Group, Permission, User
from django.contrib.sessions.models import Session
from django.test import RequestFactory

from covenants.models import MilestoneStatement
from dossier.selectors_proposals import tables_with_drafts
from imvo_tracker.accounts.backend import StaffBackend
from imvo_tracker.accounts.session_store import SessionStore
from imvo_tracker.lib.asof import now
from sectors.models import Sector, SectorLimit
from tests.admin.walking import FUTURE, GROUPS, begin
from tests.covenants.samples import DAY

pytestmark = pytest.mark.django_db
CLOSED = {"opens_after": "Na afronding.", "embargo_reason": "Overleg."}
KINDS = {
    "open": {},
    "embargo": {"openness": "embargo", "public_from": FUTURE, "embargo_reason": "Overleg."},
    "ministry": {"openness": "ministry", **CLOSED},
    "ser": {"openness": "ser", **CLOSED},
}


@pytest.fixture
def accounts():
    """One account for each group, one with a right of its own beside its group's, one without any, one that left."""
    made = {}
    for name in ("ministry-editor", "ministry-publisher", "administrator", "auditor", "ser-secretariat"):
        made[name] = User.objects.create_user(name)
        made[name].groups.add(Group.objects.get(name=name))
    own = Permission.objects.get(content_type__app_label="dossier", codename="add_revision")
    for name in ("own", "nobody", "left", "all"):
        made[name] = User.objects.create_user(name, is_superuser=name == "all")
    made["own"].user_permissions.add(own)
    made["own"].groups.add(Group.objects.get(name="auditor"))
    made["left"].user_permissions.add(own)
    User.objects.filter(pk=made["left"].pk).update(is_active=False)
    return {name: one.pk for name, one in made.items()}


def test_rights_are_those_that_django_reads(accounts):
    stored = {name: User.objects.get(pk=key) for name, key in accounts.items()}
    ours = {name: StaffBackend().get_all_permissions(one) for name, one in stored.items()}
    anew = {name: ModelBackend().get_all_permissions(User.objects.get(pk=key)) for name, key in accounts.items()}
    assert ours == anew
    assert {name for name, rights in ours.items() if not rights} == {"nobody", "left"}
    assert ours["own"] == ours["auditor"] | {"dossier.add_revision"}
    assert len({len(rights) for rights in ours.values()}) > 4
    assert StaffBackend().get_all_permissions(AnonymousUser()) == set()
    assert StaffBackend().get_all_permissions(stored["own"], stored["own"]) == set()


def test_a_right_that_is_taken_away_is_gone_at_the_next_request(accounts):
    assert StaffBackend().get_user(accounts["own"]).has_perm("dossier.add_revision") is True
    User.objects.get(pk=accounts["own"]).user_permissions.clear()
    assert StaffBackend().get_user(accounts["own"]).has_perm("dossier.add_revision") is False


def test_an_account_is_the_row_of_now_and_one_that_left_is_nobody(accounts):
    for name, key in accounts.items():
        ours, anew = StaffBackend().get_user(key), ModelBackend().get_user(key)
        assert (name, ours and vars(ours).keys()) == (name, anew and vars(anew).keys())
        assert [getattr(ours, field.attname, None) for field in User._meta.concrete_fields] == [
            getattr(anew, field.attname, None) for field in User._meta.concrete_fields
        ]
    assert StaffBackend().get_user(accounts["left"]) is None
    assert StaffBackend().get_user(10**9) is None
    assert get_user_model() is User


def test_a_session_is_read_until_it_ends_and_its_key_counts_no_more_after_that():
    store = SessionStore()
    store["said"] = "ja"
    store.save()
    key = store.session_key
    assert SessionStore(key)["said"] == "ja"
    Session.objects.filter(pk=key).update(expire_date=now() - timedelta(seconds=1))
    ended = SessionStore(key)
    assert (ended.get("said"), ended.session_key) == (None, None)
    unknown = SessionStore("x" * 32)
    assert (dict(unknown.items()), unknown.session_key) == ({}, None)


def test_a_page_is_about_the_row_that_its_list_would_show(django_assert_num_queries):
    """For every role, of open, embargoed and closed rows, drafts and sealed ones."""
    walk = begin(MilestoneStatement)
    rows = {}
    for number, (kind, typed) in enumerate(KINDS.items()):
        rows[f"draft {kind}"] = walk.statement(locator=f"p. 1{number}", **typed)
        rows[f"sealed {kind}"] = walk.sealed(walk.statement(locator=f"p. 2{number}", **typed))
    recorder = walk.browsers["owner"]
    walk.browsers["owner"] = walk.browsers["other"]
    rows["of another"] = walk.statement(locator="p. 30", **KINDS["ser"])
    walk.browsers["owner"] = recorder
    SectorLimit.objects.create(account=walk.users["other"], sector=another_sector(walk))
    hidden = {}
    for role in GROUPS:
        for name, row in rows.items():
            ours, anew = read_by(walk.users[role], row)
            assert (role, name, whole(ours)) == (role, name, whole(anew))
            hidden.setdefault(role, set()).update({name} if ours is None else set())
    assert hidden["publisher"] == set()
    assert hidden["owner"] == {"of another"}
    assert hidden["other"] > {"draft ser", "sealed ministry"}
    assert hidden["auditor"] == {name for name in rows if not name.startswith("sealed")}
    admin, request = site._registry[MilestoneStatement], RequestFactory().get("/")
    request.user = walk.users["publisher"]
    assert [admin.find_row(request, key, None) for key in ("geen", "", str(10**15))] == [None, None, None]
    kept = admin.find_row(request, str(rows["draft open"].pk), None)
    with django_assert_num_queries(0):
        assert (str(kept), kept.document.key, kept.actor.slug) != ("", "", "")


def another_sector(walk):
    return Sector.objects.create(code="VOE", name="Voeding", kind="main", known_from=DAY, document=walk.world.letter)


def read_by(user, row):
    admin, request = site._registry[MilestoneStatement], RequestFactory().get("/")
    request.user = User.objects.get(pk=user.pk)
    return admin.find_row(request, str(row.pk), None), admin.get_queryset(request).filter(pk=row.pk).first()


def whole(row):
    """Return every column of a row, and the rows it names with their names."""
    if row is None:
        return None
    named = {
        name: (str(one), getattr(one, "_prefetched_objects_cache", {}).keys())
        for name, one in row._state.fields_cache.items()
    }
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}, named


def test_the_tables_that_hold_drafts_are_those_with_an_unsealed_row():
    walk = begin(MilestoneStatement)
    assert tables_with_drafts() == []
    draft = walk.statement()
    assert tables_with_drafts() == [MilestoneStatement]
    walk.sealed(draft)
    assert tables_with_drafts() == []
