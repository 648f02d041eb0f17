"""`list_rights`: who may do what, told from the database as it is."""

import csv
from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command

from imvo_tracker.roles import ROLES
from sectors.actions import limit_account
from tests.covenants.samples import make_world

pytestmark = pytest.mark.django_db


def listed():
    out = StringIO()
    call_command("list_rights", stdout=out)
    first, *rows = csv.reader(StringIO(out.getvalue()))
    assert first == ["account", "active", "role", "table", "rights", "limited to sectors"]
    return rows


def staff(name, *roles, **more):
    user = User.objects.create_user(name, is_staff=True, **more)
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


def test_each_account_is_listed_with_its_roles_tables_rights_and_limits():
    world = make_world()
    boss = staff("baas", "administrator", is_superuser=True)
    limit_account(staff("ed", "ministry-editor"), [world.sector], by=boss)
    staff("oud", "ministry-publisher", is_active=False)
    User.objects.create_user("lezer")
    rows = listed()
    assert [row for row in rows if row[0] == "baas"] == [
        ["baas", "yes", "(superuser)", "(everything)", "(everything)", ""],
        ["baas", "yes", "administrator", "auth.group", "view", ""],
        ["baas", "yes", "administrator", "auth.user", "view, add, change, delete", ""],
        ["baas", "yes", "administrator", "covenants.negotiation", "view, add, change", ""],
        ["baas", "yes", "administrator", "sectors.sectorlimit", "view, add, change, delete", ""],
    ]
    assert ["ed", "yes", "ministry-editor", "dossier.revision", "view, read drafts", "TEX"] in rows
    assert ["oud", "no", "ministry-publisher", "dossier.revision", "view, read drafts, seal", ""] in rows
    assert ["ed", "yes", "ministry-editor", "covenants.milestonestatement", "view, add, change, delete", "TEX"] in rows
    assert ["", "", "ser-secretariat", "covenants.negotiation", "propose", ""] in rows
    assert "lezer" not in {row[0] for row in rows}
    assert {row[2] for row in rows if not row[0]} == {"ser-secretariat", "auditor"}


def test_a_right_past_the_table_of_roles_shows():
    user = staff("=ed")
    assert listed()[0] == ["'=ed", "yes", "", "", "", ""]
    user.user_permissions.add(Permission.objects.get(codename="add_revision"))
    Group.objects.get(name="auditor").permissions.add(Permission.objects.get(codename="delete_user"))
    rows = listed()
    assert rows[0] == ["'=ed", "yes", "(given to the account itself)", "dossier.revision", "seal", ""]
    assert ["", "", "auditor", "auth.user", "delete", ""] in rows
    assert {row[2] for row in rows[1:]} == {role.slug for role in ROLES}
