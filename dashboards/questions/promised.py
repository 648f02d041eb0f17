"""Questions about promises: who promised what, what was not there, how late, what was kept, what moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from covenants.domain.promises import Promise
from covenants.domain.slippage import Slip
from covenants.domain.spread import spread_of
from covenants.evidence.statements import evidence_of
from dashboards.feeds.page import moved_promises
from dashboards.frame.base import Link
from dashboards.promises.filters import DATED, EVERYBODY, PromiseFilters, by_voice, select
from dashboards.questions.counts import nothing_known
from dashboards.questions.late import how_late, late_by_sector, which_kept
from dashboards.questions.ledger_rows import (
    ABOUT,
    ALL,
    PROMISER,
    READ,
    UNTIL,
    WHO,
    ledger_link,
    promise_answer,
    who,
)
from dashboards.questions.question import (
    Answer,
    Asking,
    Basis,
    Day,
    Family,
    PickCovenant,
    Question,
    Row,
    Value,
    covenant_link,
    quoted,
    source_value,
)
from dashboards.words.ages import say_said
from dashboards.words.statements import say_source, statement_link
from dashboards.words.wording import pick, say_day, say_kind
from dossier.domain.dated import said_on


def _deadline(basis: Basis) -> date:
    """The deadline of the goal as it was first set; the day asked about while no goal was known."""
    goal = basis.record.goal
    return goal.deadline if goal and goal.deadline else basis.record.as_of.day


# Who promised what.


def who_promised_what(asking: Asking) -> Answer:
    """The ledger, filtered by whose promise, about what, and for when."""
    about, until = asking.chosen[ABOUT], asking.chosen[UNTIL]
    about = "" if about == ALL else about
    chosen = PromiseFilters(wie=asking.chosen[WHO], convenant=about, tot=until)
    promises = select(chosen, asking.basis.ledger)
    words = {"day": asking.basis.day, "count": len(promises), "who": who(asking), "until": say_day(until)}
    none = _("On %(day)s this collection held no promise of %(who)s for %(until)s or earlier.")
    some = ngettext(
        "On %(day)s this collection held %(count)s promise of %(who)s for %(until)s or earlier.",
        "On %(day)s this collection held %(count)s promises of %(who)s for %(until)s or earlier.",
        len(promises),
    )
    link = ledger_link(asking, convenant=about, tot=until.isoformat())
    return promise_answer(asking, (some if len(promises) else none) % words, promises, link)


# Promised, and not there.


def promised_not_there(asking: Asking) -> Answer:
    """Of the ledger the dated signatures that were promised for the day asked about, or earlier, and did not come."""
    until = asking.record.as_of.day
    made = select(PromiseFilters(wie=asking.chosen[WHO], soort=DATED, tot=until), asking.basis.ledger)
    missing = made.not_come()
    words = {
        "day": asking.basis.day, "until": say_day(until), "who": who(asking), "made": len(made), "count": len(missing),
    }  # fmt: skip
    if not len(made):
        sentence = _("This collection holds no promise of %(who)s about a signature for %(until)s or earlier.")
    elif not len(missing):
        sentence = ngettext(
            "The signature promised by %(who)s for %(until)s or earlier was there on %(day)s.",
            "All %(made)s signatures promised by %(who)s for %(until)s or earlier were there on %(day)s.",
            len(made),
        )
    else:
        words["made"] = ngettext("%(made)s signature", "%(made)s signatures", len(made)) % words
        sentence = ngettext(
            "%(count)s of %(made)s promised by %(who)s for %(until)s or earlier was not there on %(day)s.",
            "%(count)s of %(made)s promised by %(who)s for %(until)s or earlier were not there on %(day)s.",
            len(missing),
        )
    link = ledger_link(asking, soort=DATED, tot=until.isoformat())
    return promise_answer(asking, sentence % words, missing, link)


# What moved.


def which_moved(asking: Asking) -> Answer:
    """The slips of the feed of slippage, of one voice."""
    ledger = asking.basis.ledger
    wanted = {one.fact.key for one in by_voice(ledger.promises, asking.chosen[WHO]) if isinstance(one, Promise)}
    slips = [slip for slip in moved_promises(ledger) if slip.after.key in wanted]
    return Answer(
        sentence=nothing_known(asking.basis) or _say_moved(asking, slips),
        columns=(
            _("Agreement"), _("Milestone"), _("Promised until"), _("Later promised until"), _("Days moved"), _("Who"),
            _("Known since"), _("Words"), _("Source"),
        ),
        matches=slips,
        rows=lambda part: _slip_rows(part, asking),
        seen_on=Link(asking.asked.link("promises", wie=asking.chosen[WHO]), _("Promises")),
    )  # fmt: skip


def _say_moved(asking: Asking, slips: Sequence[Slip]) -> str:
    days = spread_of(slip.days for slip in slips)
    words = {"day": asking.basis.day, "who": who(asking), "count": len(slips)}
    if days is None:
        return _("On %(day)s no last day named by %(who)s had been moved to a later one.") % words
    covenants = len({slip.after.covenant for slip in slips})
    words |= {"covenants": covenants, "least": days.least, "most": days.most}
    if days.count == 1:
        return _("On %(day)s one last day named by %(who)s had been moved to a later one, by %(most)s days.") % words
    about = ngettext("of %(covenants)s agreement", "of %(covenants)s agreements", covenants) % words
    sentence = _(
        "On %(day)s, %(count)s last days named by %(who)s, %(about)s, had been moved to a later one: by %(least)s to"
        " %(most)s days."
    )
    return sentence % {**words, "about": about}


def _slip_rows(part: Sequence[Slip], asking: Asking) -> Iterable[Row]:
    said = evidence_of({slip.after.key for slip in part}, asking.record.as_of)
    for slip in part:
        after = said[slip.after.key]
        slug = slip.after.covenant
        yield (
            covenant_link(asking.record.covenant(slug), slug, asking.asked),
            Value(say_kind(slip.after.kind)),
            Value(slip.was),
            Value(slip.now),
            Value(slip.days),
            Value(pick(after.evidence.actor, after.evidence.actor_en)),
            Value(said_on(after.evidence), words=say_said(after.evidence)),
            quoted(after.evidence.wording),
            source_value(say_source(after.evidence), statement_link(asking.asked, slug, after.key)),
        )


FAMILY = Family(
    gettext_lazy("Promised, and in fact"),
    (
        Question(
            "beloofd-en-er-niet",
            gettext_lazy(
                "Which signatures promised by %(wie)s for %(peildatum)s or earlier were not there on that day,"
                " %(bekend_op)s?"
            ),
            promised_not_there,
            (PROMISER,),
        ),
        Question(
            "wie-beloofde-wat",
            gettext_lazy(
                "Which promises of %(wie)s about %(convenant)s were made for %(tot)s or earlier, seen on %(peildatum)s"
                " %(bekend_op)s?"
            ),
            who_promised_what,
            (
                PROMISER,
                PickCovenant(
                    ABOUT,
                    gettext_lazy("Agreement"),
                    lambda basis: basis.ledger.promises.covenants(),
                    lambda _basis: ALL,
                    ((ALL, gettext_lazy("all agreements")),),
                ),
                Day(UNTIL, gettext_lazy("Promised for this day or earlier"), _deadline),
            ),
        ),
        Question(
            "welke-gehouden",
            gettext_lazy(
                "Which promises of %(wie)s about a signature had been kept on %(peildatum)s, by %(lezing)s of vague"
                " dates and %(bekend_op)s?"
            ),
            which_kept,
            (PROMISER, READ),
        ),
        Question(
            "hoe-laat",
            gettext_lazy(
                "How late was each signature promised by %(wie)s, by %(lezing)s of vague dates, seen on %(peildatum)s"
                " %(bekend_op)s?"
            ),
            how_late,
            (PROMISER, READ),
        ),
        Question(
            "hoe-laat-per-sector",
            gettext_lazy(
                "How late were signatures on average in each sector, by the counting rule %(telregel)s, seen on"
                " %(peildatum)s %(bekend_op)s?"
            ),
            late_by_sector,
            reads_each=True,
        ),
        Question(
            "welke-verschoven",
            gettext_lazy(
                "Which last days named by %(wie)s had been moved to a later day on %(peildatum)s, how often and by how"
                " much, %(bekend_op)s?"
            ),
            which_moved,
            (replace(PROMISER, default=lambda _basis: EVERYBODY),),
            reads_each=True,
        ),
    ),
)
