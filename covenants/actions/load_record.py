"""Load a record file: masters, then statements, then one sealed revision. All or nothing.

The whole file is read and held against the record before anything is written. What only the database can tell is
found out by writing: when it refuses, or the file had faults already, everything is written once more, row by row,
to name every fault at once, and then taken back.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from covenants.actions import load_statements, write_masters
from covenants.actions.compare_masters import Masters
from covenants.actions.load_catalogue import Catalogue
from covenants.actions.load_masters import MASTERS
from covenants.actions.load_sealed import Loaded, is_sealed_file, load_sealed_file
from covenants.actions.load_statements import Statements
from covenants.actions.record_file import Block, RecordFileError, read_record_file
from covenants.actions.record_yaml import LineError
from dossier.actions import seal, take_record_lock
from dossier.actions_masters import pending_masters, places_of
from dossier.models import StaleVersion


class _Plan:
    """One reading of a file: what it would write, and its faults."""

    def __init__(self, path: Path, content: Block, *, prefer_file: bool) -> None:
        self.path, self._content = path, content
        content.faults.clear()
        rows = Catalogue()
        self.reason, self._head = self._read_head(), content.line_of("revision")
        self.masters = Masters(rows, prefer_file=prefer_file)
        for spec in MASTERS:
            for block in self._blocks(spec.section):
                self.masters.take(spec, block)
        self.masters.settle()
        self.statements = Statements(rows)
        self.statements.take_all(self._blocks("statements"))
        content.refuse_unread()

    def _read_head(self) -> str:
        """Return why there is a revision; its source is named for the reader of the file."""
        head = self._content.attempt(partial(self._content.block, "revision"))
        if head is None:
            return ""
        head.attempt(partial(head.need_text, "source"))
        reason = head.attempt(partial(head.need_text, "reason"))
        head.refuse_unread()
        return reason or ""

    def _blocks(self, section: str) -> Sequence[Block]:
        return self._content.attempt(partial(self._content.blocks, section)) or []

    @property
    def has_faults(self) -> bool:
        return bool(self._content.faults)

    @transaction.atomic
    def write(self, by: AbstractBaseUser, *, as_system: bool) -> Loaded:
        """Write everything; raises ValidationError or IntegrityError when something is refused."""
        source = self.path.name.encode(errors="replace").decode()  # names of files may be no text
        write_masters.write_together(self.masters, by=by, source=source)
        new = load_statements.record_together(self.statements.new, by=by, as_system=as_system)
        masters = places_of(self.masters.made)
        sealed = None
        if new or pending_masters(masters):
            sealed = seal(new, by=by, reason=self.reason, masters=masters, as_system=as_system)
        return Loaded(new, self.statements.known, sealed, self.masters.roots, self.masters.differences)

    def refusal(
        self, by: AbstractBaseUser, cause: Exception | None = None, *, as_system: bool = False
    ) -> RecordFileError:
        """Return all faults; the caller raises them, so that what is written here is taken back."""
        write_masters.find_faults_of(self.masters)
        load_statements.find_faults_of(self.statements.possible, by=by, as_system=as_system)
        if not self.has_faults:
            message = _("the database refuses this: %(reason)s") % {"reason": cause}
            self._content.faults.append(LineError(self._head, message))
        return RecordFileError(self.path, list(self._content.faults))


def load_record_file(path: Path, *, by: AbstractBaseUser, prefer_file: bool = False, as_system: bool = False) -> Loaded:
    """Load one file by the rules of staff input; raises `RecordFileError`, and then nothing is written.

    Master data that exists and differs is left and said, or written with `prefer_file`. Two loads wait for
    one another, and for whoever seals. With `as_system` the command itself records and seals, and `by` needs no
    rights.
    """
    content = read_record_file(path)
    with transaction.atomic():
        take_record_lock()
        if is_sealed_file(content):
            return load_sealed_file(path, content, by=by, as_system=as_system)
        plan = _Plan(path, content, prefer_file=prefer_file)
        if plan.has_faults:
            raise plan.refusal(by, as_system=as_system)
        try:
            return plan.write(by, as_system=as_system)
        except (ValidationError, IntegrityError, DataError, StaleVersion) as error:
            raise _Plan(path, content, prefer_file=prefer_file).refusal(by, error, as_system=as_system) from error
