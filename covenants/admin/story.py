"""What the record says of a covenant, as its page in the admin tells it, and the form that takes the next statement."""

from __future__ import annotations

from itertools import islice

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from covenants.domain.lateness import Schedule
from covenants.domain.phase import NO_PHASE
from covenants.evidence.statements import statements_on_covenant
from covenants.kinds import KINDS_BY_CODE, MILESTONE_KINDS
from covenants.models import MilestoneStatement
from covenants.moment.record import read_record
from covenants.selectors.desk import audience_of
from covenants.selectors.letter_sentences import public_sentences
from dossier.admin.base import change_url
from dossier.admin.ledger import BACK
from dossier.canonical import ledger_models
from dossier.choices import Step
from dossier.decisions import READ_DRAFTS, allows
from dossier.selectors_readable import readable
from dossier.selectors_rows import with_subjects
from imvo_tracker.lib.asof import AsOf, today

NEWEST, MOST_WAITING = 5, 20
# What the form on the covenant's page asks; the rest of the statement is as it usually is.
ASKED = ("kind", "modality", "wording", "document", "locator", "actor")
USUAL = ("covenant", "basis", "openness", "known_basis", "ref")
SCHEDULES = {
    Schedule.ACHIEVED: gettext_lazy("Achieved"),
    Schedule.ON_TIME: gettext_lazy("Not due yet"),
    Schedule.DUE: gettext_lazy("Due"),
    Schedule.LATE: gettext_lazy("Late"),
    Schedule.OPEN: gettext_lazy("No final date"),
    Schedule.ABANDONED: gettext_lazy("Abandoned"),
    Schedule.UNKNOWN: gettext_lazy("Nothing found"),
}


def next_statement(site, request, covenant):
    """Return the short form of the next milestone: the table's own, sent to its own page; {} for who may not."""
    milestones = site.get_model_admin(MilestoneStatement)
    here = MilestoneStatement(covenant=covenant)
    if not (request.user.has_perm(READ_DRAFTS) and allows(Step.RECORDED, here, request.user)):
        return {}
    # Whose word this account wrote down last; what others recorded of the covenant says nothing of what comes next
    last = MilestoneStatement.objects.filter(recorded_by=request.user.pk).order_by("-pk").first()
    initial = {"covenant": covenant.pk, "actor": last.actor_id if last else None}
    form = milestones.get_form(request)(initial=initial, auto_id="next_%s")
    return {
        "next_url": milestones.address("add"),
        "next_asked": [form[name] for name in ASKED],
        "next_usual": [form[name].as_hidden() for name in USUAL],
        "next_back": BACK,
    }


def what_the_record_says(covenant, *, by):
    """Return phase, steps, newest statements and what waits, as far as `by` may read, and the public first sentence."""
    as_of = AsOf(today(), today())
    audience, drafts = audience_of(by, covenant.slug), by.has_perm(READ_DRAFTS)
    record = read_record(as_of, audience=audience)
    reading = record.reading(covenant.slug)
    said = statements_on_covenant(covenant.slug, record.as_of, audience)
    schedule = reading.schedule.schedule if reading else Schedule.UNKNOWN
    _name, sentence = public_sentences(read_record(as_of), [covenant.slug]).get(covenant.slug, ("", ""))
    return {
        "day": date_format(as_of.day, "j F Y"),
        "sentence": sentence,
        "phase": _phase(reading),
        **_scheduled(schedule),
        "steps": _steps(reading),
        "signed_on": date_format(reading.signed_on, "j F Y") if reading and reading.signed_on else "",
        "newest": [_line(statement.entry) for statement in said[-NEWEST:][::-1]],
        "count": len(said),
        "waiting": [_line(entry) for entry in islice(_unsealed(covenant, by), MOST_WAITING)] if drafts else [],
    }


def _scheduled(schedule):
    return {"schedule": SCHEDULES[schedule], "schedule_state": str(schedule).replace("_", "-")}


def _phase(reading):
    if reading is None or reading.phase == NO_PHASE:
        return _("Nothing achieved yet")
    return KINDS_BY_CODE[reading.phase].label


def _steps(reading):
    """Return every milestone somebody spoke of, in their order: how it stands, and its day."""
    states = reading.states if reading else {}
    return [
        {
            "label": kind.label,
            **_scheduled(states[kind.code].schedule),
            "day": _day_of(states[kind.code].decided_by),
        }
        for kind in MILESTONE_KINDS
        if kind.code in states
    ]


def _day_of(fact):
    """Return the day of a step in words; of a longer period its last day, as such."""
    if fact is None or fact.latest is None:
        return ""
    day = date_format(fact.latest, "j F Y")
    return day if fact.earliest == fact.latest else _("at the latest on %(day)s") % {"day": day}


def _line(entry):
    return {
        "text": str(entry),
        "wording": entry.wording,
        "known_from": date_format(entry.known_from, "j F Y"),
        "place": ", ".join(filter(None, [str(entry.document or ""), entry.locator])),
        "url": change_url(entry),
        "stage": entry.get_stage_display(),
    }


def _unsealed(covenant, by):
    for model in ledger_models():
        if any(field.name == "covenant" for field in model._meta.concrete_fields):
            yield from readable(with_subjects(model.objects.unsealed().filter(covenant=covenant)), by)
