"""Which covenants a counting rule counts: the one place that decides it. The rules themselves are master data."""

from __future__ import annotations

from collections.abc import Iterable

from covenants.domain.facts import RuleFact
from covenants.moment.sectors import holding_links
from covenants.moment.states import States
from covenants.moment.words import Mask, any_of_each, holds_at, is_one_of, keep, rows_where


def counted_by(rule: RuleFact, states: States) -> Mask:
    """Say of each covenant whether the rule counts it at all, signed or not."""
    counted = ~_named(rule.excluded, states)
    if rule.only:
        counted &= _named(rule.only, states)
    if rule.without_subsectors:
        counted &= ~is_subsector(states)
    if rule.facilitated_by:
        counted &= is_led_by(rule.facilitated_by, states)
    if rule.running_only:
        counted &= ~states.is_signed | states.running
    return counted


def _named(slugs: Iterable[str], states: States) -> Mask:
    position = states.columns.masters.position
    return holds_at([position[slug] for slug in slugs if slug in position], states.covenants)


def is_subsector(states: States) -> Mask:
    """Say of each covenant whether it is of subsectors alone, as far as its sectors were known."""
    masters = states.columns.masters
    known = holding_links(states)
    is_sub = masters.sector_is_sub[masters.sector_of]
    in_sub = any_of_each(masters.covenant_of, rows_where(known & is_sub), states.covenants)
    in_main = any_of_each(masters.covenant_of, rows_where(known & ~is_sub), states.covenants)
    return in_sub & ~in_main


def is_led_by(organisation: str, states: States) -> Mask:
    """Say of each covenant whether an organisation facilitates it."""
    mentions, rows = states.mentions, states.facilitations
    wanted = [pk for pk, slug in states.columns.masters.organisations.items() if slug == organisation]
    led = keep(rows, is_one_of(mentions.facilitator[rows], wanted))
    return any_of_each(mentions.covenant, led, states.covenants)
