"""The covenants at one moment. What was worked out for the last few moments is kept: pages of a day share it."""

from __future__ import annotations

import gc

from covenants.moment.layout import Columns
from covenants.moment.readings import Readings
from covenants.moment.states import States
from covenants.moment.words import among
from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf

MOST_MOMENTS = 2
# Of the collector: what was made since its last few rounds
YOUNG = 1


def all_readings(columns: Columns, as_of: AsOf, audience: Audience, *, strict: bool = False) -> Readings:
    """Return every covenant of which a visible entry speaks, in the order of codes.

    They follow from the columns and what is asked alone, so that they may be kept as long as the columns themselves.
    """
    kept, key = columns.by_moment, (as_of, audience, strict)
    readings = kept.pop(key, None)
    if readings is None:
        states = States(columns, as_of, audience, strict)
        readings = Readings(states, among(columns.masters.order, states.known), name="all")
    kept.update({key: readings})
    let_go = [kept.pop(oldest, None) for oldest in list(kept)[:-MOST_MOMENTS]]
    for forgotten in let_go:
        if forgotten is not None:
            forgotten.answers.close()
    if let_go:
        # Templates and tables of pages that were answered refer to themselves, and hold the moment they were made of:
        # ten to forty megabytes at ten thousand covenants, and few enough objects to wait long for their turn
        gc.collect(YOUNG)
    return readings
