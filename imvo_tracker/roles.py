"""Who may do what in the admin: one table, from which the groups are made after every migration.

No role can change a sealed statement: that is refused below the permissions, by the database itself. Decisions and
history are written by the actions alone and only ever read. What an account is limited to (`SectorLimit`) are rows,
not roles. The SER secretariat reads and writes in the negotiations it is on the team of, and nothing by its role alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import AppConfig, apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission, User
from django.db import connections
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from covenants.models import Attendance, Negotiation
from covenants.models.negotiations import PROPOSE, KeptStep
from dossier.decisions import READ_DRAFTS
from dossier.models import AnnexDraft, AuditEvent, Decision, LedgerEntry, Proposal, Revision
from dossier.models.audit import ACCOUNT_EVENTS, EVERY_EVENT
from sectors.models import SectorLimit

MAY_PROPOSE = f"covenants.{PROPOSE}"
RECORD = ("dossier", "sectors", "covenants")
NOTHING: tuple[str, ...] = ()
READ = ("view",)
WRITE = ("view", "add", "change")
EDIT_DRAFTS = ("view", "add", "change", "delete")
SEAL = ("view", "add")
ALL = ("view", "add", "change", "delete")


@dataclass(frozen=True, slots=True)
class Role:
    """A group and, for each kind of table, the actions it may take. Adding a revision is sealing."""

    slug: str
    name: str | Promise
    statements: tuple[str, ...] = NOTHING  # closed and under embargo too; what is not sealed yet only with `drafts`
    drafts: bool = False
    masters: tuple[str, ...] = NOTHING
    revisions: tuple[str, ...] = NOTHING
    trail: tuple[str, ...] = NOTHING  # decisions, proposals, and the history of master data
    accounts: tuple[str, ...] = NOTHING  # and the sectors they are limited to
    roles: tuple[str, ...] = NOTHING
    negotiations: tuple[str, ...] = NOTHING  # that there are such, and who is on which team; never what they hold
    proposes: bool = False  # drafts and proposals for the negotiations whose team one is on
    events: tuple[str, ...] = READ  # of the audit trail: one's own, and more by the rights below
    more_events: tuple[str, ...] = NOTHING


ROLES = (
    Role("ser-secretariat", _("SER secretariat"), proposes=True),
    Role(
        "ministry-editor",
        _("Ministry editor"),
        statements=EDIT_DRAFTS,
        drafts=True,
        masters=WRITE,
        revisions=READ,
        trail=READ,
    ),
    Role(
        "ministry-publisher",
        _("Ministry publisher"),
        statements=EDIT_DRAFTS,
        drafts=True,
        masters=WRITE,
        revisions=SEAL,
        trail=READ,
    ),
    Role(
        "administrator", _("Administrator"), accounts=ALL, roles=READ, more_events=(ACCOUNT_EVENTS,), negotiations=WRITE
    ),
    Role(
        "auditor",
        _("Auditor"),
        statements=READ,
        masters=READ,
        revisions=READ,
        trail=READ,
        more_events=(EVERY_EVENT,),
    ),
)


def names_of_roles() -> dict[str, str | Promise]:
    """Return what every role is called, by the name of its group."""
    return {role.slug: role.name for role in ROLES}


def sync_after_migrate(sender: AppConfig, using: str, **_others: object) -> None:
    """Make the groups as soon as there are tables for them: also of a right that this release brings."""
    there = set(connections[using].introspection.table_names())
    if {model._meta.db_table for model in (Group, Permission, Group.permissions.through)} <= there:
        for label in (*RECORD, "auth"):
            create_permissions(apps.get_app_config(label), verbosity=0, using=using)
        sync_roles(using)


def sync_roles(using: str = "default") -> None:
    """Give every group exactly the permissions of the table above."""
    permissions = list(Permission.objects.using(using).select_related("content_type"))
    for role in ROLES:
        group, _created = Group.objects.using(using).get_or_create(name=role.slug)
        wanted = rights_of(role)
        group.permissions.set([one for one in permissions if _name(one) in wanted])


def _name(permission: Permission) -> str:
    return f"{permission.content_type.app_label}.{permission.codename}"


def rights_of(role: Role) -> set[str]:
    """Return the names of the role's permissions; history follows the table it belongs to, to be read only."""
    named = {f"{model._meta.app_label}.{action}_{model._meta.model_name}" for model, action in _grants(role)}
    more = {READ_DRAFTS} if role.drafts else set()
    return named | more | set(role.more_events) | ({MAY_PROPOSE} if role.proposes else set())


def _grants(role: Role) -> Iterator[tuple[type[Model], str]]:
    for model in apps.get_models():
        for action in actions_of(role, model):
            yield model, action


def actions_of(role: Role, model: type[Model]) -> tuple[str, ...]:
    """Return what a role may do with the rows of a table."""
    if issubclass(model, Group):
        return role.roles
    if issubclass(model, User | SectorLimit):
        return role.accounts
    if issubclass(model, AuditEvent):
        return role.events
    if model._meta.app_label not in RECORD or not model._meta.default_permissions:  # scratch is its owner's alone
        return NOTHING
    if issubclass(model, Negotiation):
        return role.negotiations
    if issubclass(model, KeptStep | Attendance):
        return NOTHING
    if issubclass(model, Revision):
        return role.revisions
    if issubclass(model, AnnexDraft):  # nothing of it is public before it is frozen
        return EDIT_DRAFTS if role.drafts else NOTHING
    if issubclass(model, LedgerEntry):
        return role.statements
    if issubclass(model, Decision | Proposal) or hasattr(model, "history_type"):
        return role.trail
    return role.masters
