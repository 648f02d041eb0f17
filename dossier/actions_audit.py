"""Keeping the audit trail: one event for each attempt, and what the database kept of it."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, InterfaceError, connection, transaction

from dossier.models import AuditEvent

# Who is signed in and who guessed how often: no write of the record, and rewritten by mere reading
_NOT_COUNTED = frozenset({"django_session", "login_limits"})
_WRITE = re.compile(r'\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)', re.IGNORECASE)
FIELDS = ("actor", "action", "object", "at", "origin", "result", "status", "reason")

log = logging.getLogger("imvo.audit")


class Writes:
    """What was written in a block: whether anything was tried, and whether anything of it stays."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.tried = False
        self._stays = False

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Stand around each statement, as Django's `execute_wrapper` asks."""
        result = execute(sql, params, many, context)
        written = _WRITE.match(sql)
        if written and written[1] not in _NOT_COUNTED:
            self.tried = True
            self._await_commit()
        return result

    def _await_commit(self) -> None:
        """Note the write as Django notes what runs on commit: a rollback, of a savepoint too, forgets it."""
        if not connection.in_atomic_block:
            self._stays = True
        elif not any(act == self._commit and ids == set(connection.savepoint_ids) for ids, act in self._awaited()):
            transaction.on_commit(self._commit)

    def _commit(self) -> None:
        self._stays = True

    def _awaited(self) -> Iterator[tuple[set[str], Any]]:
        waiting: list[Any] = connection.run_on_commit
        yield from ((ids, act) for ids, act, _robust in waiting)

    @property
    def stay(self) -> bool:
        """Tell whether something was kept, or will be with the transaction around the block."""
        return self._stays or any(act == self._commit for _ids, act in self._awaited())


@contextmanager
def watched_writes() -> Iterator[Writes]:
    """Yield what is written in this block."""
    writes = Writes()
    with connection.execute_wrapper(writes):
        yield writes


def keep_event(event: AuditEvent, *, in_database: bool = True) -> bool:
    """Add an event to the trail, in a transaction of its own; tell whether the trail has it.

    A database that takes no event (read-only, full, away) must not turn an answer into another one: then all of it goes
    to the log, as an error, where an operator sees that the trail has a gap and what stands in it.
    """
    if in_database:
        try:
            with transaction.atomic():
                event.save()
            return True
        except (DatabaseError, InterfaceError) as error:
            log.error("the audit trail lacks an event", extra=_told(event, type(error).__name__))
            return False
    log.error("the audit trail lacks an event", extra=_told(event, "database unavailable"))
    return False


def _told(event: AuditEvent, error: str) -> dict[str, object]:
    return {
        "actor": f"user:{event.actor_id}" if event.actor_id else "visitor",
        "action": event.action,
        "object": f"{event.table} {event.key}".strip(),
        "result": f"{event.result} {event.status} {event.reason}; {error}",
        "origin": event.origin,
    }
