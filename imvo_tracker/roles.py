"""Who may do what in the admin: one table, written to Django's groups by `sync_roles()`.

No role can change a sealed statement: that is refused below the permissions, by the database itself. Decisions and
history are written by the actions alone and only ever read.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dossier.models import Decision, LedgerEntry, Revision

RECORD = ("dossier", "sectors", "covenants")
READ = ("view",)
WRITE = ("view", "add", "change")
EDIT_DRAFTS = ("view", "add", "change", "delete")
ALL = ("view", "add", "change", "delete")


@dataclass(frozen=True, slots=True)
class Role:
    """A group and, for each kind of table, the actions it may take. Adding a revision is sealing."""

    slug: str
    name: str | Promise
    statements: tuple[str, ...] = READ
    masters: tuple[str, ...] = READ
    revisions: tuple[str, ...] = READ
    accounts: tuple[str, ...] = ()


ROLES = (
    Role("ministry-editor", _("Ministry editor"), statements=EDIT_DRAFTS, masters=WRITE),
    Role(
        "ministry-publisher",
        _("Ministry publisher"),
        statements=EDIT_DRAFTS,
        masters=WRITE,
        revisions=("view", "add"),
    ),
    Role("administrator", _("Administrator"), accounts=ALL),
)


def sync_roles() -> None:
    """Give every group exactly the permissions of the table above."""
    for role in ROLES:
        group, _created = Group.objects.get_or_create(name=role.slug)
        group.permissions.set(permissions_of(role))


def permissions_of(role: Role) -> list[Permission]:
    """Return the role's permissions; history tables follow the table they belong to, to be read only."""
    wanted = {f"{model._meta.app_label}.{action}_{model._meta.model_name}" for model, action in _grants(role)}
    permissions = Permission.objects.select_related("content_type")
    return [one for one in permissions if f"{one.content_type.app_label}.{one.codename}" in wanted]


def _grants(role: Role) -> Iterator[tuple[type[Model], str]]:
    for model in apps.get_models():
        for action in _actions(role, model):
            yield model, action


def _actions(role: Role, model: type[Model]) -> tuple[str, ...]:
    if issubclass(model, User | Group):
        return role.accounts
    if model._meta.app_label not in RECORD:
        return ()
    if issubclass(model, Revision):
        return role.revisions
    if issubclass(model, LedgerEntry):
        return role.statements
    if issubclass(model, Decision) or hasattr(model, "history_type"):
        return READ
    return role.masters
