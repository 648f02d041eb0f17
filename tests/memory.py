"""What a process remembers of a loaded database: read once a session, and the same at the start of each test on it."""

import os
import sys
from dataclasses import replace
from functools import lru_cache

from covenants.moment.record import forget, read_ahead
from covenants.moment.store import COLUMNS
from dossier.published import PUBLISHED
from dossier.visible_rows import Prepared

_READ = {}
_KEEPING = type(lru_cache(int))


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
    if os.environ.get("MUTANTS"):
        forget_answers()
    if name not in _READ:
        return
    (head, statements), kept, targets, published = _READ[name]
    statements = replace(statements)
    vars(statements).update(_kept=dict(kept), targets=targets)
    COLUMNS._kept = (head, statements)
    vars(PUBLISHED).update(published | {"_kept": dict(published["_kept"])})


def forget_answers():
    """Let functions forget what they answered: a mutant is tried in a process that has run the tests without it.

    A rule that is asked once a process, such as how a question is prepared, would never be asked again.
    """
    for name, module in list(sys.modules.items()):
        if name.startswith(("dossier.", "sectors.", "covenants.", "dashboards.")):
            for value in list(vars(module).values()):
                answers = value._kept if isinstance(value, Prepared) else value
                if isinstance(answers, _KEEPING):
                    answers.cache_clear()
