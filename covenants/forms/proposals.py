"""What the secretariat proposes to the ministry: a phase, a report, somebody who joined or left."""

from __future__ import annotations

import re
import uuid
from copy import copy
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from covenants.choices import Counts, Modality, ParticipationChange, ParticipationRole, ReportTopic, Unit
from covenants.kinds import milestone_choices
from covenants.models import (
    Measurement,
    MilestoneStatement,
    Negotiation,
    NegotiationSession,
    Participation,
    StatusReport,
)
from covenants.selectors.negotiations import MADE_HERE
from dossier.choices import Closure, KnownBasis
from dossier.forms.parts import OpennessForm, openness_of
from dossier.models import Document, LedgerEntry, Organisation
from dossier.selectors_documents import find_documents, label_of
from imvo_tracker.lib.asof import today
from imvo_tracker.lib.fields import DayField, NumberField
from imvo_tracker.lib.period import period_of_day
from imvo_tracker.lib.text import evenly_spaced

LONGEST = 2000
_REF = re.compile(rf"{MADE_HERE}[0-9a-f]{{32}}")
# Signing is proven by a document, which the ministry records
_NOT_PROPOSED = ("signed",)
LARGEST_MARKET = Decimal(10**9)


class ProposalForm(OpennessForm):
    """What every proposal says: on which day it was, why it is so, and who may see it."""

    MODEL: ClassVar[type[LedgerEntry]]
    OWN: ClassVar[tuple[str, ...]] = ()

    ref = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    on = DayField(label=gettext_lazy("day"))
    reason = forms.CharField(
        label=gettext_lazy("what it rests on"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "This stands in the record in place of a document, and is public once the statement is."
        ),
    )

    def __init__(
        self,
        data: Any,
        *,
        negotiation: Negotiation,
        by: Any,
        entry: Any = None,
        session: NegotiationSession | None = None,
    ) -> None:
        self.negotiation, self.entry, self.reader = negotiation, entry, by
        super().__init__(data)
        first = {"ref": f"{MADE_HERE}{uuid.uuid4().hex}", "on": today(), "openness": Closure.CONSULTATION}
        first |= {"owner": by.pk, "count_is_public": negotiation.count_is_public}
        self.initial = first | (self.stored(entry) if entry is not None else self.beginning(session))
        self.order_fields([name for name in self.fields if name not in _LAST] + list(_LAST))

    def owners(self, given: Any) -> QuerySet[Any]:
        """Return the team: what is not public yet is owned by somebody on it."""
        return self.negotiation.team.filter(Q(is_active=True) | Q(pk=given)).order_by("username")

    def stored(self, entry: Any) -> dict[str, Any]:
        """Return what the fields show of an entry that came back."""
        own = {name: getattr(entry, name) for name in self.OWN}
        return own | {
            "ref": entry.ref,
            "on": entry.latest,
            "reason": entry.reason,
            "openness": openness_of(entry),
            "public_from": entry.public_from,
            **{name: getattr(entry, name) for name in _CLOSING},
        }

    def beginning(self, session: NegotiationSession | None) -> dict[str, Any]:
        """Return what is known of it from the session it came from."""
        return {"on": session.held_on} if session is not None else {}

    def clean_ref(self) -> str:
        """Return the reference of the statement; one that was lost or made up is replaced."""
        ref = self.cleaned_data["ref"]
        return ref if _REF.fullmatch(ref) else f"{MADE_HERE}{uuid.uuid4().hex}"

    def clean(self) -> dict[str, Any] | None:
        """What is proposed happened; what is to come is no statement of the secretariat."""
        cleaned = super().clean() or self.cleaned_data
        on = cleaned.get("on")
        if on is not None and on > today():
            self.add_error("on", _("This day is still to come."))
        self.clean_openness_for(self.known_from(cleaned))
        return cleaned

    def known_from(self, cleaned: dict[str, Any]) -> date | None:
        """Return the day since which it is known: that of the event itself."""
        return cleaned.get("on")

    def statement(self) -> Any:
        """Return the entry that says this: a new one, or the one that came back, changed."""
        given = self.cleaned_data
        entry: Any = self.entry or self.MODEL(ref=given["ref"])
        for name in self.OWN:
            setattr(entry, name, given[name])
        entry.period = period_of_day(given["on"])
        entry.known_from, entry.known_basis = given["on"], KnownBasis.EVENT
        entry.reason, entry.public_from = given["reason"], given["public_from"]
        for name in (*_CLOSING, "closure"):
            setattr(entry, name, given[name])
        return entry

    def statements(self) -> list[Any]:
        """Return every entry that is proposed at once."""
        return [self.statement()]

    def refuse(self, error: ValidationError) -> None:
        """Say what the record refuses, at the field where there is one."""
        for name, messages in (error.message_dict if hasattr(error, "error_dict") else {"": error.messages}).items():
            for message in messages:
                self.add_error(name if name in self.fields else None, message)


_CLOSING = ("opens_by", "opens_after", "owner", "embargo_reason", "count_is_public")
_LAST = ("on", "reason", "openness", "public_from", *_CLOSING)


class PhaseForm(ProposalForm):
    """A step of the negotiation that was taken."""

    MODEL = MilestoneStatement
    OWN = ("kind",)
    kind = forms.ChoiceField(
        label=gettext_lazy("milestone"),
        choices=lambda: [one for one in milestone_choices() if one[0] not in _NOT_PROPOSED],
    )

    def statement(self) -> Any:
        entry = super().statement()
        entry.modality = Modality.FACT
        return entry


class ReportProposalForm(ProposalForm):
    """A sentence on how it stands."""

    MODEL = StatusReport
    OWN = ("topic", "text")
    topic = forms.ChoiceField(
        label=gettext_lazy("topic"),
        choices=[(one.value, one.label) for one in (ReportTopic.PROGRESS, ReportTopic.OFFICIAL_WORD)],
    )
    text = forms.CharField(
        label=gettext_lazy("what it says"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )

    def beginning(self, session: NegotiationSession | None) -> dict[str, Any]:
        return super().beginning(session) | ({"text": session.settled} if session is not None else {})


class ParticipantForm(ProposalForm):
    """An organisation that joined or left, as what, and why."""

    MODEL = Participation
    OWN = ("role", "change", "cause", "counts_toward", "counts_reason")
    organisation = forms.CharField(
        label=gettext_lazy("organisation"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "organisations", "autocomplete": "off"}),
        help_text=gettext_lazy("By the name that the record has of it. Not there? Ask the ministry to add it."),
    )
    others = forms.CharField(
        label=gettext_lazy("and others on the same day"),
        required=False,
        max_length=LONGEST * 10,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One name a line, for example pasted from a sheet. The rest holds for each of them."),
    )
    change = forms.ChoiceField(
        label=gettext_lazy("joined or left"), choices=ParticipationChange, widget=forms.RadioSelect
    )
    role = forms.ChoiceField(label=gettext_lazy("role"), choices=ParticipationRole, initial=ParticipationRole.SIGNATORY)
    cause = forms.CharField(label=gettext_lazy("why"), max_length=250, required=False)
    counts_toward = forms.ChoiceField(
        label=gettext_lazy("toward the threshold"),
        choices=[("", gettext_lazy("nothing said of it")), *Counts.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    counts_reason = forms.CharField(
        label=gettext_lazy("why it counts or not"),
        max_length=250,
        required=False,
        help_text=gettext_lazy("For example that it counts for another covenant, or merged with another company."),
    )

    def __init__(self, data: Any, **context: Any) -> None:
        super().__init__(data, **context)
        if self.entry is not None:  # what came back is one
            del self.fields["others"]

    def stored(self, entry: Any) -> dict[str, Any]:
        return super().stored(entry) | {"organisation": str(entry.organisation or "")}

    def clean(self) -> dict[str, Any] | None:
        """Whether somebody counts is said with a reason."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("counts_toward") and not cleaned.get("counts_reason"):
            self.add_error("counts_reason", _("Say why it counts or not."))
        return cleaned

    def clean_organisation(self) -> Organisation:
        """Return the organisation of that name."""
        return organisation_named(self.cleaned_data["organisation"])

    def clean_others(self) -> list[Organisation]:
        """Return the organisations of the other lines; a line that names none, or one that stands there, is named."""
        by_line: dict[int, Organisation] = {}
        first, errors = self.cleaned_data.get("organisation"), []
        for number, line in enumerate(self.cleaned_data["others"].splitlines(), start=1):
            if not line.strip():
                continue
            try:
                one = organisation_named(line)
            except ValidationError as error:
                message = _("Line %(number)s, “%(name)s”: %(error)s")
                errors.append(message % {"number": number, "name": line.strip()[:60], "error": error.messages[0]})
                continue
            if one in by_line.values() or one == first:
                errors.append(_("Line %(number)s, “%(name)s”: stands there twice.") % {"number": number, "name": one})
            by_line[number] = one
        if errors:
            raise ValidationError(errors)
        return list(by_line.values())

    def statement(self) -> Any:
        entry = super().statement()
        entry.organisation = self.cleaned_data["organisation"]
        return entry

    def statements(self) -> list[Any]:
        first = self.statement()
        return [first, *(self._also(first, one) for one in self.cleaned_data.get("others", ()))]

    def _also(self, first: Any, organisation: Organisation) -> Any:
        """Return the same of another organisation; sent again it has the same reference."""
        other = copy(first)
        own = uuid.uuid5(uuid.UUID(first.ref.removeprefix(MADE_HERE)), organisation.slug)
        other.ref, other.organisation = f"{MADE_HERE}{own.hex}", organisation
        return other


def organisation_names() -> list[str]:
    """Return the names that a field for an organisation offers, in the language of the page."""
    return [str(one) for one in Organisation.objects.only("name", "name_en")]


def organisation_named(name: str) -> Organisation:
    """Return the one organisation of a Dutch or English name; raises ValidationError where there is none, or two."""
    typed = evenly_spaced(name)
    named = Q(name__iexact=typed) | Q(name_en__iexact=typed)
    namesakes = list(Organisation.objects.filter(named)[:2])
    if len(namesakes) != 1:
        raise ValidationError(_("The record knows no organisation of this name."))
    return namesakes[0]


class MarketForm(ProposalForm):
    """A figure of the whole market that a threshold asks a share of, with the document and page where it stands."""

    MODEL = Measurement
    OWN = ("locator",)
    reason = None  # type: ignore[assignment]
    value = NumberField(label=gettext_lazy("turnover on the whole market, in millions of euros"))
    source = forms.CharField(
        label=gettext_lazy("document"),
        max_length=250,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("Its number, its title or its day. Not in the record? Ask the ministry to add it."),
    )
    locator = forms.CharField(label=gettext_lazy("page"), max_length=40)

    def __init__(self, data: Any, **context: Any) -> None:
        super().__init__(data, **context)
        self.fields["on"].label = _("measured on")

    def stored(self, entry: Any) -> dict[str, Any]:
        return super().stored(entry) | {"value": entry.low, "source": label_of(entry.document)}

    def clean_value(self) -> Any:
        """A market is larger than nothing, and fits in the record."""
        value = self.cleaned_data["value"]
        if not 0 < value <= LARGEST_MARKET or value != round(value, 4):
            raise ValidationError(_("Enter a number above zero, with at most four decimals."))
        return value

    def clean_source(self) -> Document:
        """Return the one document that is meant."""
        documents = find_documents(self.cleaned_data["source"])
        if len(documents) != 1:
            raise ValidationError(_("The record knows no document by this, or several: write its number."))
        return documents[0]

    def known_from(self, cleaned: dict[str, Any]) -> date | None:
        """It is known since its document is public."""
        source, on = cleaned.get("source"), cleaned.get("on")
        if source is not None and on is not None and on > source.public_on:
            self.add_error("on", _("This day lies after that of the document."))
        return source.public_on if source is not None else None

    def statement(self) -> Any:
        given = self.cleaned_data
        entry: Any = self.entry or self.MODEL(ref=given["ref"])
        entry.unit, entry.low, entry.high = Unit.MARKET_TURNOVER, given["value"], given["value"]
        entry.document, entry.locator = given["source"], given["locator"]
        entry.period = period_of_day(given["on"])
        entry.known_from, entry.known_basis = given["source"].public_on, given["source"].public_basis
        entry.public_from, entry.embargo_reason = given["public_from"], given["embargo_reason"]
        return entry


# By the word in the address.
PROPOSALS: dict[str, type[ProposalForm]] = {
    "fase": PhaseForm,
    "bericht": ReportProposalForm,
    "deelnemer": ParticipantForm,
    "marktcijfer": MarketForm,
}
