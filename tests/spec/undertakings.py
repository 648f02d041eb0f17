"""Motions and commitments, as plain as they can be said: look at every event, one by one."""

from datetime import date


def answered_on(events):
    """The first day of an answer: its own, else that on which it became known; None while there is none."""
    days = [one.latest or one.known_from for one in events if one.event == "answered"]
    return min((day for day in days if day), default=None)


def standing(events, on: date) -> str:
    """How a motion or commitment stands on a day, by events in the order in which they became known."""
    term = None
    is_answered = False
    for one in events:
        if one.event == "term" and one.latest:
            term = one.latest
        is_answered = is_answered or one.event == "answered"
    answer = answered_on(events)
    if not is_answered:
        return "overdue" if term and on > term else "open"
    if not (term and answer):
        return "answered"
    return "late" if answer > term else "in_time"
