"""Questions about what was said: known then, silent since, contradicted, said in a document, changed, corrected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from covenants.evidence.documents import documents_at
from covenants.evidence.on_covenant import SaidOfCovenant, said_of_covenant
from covenants.evidence.statements import Claimed, Statement, claims_in_document, statements_at, statements_of
from covenants.kinds import KIND_ORDER
from covenants.models import MilestoneStatement
from dashboards.comparison.moments import compared, days_that_matter
from dashboards.comparison.page import Row as Changed
from dashboards.corrections.page import say_corrections, views_of
from dashboards.covenants.detail import covenant_source
from dashboards.covenants.lead import lead
from dashboards.covenants.others import facts_of_kind, say_days_by_source
from dashboards.covenants.statements import statement_row
from dashboards.documents.claims import in_page_order, row_url, subject_of
from dashboards.documents.facts import name_of as name_of_document
from dashboards.frame.base import Link
from dashboards.frame.landmarks import LETTER_DAY
from dashboards.frame.query import Choices, name_of
from dashboards.page_request import FROM, UNTIL
from dashboards.questions.counts import list_link, nothing_known
from dashboards.questions.question import (
    Answer,
    Asking,
    Basis,
    Family,
    Pick,
    PickCovenant,
    Question,
    Row,
    Value,
    covenant_link,
    quoted,
    source_value,
)
from dashboards.words.outcomes import outcome_badge
from dashboards.words.statements import say_place, say_where, statement_link, view_statement
from dashboards.words.wording import pick, say_day, say_kind
from dossier.choices import OrganisationKind
from dossier.domain.dated import said_on

ABOUT, DOCUMENT, SPEAKER = "convenant", "document", "spreker"
ALL = "alle"


# What was known of one covenant.


def what_was_known(asking: Asking) -> Answer:
    """The first sentence of the covenant's page, and every statement on it."""
    slug = asking.chosen[ABOUT]
    reading = asking.record.reading(slug)
    if reading is None:
        return _nothing(asking)
    source = covenant_source(asking.asked, asking.record, slug)
    told = lead(reading, asking.record, source.statements, source.promises, asking.asked)
    return Answer(
        sentence=" ".join(filter(None, (told.sentence, told.life))),
        columns=_statement_columns(),
        matches=said_of_covenant(slug, asking.record.as_of),
        rows=lambda said: _statement_rows(said, asking),
        seen_on=Link(asking.asked.link("covenant", slug), name_of(reading.covenant)),
    )


def _nothing(asking: Asking) -> Answer:
    return Answer(nothing_known(asking.basis), _statement_columns(), (), lambda _found: (), list_link(asking))


def _statement_columns() -> tuple[str, ...]:
    return _("Statement"), _("Words"), _("What it says"), _("When"), _("According to"), _("Known since"), _("Source")


def _statement_rows(said: Sequence[SaidOfCovenant], asking: Asking) -> Iterable[Row]:
    for one in statements_at([one.claim for one in said], asking.record.as_of):
        row = statement_row(one, asking.asked)
        yield (
            Value(row.heading, url=statement_link(asking.asked, one.covenant, one.key)),
            quoted(row.wording),
            Value(row.text),
            Value(row.window),
            Value(row.who),
            Value(said_on(one.evidence), words=row.said),
            source_value(row.source.label, row.source.url),
        )


# Who fell silent.


def who_fell_silent(asking: Asking) -> Answer:
    """The covenants behind the filter "silent" of the list, with the day on which something was last heard."""
    readings = asking.record.readings
    silent = [(heard, slug) for slug in readings.silent().slugs if (heard := readings.last_movement(slug))]
    by_day = sorted(silent)
    return Answer(
        sentence=nothing_known(asking.basis) or _say_silent(asking, by_day),
        columns=(_("Agreement"), _("Last news"), _("Days of silence"), _("On time?"), _("Last document without it")),
        matches=by_day,
        rows=lambda part: _silent_rows(part, asking),
        seen_on=list_link(asking, stilte="stil"),
    )


def _say_silent(asking: Asking, by_day: Sequence[tuple[date, str]]) -> str:
    words = {"day": asking.basis.day, "count": len(by_day)}
    if not by_day:
        return _("On %(day)s there was no agreement without news for nine months or longer.") % words
    first, slug = by_day[0]
    covenant = asking.record.covenant(slug)
    words |= {"name": name_of(covenant) if covenant else slug, "since": say_day(first)}
    sentence = ngettext(
        "On %(day)s there had been no news for nine months or longer of %(count)s agreement: %(name)s, since"
        " %(since)s.",
        "On %(day)s there had been no news for nine months or longer of %(count)s agreements; the longest of %(name)s,"
        " since %(since)s.",
        len(by_day),
    )
    return sentence % words


def _silent_rows(part: Sequence[tuple[date, str]], asking: Asking) -> Iterable[Row]:
    record = asking.record
    titles = {one.key: one for one in documents_at(record.as_of)}
    for heard, slug in part:
        reading = record.reading(slug)
        if reading is None:
            continue
        absent = [titles[one.absent_from] for one in record.left_out(slug) if one.absent_from in titles][-1:]
        outcome = outcome_badge(reading)
        document = absent[0] if absent else None
        yield (
            covenant_link(reading.covenant, slug, asking.asked),
            Value(heard),
            Value((record.as_of.judged_on - heard).days),
            Value(outcome.label, state=outcome.state),
            Value(name_of_document(document), url=asking.asked.link("document", document.key))
            if document
            else Value(None),
        )


# Which sources differ.


def which_differ(asking: Asking) -> Answer:
    """Each milestone of which visible facts cannot all be right, as the page of the covenant tells it."""
    differing = [
        (one.slug, kind)
        for one in asking.record.with_sources_that_differ
        for kind in sorted(one.states, key=KIND_ORDER.__getitem__)
        if one.states[kind].sources_differ
    ]
    words = {"day": asking.basis.day, "count": len(differing)}
    none = _("On %(day)s no sources in this collection contradicted each other on the day of a milestone.")
    some = ngettext(
        "On %(day)s sources contradicted each other on the day of %(count)s milestone.",
        "On %(day)s sources contradicted each other on the days of %(count)s milestones.",
        len(differing),
    )
    return Answer(
        sentence=nothing_known(asking.basis) or (some if differing else none) % words,
        columns=(_("Agreement"), _("Milestone"), _("What sources say"), _("Day used here")),
        matches=differing,
        rows=lambda part: _differing_rows(part, asking),
        seen_on=list_link(asking),
    )


def _differing_rows(part: Sequence[tuple[str, str]], asking: Asking) -> Iterable[Row]:
    said: dict[str, list[Statement]] = {slug: [] for slug, _kind in part}
    for one in statements_of((MilestoneStatement,), asking.record.as_of, covenants=said):
        said[one.covenant].append(one)
    for slug, kind in part:
        reading = asking.record.reading(slug)
        used = reading.state(kind).decided_by if reading else None
        url = asking.asked.link("covenant_statements", slug, onderwerp="milestonestatement")
        yield (
            covenant_link(asking.record.covenant(slug), slug, asking.asked),
            Value(say_kind(kind)),
            Value(say_days_by_source(facts_of_kind(said[slug], kind)), url=url),
            Value(used.latest if used else None),
        )


# What was said in a document.


def _documents(basis: Basis) -> Choices:
    public = documents_at(basis.record.as_of)
    named = [(one.key, say_place(one.printed_number, name_of_document(one), "")) for one in public]
    return sorted(named, key=lambda one: (one[1].casefold(), one[0])) or [("", "–")]


def _first_letter(basis: Basis) -> str:
    return basis.record.first_letter or str(_documents(basis)[0][0])


def _speakers(_basis: Basis) -> Choices:
    return [(ALL, _("anybody")), *((kind.value, _kind(kind)) for kind in OrganisationKind)]


def _kind(kind: OrganisationKind) -> str:
    """Return a sort of organisation as it stands inside a sentence."""
    label = str(kind.label)
    return label[:1].lower() + label[1:]


def what_was_said(asking: Asking) -> Answer:
    """The statements of a document's page that are the word of one sort of organisation, in the order of the page."""
    key, speaker = asking.chosen[DOCUMENT], asking.chosen[SPEAKER]
    as_of = asking.record.as_of
    document = next((one for one in documents_at(as_of) if one.key == key), None)
    if document is None:
        return _nothing(asking)
    claims = in_page_order(claims_in_document(key, as_of))
    said = statements_at(claims, as_of)
    by_speaker = [claim for claim, one in zip(claims, said, strict=True) if speaker in (ALL, one.evidence.actor_kind)]
    name = say_place(document.printed_number, name_of_document(document), "")
    words = {"document": name, "count": len(by_speaker)}
    if speaker == ALL:
        sentence = ngettext(
            "%(count)s statement was taken from %(document)s.",
            "%(count)s statements were taken from %(document)s.",
            len(by_speaker),
        )
    else:
        words["speaker"] = _kind(OrganisationKind(speaker))
        sentence = ngettext(
            "%(count)s statement of %(speaker)s was taken from %(document)s.",
            "%(count)s statements of %(speaker)s were taken from %(document)s.",
            len(by_speaker),
        )
    return Answer(
        sentence=sentence % words,
        columns=(_("Place"), _("Subject"), _("Words"), _("Statement"), _("What it says"), _("According to")),
        matches=by_speaker,
        rows=lambda part: _claim_rows(part, key, asking),
        seen_on=Link(asking.asked.link("document", key), name),
    )


def _claim_rows(part: Sequence[Claimed], key: str, asking: Asking) -> Iterable[Row]:
    for one in statements_at(part, asking.record.as_of):
        view, subject = view_statement(one, asking.asked), subject_of(one, asking.record, asking.asked)
        yield (
            Value(say_where(one.evidence.locator), url=row_url(one.key, key, asking.asked)),
            Value(subject.label, url=subject.url) if subject else Value(None),
            quoted(view.wording),
            Value(view.heading),
            Value(view.text),
            Value(pick(one.evidence.actor, one.evidence.actor_en)),
        )


# What changed.


def _days(basis: Basis) -> Choices:
    """The days of the letters and the others that matter, and the day asked about."""
    days = {basis.record.as_of.day: "", **days_that_matter(basis.record)}
    return [(day.isoformat(), ": ".join(filter(None, (say_day(day), days[day])))) for day in sorted(days)]


def _first_day(basis: Basis) -> str:
    """The letter nr. 220, or the day asked about where that comes first: as on the page of the comparison."""
    return min(LETTER_DAY, basis.record.as_of.day).isoformat()


def what_changed(asking: Asking) -> Answer:
    """The comparison of two days, each as it was known then."""
    days = {key: asking.chosen[key] for key in (FROM, UNTIL)}
    page = compared(replace(asking.asked, filters=tuple(days.items())), asking.record)
    before, after = page.before_text, page.after_text
    return Answer(
        sentence=nothing_known(asking.basis) or (_("Both days are the same.") if before == after else page.lead),
        columns=(
            _("Agreement"), f"{_('Outcome')}, {before}", f"{_('In words')}, {before}", f"{_('Outcome')}, {after}",
            f"{_('In words')}, {after}", _("Kind of change"),
        ),
        matches=page.every,
        rows=lambda rows: map(_changed_row, rows),
        seen_on=Link(asking.asked.link("comparison", **days), _("Comparison")),
    )  # fmt: skip


def _changed_row(row: Changed) -> Row:
    sides = [
        value
        for side in (row.before, row.after)
        for value in (
            Value(side.outcome.label, state=side.outcome.state) if side.outcome else Value(_("not known yet")),
            Value(side.note),
        )
    ]
    return (Value(row.name, url=row.url), *sides, Value(", ".join(badge.label for badge in row.changes)))


# What was corrected.


def what_was_corrected(asking: Asking) -> Answer:
    """The log of corrections."""
    places = asking.record.corrections
    return Answer(
        sentence=say_corrections(len(places), ""),
        columns=(
            _("Statement"), _("Agreement"), _("State"), _("It said"), _("It says now"), _("Why"), _("Sealed on"),
            _("Revision"),
        ),
        matches=places,
        rows=lambda part: _correction_rows(part, asking),
        seen_on=Link(asking.asked.link("corrections"), _("Corrections")),
    )  # fmt: skip


def _correction_rows(part: Sequence[tuple[type, int]], asking: Asking) -> Iterable[Row]:
    for view in views_of(part, asking.record, asking.asked):
        yield (
            Value(capfirst(view.statement.heading)),
            Value(view.subject, url=view.subject_url),
            Value(view.state_label, state=view.state),
            Value("; ".join(f"{change.field}: {change.old}" for change in view.changes)),
            Value("; ".join(f"{change.field}: {change.new}" for change in view.changes) or view.no_changes),
            Value(view.why),
            Value(view.sealed_on),
            Value(view.revision),
        )


FAMILY = Family(
    gettext_lazy("What was said, and what was known"),
    (
        Question(
            "wat-was-bekend",
            gettext_lazy("What was the state of the agreement %(convenant)s on %(peildatum)s, %(bekend_op)s?"),
            what_was_known,
            (
                PickCovenant(
                    ABOUT,
                    gettext_lazy("Agreement"),
                    lambda basis: basis.record.readings,
                    lambda basis: basis.record.readings.slugs[0] if len(basis.record.readings) else "",
                ),
            ),
        ),
        Question(
            "wat-zei",
            gettext_lazy(
                "Which statements in %(document)s were made by %(spreker)s, seen on %(peildatum)s %(bekend_op)s?"
            ),
            what_was_said,
            (
                Pick(SPEAKER, gettext_lazy("According to"), _speakers, lambda _basis: ALL),
                Pick(DOCUMENT, gettext_lazy("Document"), _documents, _first_letter),
            ),
            reads_each=True,
        ),
        Question(
            "wat-veranderde",
            gettext_lazy("What changed between %(van)s and %(tot)s, by the counting rule %(telregel)s?"),
            what_changed,
            (
                Pick(FROM, gettext_lazy("From"), _days, _first_day),
                Pick(UNTIL, gettext_lazy("To"), _days, lambda basis: basis.record.as_of.day.isoformat()),
            ),
            reads_each=True,
        ),
        Question(
            "wie-werd-stil",
            gettext_lazy("Which agreements had fallen silent on %(peildatum)s, and since when, %(bekend_op)s?"),
            who_fell_silent,
        ),
        Question(
            "welke-bronnen-verschillen",
            gettext_lazy("Which sources contradicted each other on the same fact on %(peildatum)s, %(bekend_op)s?"),
            which_differ,
        ),
        Question(
            "wat-is-gecorrigeerd",
            gettext_lazy("What had been corrected after publication, seen on %(peildatum)s %(bekend_op)s?"),
            what_was_corrected,
        ),
    ),
)
