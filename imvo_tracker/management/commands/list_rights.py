"""Print who may do what, as CSV: each account by each of its roles, and the roles that nobody has."""

from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.core.management.base import BaseCommand

from dashboards.formats import comma
from dashboards.formats.base import Dataset
from dossier.decisions import READ_DRAFTS, SEAL

COLUMNS = ("account", "active", "role", "table", "rights", "limited to sectors")
# What holds is told from the database: a right that was given past the table shows as such.
SUPERUSER, DIRECT, EVERYTHING = "(superuser)", "(given to the account itself)", "(everything)"
WORDS = {SEAL: "seal", READ_DRAFTS: "read drafts"}
ORDER = ("view", "read drafts", "add", "change", "delete", "seal")


class Command(BaseCommand):
    """One line for each account, role and table; an account without staff access may do nothing here."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take nothing."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the lines."""
        dataset = Dataset("rights", "Rights", notes=(), columns=COLUMNS, rows=tuple(rows()))
        text = b"".join(comma.write(dataset)).decode("utf-8-sig")
        self.stdout.write(text.lstrip("\r\n"), ending="")


def rows() -> Iterator[tuple[str, ...]]:
    """Yield the cells of each line."""
    groups = {group.name: list(told(group.permissions.all())) for group in _groups()}
    taken = set()
    for user in _accounts():
        head = (user.username, "yes" if user.is_active else "no")
        limits = ", ".join(limit.sector.code for limit in user.sector_limits.all())
        if user.is_superuser:
            yield (*head, SUPERUSER, EVERYTHING, EVERYTHING, limits)
        for group in user.groups.all():
            taken.add(group.name)
            yield from ((*head, group.name, *line, limits) for line in groups[group.name] or [("", "")])
        yield from ((*head, DIRECT, *line, limits) for line in told(user.user_permissions.all()))
        if not (user.is_superuser or user.groups.all() or user.user_permissions.all()):
            yield (*head, "", "", "", limits)
    for name, lines in groups.items():
        if name not in taken:
            yield from (("", "", name, *line, "") for line in lines or [("", "")])


def _groups() -> Iterable[Group]:
    return Group.objects.order_by("name").prefetch_related("permissions__content_type")


def _accounts() -> Iterable[User]:
    linked = ("groups", "user_permissions__content_type", "sector_limits__sector")
    return User.objects.filter(is_staff=True).order_by("username").prefetch_related(*linked)


def told(permissions: Iterable[Permission]) -> Iterator[tuple[str, str]]:
    """Yield each table with what may be done with its rows, in words."""
    by_table = defaultdict(set)
    for one in permissions:
        table = f"{one.content_type.app_label}.{one.content_type.model}"
        name = f"{one.content_type.app_label}.{one.codename}"
        by_table[table].add(WORDS.get(name, one.codename.partition("_")[0]))
    for table in sorted(by_table):
        yield table, ", ".join(sorted(by_table[table], key=_place))


def _place(right: str) -> tuple[int, str]:
    return (ORDER.index(right) if right in ORDER else len(ORDER)), right
