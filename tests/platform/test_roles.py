"""The roles of the admin, and the accounts of a demonstration."""

import re
from io import StringIO

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command

from imvo_tracker.roles import ROLES, rights_of, sync_roles

pytestmark = pytest.mark.django_db


def granted(role):
    permissions = Group.objects.get(name=role).permissions.select_related("content_type")
    return {f"{one.content_type.app_label}.{one.codename}" for one in permissions}


@pytest.mark.parametrize(
    ("role", "has", "has_not"),
    [
        (
            "ministry-editor",
            {"covenants.add_milestonestatement", "dossier.change_document", "dossier.view_revision"},
            {
                "dossier.add_revision",
                "dossier.delete_document",
                "dossier.add_decision",
                "auth.view_user",
                "dossier.change_historicaldocument",
            },
        ),
        (
            "ministry-publisher",
            {"covenants.add_milestonestatement", "dossier.add_revision", "dossier.view_decision"},
            {"dossier.delete_decision", "dossier.change_revision", "dossier.delete_revision", "auth.change_user"},
        ),
        (
            "administrator",
            {
                "auth.add_user",
                "auth.delete_user",
                "auth.view_group",
                "sectors.add_sectorlimit",
                "covenants.change_negotiation",
            },
            {
                "auth.change_group",
                "dossier.add_revision",
                "covenants.view_milestonestatement",
                "dossier.view_document",
                "dossier.view_decision",
                "dossier.view_historicaldocument",
                "dossier.read_drafts",
                "covenants.propose_for_negotiation",
                "covenants.view_negotiationsession",
                "covenants.delete_negotiation",
            },
        ),
        (
            "auditor",
            {"covenants.view_milestonestatement", "dossier.view_decision", "dossier.view_historicaldocument"},
            {"dossier.read_drafts", "covenants.change_milestonestatement", "auth.view_user", "dossier.add_revision"},
        ),
        (
            "ser-secretariat",
            {"covenants.propose_for_negotiation"},
            {
                "covenants.view_negotiation",
                "covenants.view_negotiationsession",
                "covenants.add_milestonestatement",
                "dossier.add_revision",
                "covenants.view_milestonestatement",
                "dossier.read_drafts",
                "dossier.view_document",
                "auth.view_user",
            },
        ),
    ],
)
def test_a_role_has_its_permissions_and_no_more(role, has, has_not):
    sync_roles()
    assert (has - granted(role), has_not & granted(role)) == (set(), set())


def test_roles_are_there_once_the_tables_are():
    """Nobody has to remember a command: whoever migrates has the groups, with every right of this release."""
    assert {role.slug: granted(role.slug) for role in ROLES} == {role.slug: rights_of(role) for role in ROLES}
    Group.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert {role.slug: granted(role.slug) for role in ROLES} == {role.slug: rights_of(role) for role in ROLES}


def test_a_permission_given_by_hand_is_taken_back():
    sync_roles()
    before = granted("administrator")
    group = Group.objects.get(name="administrator")
    group.permissions.add(*Group.objects.get(name="ministry-publisher").permissions.all())
    sync_roles()
    assert granted("administrator") == before


def printed(**options):
    out = StringIO()
    call_command("demo_accounts", stdout=out, **options)
    return dict(re.findall(r"^ +(\w+) +([a-z0-9-]{23}) ", out.getvalue(), re.MULTILINE))


def test_each_role_gets_an_account_whose_printed_password_works(client):
    accounts = printed()
    roles = {user.username: [group.name for group in user.groups.all()] for user in User.objects.all()}
    assert sorted(roles.values()) == sorted([role.slug] for role in ROLES)
    assert [client.login(username=name, password=password) for name, password in accounts.items()] == [True] * len(
        ROLES
    )
    assert {(user.is_staff, user.is_superuser) for user in User.objects.all()} == {(True, False)}


def test_a_second_run_changes_nothing_and_renewing_makes_other_passwords():
    first = printed()
    hashes = dict(User.objects.values_list("username", "password"))
    assert printed() == {}
    assert dict(User.objects.values_list("username", "password")) == hashes
    renewed = printed(renew=True)
    assert (renewed.keys(), set(renewed.values()) & set(first.values())) == (first.keys(), set())


def test_a_site_on_the_internet_gets_no_demo_accounts(settings):
    settings.HTTPS = True
    with pytest.raises(CommandError, match="demonstration"):
        call_command("demo_accounts")
    assert User.objects.count() == 0
