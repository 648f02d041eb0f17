"""Commands that write: each run is one event of the audit trail, also one that fails."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, InterfaceError

from dossier.actions_audit import Writes, keep_event, watched_writes
from dossier.choices import AuditResult
from dossier.models import AuditEvent
from dossier.models.audit import NO_REASON
from imvo_tracker.lib.asof import now
from imvo_tracker.lib.noted import Notes, taking_notes

CONSOLE = "console"
_REFUSED, _FAILED = (AuditResult.REFUSED, "refused-by-rule"), (AuditResult.FAILED, "error")


class RecordingCommand(BaseCommand):
    """Tell `acts_as` which account the work is done as; without one it is the machine itself."""

    account: int | None = None

    def acts_as(self, account: Any) -> None:
        """Name the account that the event is of."""
        self.account = account.pk

    def execute(self, *args: Any, **options: Any) -> Any:
        """Do the work, then add the event."""
        ended: tuple[AuditResult, str] | None = None
        with taking_notes() as notes, watched_writes() as writes:
            try:
                return super().execute(*args, **options)
            except CommandError as error:
                outage = isinstance(error.__cause__, DatabaseError | InterfaceError)
                ended = _FAILED if outage else _REFUSED
                raise
            except BaseException:
                ended = _FAILED
                raise
            finally:
                self._keep(notes, writes, ended)

    def _keep(self, notes: Notes, writes: Writes, ended: tuple[AuditResult, str] | None) -> None:
        done = (AuditResult.OK, NO_REASON) if writes.stay else (AuditResult.NOTHING, "nothing-to-write")
        result, reason = ended or done
        event = AuditEvent(
            actor_id=self.account,
            action=f"command.{type(self).__module__.rpartition('.')[2]}",
            table=notes.table,
            key=notes.key,
            at=now(),
            origin=CONSOLE,
            result=result,
            status=0 if ended is None else 1,
            reason=notes.reason or reason if result == AuditResult.OK else reason,
        )
        keep_event(event)
