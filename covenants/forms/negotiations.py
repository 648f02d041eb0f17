"""The secretariat's forms: the five screens of a session, an answer of a member, who sits at the table."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from covenants.actions.negotiations import SCREENS, Sent, present_at
from covenants.choices import Answer, Reader, SessionResult
from covenants.forms.proposals import organisation_named
from covenants.models import Negotiation, NegotiationSession
from covenants.selectors.negotiations import coming_round, session_before
from dossier.models import Organisation
from imvo_tracker.lib.asof import today
from imvo_tracker.lib.fields import CountField, DayField

LONGEST = 20_000
LAST_ROUND = 999
SAME = "same"
LONGEST_KEY = 19


class ScreenForm(forms.Form):
    """One screen of a session. It carries its own number, and the version of the session it was shown with.

    Without a negotiation it is the empty screen that a device shows where there is no net.
    """

    sent_as = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, min_value=1, max_value=2**53, widget=forms.HiddenInput)

    def __init__(
        self, data: Any, *, negotiation: Negotiation | None, session: NegotiationSession | None, key: Any
    ) -> None:
        self.negotiation, self.session, self.key = negotiation, session, key
        self.at_table = list(negotiation.members.all()) if negotiation else []
        super().__init__(data, auto_id=f"id_{self.screen}_%s")
        self.initial = {
            "sent_as": uuid.uuid4().hex if negotiation else "",
            "seen": session.pk if session else None,
            **self.stored(),
        }

    screen = ""

    def stored(self) -> dict[str, Any]:
        """Return what the fields show: what was kept, or what most likely comes next."""
        if self.session is None:
            return {}
        return {name: getattr(self.session, name) for name in SCREENS[self.screen]}

    def sent(self) -> Sent:
        """Return how this screen was sent; what lost its number gets one that nothing else has."""
        return Sent(self.cleaned_data["sent_as"] or uuid.uuid4().hex, self.cleaned_data.get("seen"))

    def values(self) -> dict[str, Any]:
        """Return what is kept of this screen."""
        return {name: self.cleaned_data[name] for name in SCREENS[self.screen]}


class DateScreen(ScreenForm):
    """When, and which round."""

    screen = "datum"
    held_on = DayField(label=gettext_lazy("date"))
    round = CountField(label=gettext_lazy("round"), min_value=1, max_value=LAST_ROUND)

    def stored(self) -> dict[str, Any]:
        if self.negotiation is None:
            return {}
        return super().stored() or {"held_on": today(), "round": coming_round(self.negotiation)}

    def clean_held_on(self) -> date:
        """A session is recorded once it was held; a day that was kept before stays."""
        day: date = self.cleaned_data["held_on"]
        if day > today() and day != self.initial.get("held_on"):
            raise forms.ValidationError(_("This day is still to come."))
        return day


class PresentScreen(ScreenForm):
    """Who was there."""

    screen = "wie"
    present = forms.ModelMultipleChoiceField(
        label=gettext_lazy("who was there"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        at_table = {one.pk for one in [*self.at_table, *present_at(self.session)]}
        field: Any = self.fields["present"]
        field.queryset = Organisation.objects.filter(pk__in=at_table)
        self.before = session_before(self.negotiation, self.key) if self.negotiation else None
        self.same_as_before = [one.pk for one in present_at(self.before) if one.pk in at_table]

    def stored(self) -> dict[str, Any]:
        return {"present": [one.pk for one in present_at(self.session)]}

    def clean(self) -> dict[str, Any] | None:
        """The button “same as” stands for the boxes of the last session."""
        cleaned = super().clean() or self.cleaned_data
        if SAME in self.data:
            cleaned["present"] = Organisation.objects.filter(pk__in=self.same_as_before)
        return cleaned

    def values(self) -> dict[str, Any]:
        return {"present": list(self.cleaned_data["present"])}


class SettledScreen(ScreenForm):
    """What was settled."""

    screen = "vastgelegd"
    settled = forms.CharField(
        label=gettext_lazy("what was settled"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    result = forms.ChoiceField(
        label=gettext_lazy("result"), choices=SessionResult, widget=forms.RadioSelect, initial=SessionResult.NOTHING
    )

    def stored(self) -> dict[str, Any]:
        values = super().stored()
        return {**values, "result": values.get("result") or SessionResult.NOTHING}

    def clean(self) -> dict[str, Any] | None:
        """A result has words."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("result") in (SessionResult.SETTLED, SessionResult.PROVISIONAL) and not cleaned.get("settled"):
            self.add_error("settled", _("Write what was settled, or choose “nothing settled”."))
        return cleaned


class NextScreen(ScreenForm):
    """The next step, and who acts."""

    screen = "volgende"
    next_step = forms.CharField(
        label=gettext_lazy("next step"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    who_acts = forms.ModelChoiceField(
        label=gettext_lazy("who acts"), queryset=Organisation.objects.none(), required=False, empty_label="–"
    )
    next_on = DayField(label=gettext_lazy("at the latest on"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = {one.pk for one in self.at_table}
        if self.negotiation is not None:
            keys.add(self.negotiation.facilitator_id)
        if self.session is not None and self.session.who_acts_id:
            keys.add(self.session.who_acts_id)
        field: Any = self.fields["who_acts"]
        field.queryset = Organisation.objects.filter(pk__in=keys)


AFTER = "after"


class VisibleScreen(ScreenForm):
    """Who may read it, and when: one choice, and a day for what opens later."""

    screen = "zichtbaar"
    visible = forms.ChoiceField(
        label=gettext_lazy("who may read it"),
        widget=forms.RadioSelect,
        initial=Reader.SER,
        choices=[
            (Reader.SER, gettext_lazy("SER alone")),
            (Reader.MINISTRY, gettext_lazy("the ministry too")),
            (AFTER, gettext_lazy("everybody, after the members are consulted")),
            (Reader.PUBLIC, gettext_lazy("everybody, from now on")),
        ],
    )
    opens_by = DayField(label=gettext_lazy("at the latest on"), required=False)

    def stored(self) -> dict[str, Any]:
        if self.session is None:
            return {"visible": Reader.SER}
        after = self.session.after_consultation
        return {"visible": AFTER if after else self.session.audience, "opens_by": self.session.opens_by}

    def clean(self) -> dict[str, Any] | None:
        """Nothing that will open stays closed without an end, and none opens at once by a day that is over."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("visible") != AFTER or "opens_by" in self.errors:
            return cleaned
        day = cleaned.get("opens_by")
        if day is None:
            self.add_error("opens_by", _("Write the day on which it opens at the latest."))
        elif day <= today() and day != self.initial.get("opens_by"):
            self.add_error("opens_by", _("Choose a day that is still to come: it is public from that day on."))
        return cleaned

    def values(self) -> dict[str, Any]:
        """Return audience and whether it waits, with a day only where something waits for it."""
        visible = self.cleaned_data["visible"]
        after = visible == AFTER
        return {
            "audience": Reader.PUBLIC if after else visible,
            "after_consultation": after,
            "opens_by": self.cleaned_data["opens_by"] if after else None,
        }


SCREEN_FORMS: tuple[type[ScreenForm], ...] = (DateScreen, PresentScreen, SettledScreen, NextScreen, VisibleScreen)


class AnswerForm(forms.Form):
    """What one member organisation says of a provisional result."""

    organisation = forms.ModelChoiceField(label=gettext_lazy("organisation"), queryset=Organisation.objects.none())
    outcome = forms.ChoiceField(label=gettext_lazy("answer"), choices=Answer, widget=forms.RadioSelect)
    on = DayField(label=gettext_lazy("on"), required=False)

    def __init__(self, data: Any, *, organisations: Any) -> None:
        super().__init__(data)
        field: Any = self.fields["organisation"]
        field.queryset = organisations
        self.initial = {"on": today()}

    def clean(self) -> dict[str, Any] | None:
        """An answer was given on a day, which lies behind us."""
        cleaned = super().clean() or self.cleaned_data
        on = cleaned.get("on")
        if cleaned.get("outcome") in (Answer.YES, Answer.NO) and on is None and "on" not in self.errors:
            self.add_error("on", _("Write the day of the answer."))
        if on is not None and on > today():
            self.add_error("on", _("This day is still to come."))
        return cleaned


class TableForm(forms.Form):
    """Who sits at the table. An organisation is added by the name that the record has of it."""

    members = forms.ModelMultipleChoiceField(
        label=gettext_lazy("at the table"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    added = forms.CharField(
        label=gettext_lazy("add an organisation"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"list": "organisations", "autocomplete": "off"}),
        help_text=gettext_lazy("By the name that the record has of it. Not there? Ask the ministry to add it."),
    )
    shown = forms.CharField(required=False, max_length=LONGEST, widget=forms.HiddenInput)
    public_shown = forms.CharField(required=False, max_length=5, widget=forms.HiddenInput)
    count_is_public = forms.BooleanField(
        label=gettext_lazy("everybody may know how many statements are not public yet"),
        required=False,
        help_text=gettext_lazy("Filled in beforehand on what you propose; sessions are counted nowhere."),
    )

    def __init__(self, data: Any, *, negotiation: Negotiation) -> None:
        super().__init__(data)
        self.at_table = list(negotiation.members.all())
        own = [one.pk for one in self.at_table]
        field: Any = self.fields["members"]
        field.queryset = Organisation.objects.filter(pk__in=own)
        public = negotiation.count_is_public
        self.initial = {
            "members": own, "shown": ",".join(map(str, own)), "count_is_public": public, "public_shown": str(public)
        }  # fmt: skip

    def clean_added(self) -> Organisation | None:
        """Return the organisation of that name."""
        name = self.cleaned_data["added"]
        return organisation_named(name) if name.strip() else None

    def clean_shown(self) -> frozenset[int]:
        """Return the keys of those who sat there when the form was shown."""
        keys = self.cleaned_data["shown"].split(",")
        return frozenset(int(one) for one in keys if one.isascii() and one.isdigit() and len(one) < LONGEST_KEY)

    def changes(self) -> dict[str, Any]:
        """Return what was changed since the form was shown: a colleague's changes stay."""
        given = self.cleaned_data
        ticked, public = {one.pk for one in given["members"]}, given["count_is_public"]
        return {
            "added": [given["added"]] if given["added"] else [],
            "removed": [one for one in self.at_table if one.pk in given["shown"] - ticked],
            "count_is_public": public if public is not (given["public_shown"] == "True") else None,
        }
