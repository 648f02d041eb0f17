"""What a process remembers of a loaded database: read once a session, and the same at the start of each test on it."""

from dataclasses import replace

from covenants.moment.record import forget, read_ahead
from covenants.moment.store import COLUMNS
from dossier.published import PUBLISHED

_READ = {}


def read_once(name):
    """Read the record of the database in use, for the tests that start with it."""
    forget()
    read_ahead()
    statements = COLUMNS.current()
    statements.at(None)
    _READ[name] = COLUMNS._kept, dict(statements._kept), statements.targets, dict(vars(PUBLISHED))
    forget()


def start_with(name):
    """Remember what was read of this database, and nothing that an earlier test has read since."""
    forget()
    if name not in _READ:
        return
    (head, statements), kept, targets, published = _READ[name]
    statements = replace(statements)
    vars(statements).update(_kept=dict(kept), targets=targets)
    COLUMNS._kept = (head, statements)
    vars(PUBLISHED).update(published | {"_kept": dict(published["_kept"])})
