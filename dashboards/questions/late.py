"""Questions about how late signatures were, one by one and by sector, and which promises of one were kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from covenants.domain.outcome import CovenantOutcome
from covenants.domain.spread import Spread, spread_of
from covenants.evidence.register import register_at
from covenants.moment.ledger import PromiseRows
from dashboards.frame.base import Link
from dashboards.frame.query import name_of
from dashboards.promises.filters import DATED, STRICT, by_voice
from dashboards.questions.counts import nothing_known
from dashboards.questions.ledger_rows import (
    READING,
    WHO,
    ledger_link,
    promise_answer,
    who,
)
from dashboards.questions.question import (
    Answer,
    Asking,
    Row,
    Value,
    plain,
)
from dashboards.words.counts import say_count
from dashboards.words.wording import pick

# How late, and what was kept.


def _dated(asking: Asking) -> tuple[PromiseRows, bool]:
    """Return the promises of a signature with a last day by the reading chosen, and whether that is the strict one."""
    strict = asking.chosen[READING] == STRICT
    rows = by_voice(asking.basis.ledger.promises, asking.chosen[WHO]).of_signatures().dated(strict=strict)
    return rows, strict


def _none_dated(asking: Asking) -> str:
    words = {"day": asking.basis.day, "who": who(asking)}
    return _("On %(day)s this collection held no dated promise of %(who)s about a signature.") % words


def how_late(asking: Asking) -> Answer:
    """The ledger's dated promises of a signature, the latest first."""
    made, strict = _dated(asking)
    latest_first = made.arranged("late", descending=True, strict=strict, english=False, actors={})
    link = ledger_link(asking, soort=DATED, lezing=STRICT if strict else "")
    sentence = _say_late(asking, made, strict=strict) if len(made) else _none_dated(asking)
    return promise_answer(asking, sentence, latest_first, link, strict=strict)


def _say_late(asking: Asking, made: PromiseRows, *, strict: bool) -> str:
    late = made.with_outcome(CovenantOutcome.LATE, strict=strict)
    missing, in_time = len(made.not_come()), len(made.with_outcome(CovenantOutcome.ON_TIME, strict=strict))
    parts = (
        _say_days_late(late, strict=strict),
        _("%(count)s in time") % {"count": in_time} if in_time else "",
        _("%(count)s not signed") % {"count": missing} if missing else "",
    )
    words = {"day": asking.basis.day, "made": len(made), "who": who(asking), "parts": "; ".join(filter(None, parts))}
    sentence = ngettext(
        "On %(day)s, of %(made)s dated promise of %(who)s about a signature: %(parts)s.",
        "On %(day)s, of %(made)s dated promises of %(who)s about a signature: %(parts)s.",
        len(made),
    )
    return sentence % words


def _say_days_late(late: PromiseRows, *, strict: bool) -> str:
    """Return how many came late, and by how many days; "" where none did."""
    if not len(late):
        return ""
    by_days = late.arranged("late", descending=False, strict=strict, english=False, actors={})
    least, most = (by_days[place].judged(strict=strict).most or 0 for place in (0, -1))
    words = {"count": len(late), "least": least, "most": most}
    if least == most:
        return ngettext("%(count)s late, %(most)s day", "%(count)s late, %(most)s days", most) % words
    return _("%(count)s late, %(least)s to %(most)s days") % words


def which_kept(asking: Asking) -> Answer:
    """Those of the same that came in time: the figure in the ledger's first sentence."""
    made, strict = _dated(asking)
    kept = made.with_outcome(CovenantOutcome.ON_TIME, strict=strict)
    count = str(len(kept) or say_count(0))
    words = {"day": asking.basis.day, "made": len(made), "who": who(asking), "kept": count}
    sentence = ngettext(
        "On %(day)s, of %(made)s dated promise of %(who)s about a signature: %(kept)s kept in time.",
        "On %(day)s, of %(made)s dated promises of %(who)s about a signature: %(kept)s kept in time.",
        len(made),
    )
    outcome = CovenantOutcome.ON_TIME.value
    link = ledger_link(asking, soort=DATED, uitkomst=outcome, lezing=STRICT if strict else "")
    return promise_answer(asking, sentence % words if len(made) else _none_dated(asking), kept, link, strict=strict)


# How late by sector.


def late_by_sector(asking: Asking) -> Answer:
    """The days of the list of covenants, for those signed with a promised last day, put together by main sector."""
    record = asking.record
    judged = [one for one in record.signed if one.conclusion.outcome in (CovenantOutcome.ON_TIME, CovenantOutcome.LATE)]
    days = {one.slug: one.conclusion.days or 0 for one in judged}
    main = {one.code: one.parent or one.code for one in register_at(record.as_of)}
    by_sector: dict[str, list[str]] = defaultdict(list)
    for one in judged:
        for code in sorted({main[code] for code in one.covenant.sectors if code in main}):
            by_sector[code].append(one.slug)
    spreads = [(code, slugs, spread_of(days[slug] for slug in slugs)) for code, slugs in by_sector.items()]
    ranked = sorted(spreads, key=lambda one: (-one[2].middle if one[2] else 0, one[0]))
    return Answer(
        sentence=nothing_known(asking.basis) or _say_spread(asking, spread_of(days.values())),
        columns=(
            _("Sector"), _("Signatures"), _("Days late on average"), _("The median"), _("Least"), _("Most"),
            _("Agreements"),
        ),
        matches=ranked,
        rows=lambda part: _sector_rows(part, asking),
        seen_on=Link(asking.asked.link("covenants", status="signed"), _("Agreements")),
    )  # fmt: skip


def _say_spread(asking: Asking, spread: Spread | None) -> str:
    words = {"day": asking.basis.day}
    if spread is None:
        return _("On %(day)s no agreement was signed for which a last day had been promised.") % words
    words |= {"count": str(spread.count), "mean": plain(Decimal(round(spread.mean))), "middle": plain(spread.middle)}
    if not spread.most:
        sentence = ngettext(
            "On %(day)s, %(count)s agreement was signed for which a last day had been promised, in time.",
            "On %(day)s, %(count)s agreements were signed for which a last day had been promised, all in time.",
            spread.count,
        )
        return sentence % words
    sentence = ngettext(
        "On %(day)s, %(count)s agreement was signed for which a last day had been promised, %(middle)s days late.",
        "On %(day)s, %(count)s agreements were signed for which a last day had been promised: on average %(mean)s days"
        " late, the median %(middle)s.",
        spread.count,
    )
    return sentence % words


def _sector_rows(part: Sequence[tuple[str, Sequence[str], Spread | None]], asking: Asking) -> Iterable[Row]:
    names = {one.code: pick(one.name, one.name_en) for one in register_at(asking.record.as_of)}
    for code, slugs, spread in part:
        if spread is None:
            continue
        covenants = [asking.record.covenant(slug) for slug in slugs]
        yield (
            Value(names[code], url=asking.asked.link("sector", code)),
            Value(spread.count),
            Value(spread.mean),
            Value(spread.middle),
            Value(spread.least),
            Value(spread.most),
            Value(", ".join(name_of(one) for one in covenants if one)),
        )
