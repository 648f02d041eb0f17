"""Parts that forms of statements share: who may see it, one submit one row."""

from __future__ import annotations

import re
import uuid
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dossier.actions_closing import LACKS
from dossier.choices import Closure
from dossier.domain.closing import Lack
from dossier.forms.folding import FoldingForm
from imvo_tracker.lib.asof import today
from imvo_tracker.lib.fields import DayField
from imvo_tracker.lib.forms import overtyped

OPEN, EMBARGO, CLOSED = "open", "embargo", Closure.MINISTRY.value
_REF = re.compile(r"adm-[0-9a-f]{32}")


def fresh_ref() -> str:
    """Return a name for the row that a form shown now will make, at most once."""
    return f"adm-{uuid.uuid4().hex}"


def is_fresh_ref(text: str) -> bool:
    """Say whether this is a name that `fresh_ref` gave."""
    return _REF.fullmatch(text) is not None


class OnceForm(forms.Form):
    """Carries the name of the row it will make, so that a second click makes no second row."""

    ref = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("ref", fresh_ref())

    def clean_ref(self) -> str:
        ref = self.cleaned_data["ref"]
        if not is_fresh_ref(ref):
            self.data = overtyped(self.data, self.add_prefix("ref"), fresh_ref())
            raise ValidationError(_("This form had lost its number. It has a new one: save again."))
        return ref


class OpennessForm(FoldingForm):
    """Who may see a statement, and from when; what is not public yet has an owner, a reason and an end."""

    openness = forms.ChoiceField(
        label=gettext_lazy("who may see it"),
        initial=OPEN,
        widget=forms.RadioSelect,
        choices=[
            (OPEN, gettext_lazy("everyone, from the day it was known")),
            (EMBARGO, gettext_lazy("under embargo until a day")),
            (Closure.CONSULTATION.value, gettext_lazy("after consultation, at the latest on a day")),
            (CLOSED, gettext_lazy("internal to the ministry, until a day or an event")),
            (Closure.SER.value, gettext_lazy("internal to the SER and who seals, until a day or an event")),
        ],
    )
    public_from = DayField(
        label=gettext_lazy("public from"), required=False, help_text=gettext_lazy("Of an embargo: the day it ends.")
    )
    opens_by = DayField(
        label=gettext_lazy("public at the latest on"),
        required=False,
        help_text=gettext_lazy("Of what is closed: from this day on everybody reads it, also if nobody opens it."),
    )
    opens_after = forms.CharField(
        label=gettext_lazy("public after"),
        required=False,
        max_length=250,
        help_text=gettext_lazy("Of what is closed without a latest day: the event, for example the signing."),
    )
    owner = forms.ModelChoiceField(
        get_user_model().objects.none(),
        label=gettext_lazy("owner"),
        required=False,
        help_text=gettext_lazy("Who answers for what is not public yet."),
    )
    embargo_reason = forms.CharField(
        label=gettext_lazy("reason for the embargo"),
        required=False,
        max_length=250,
        help_text=gettext_lazy("Needed for whatever is not public yet."),
    )
    count_is_public = forms.BooleanField(
        label=gettext_lazy("that it exists may be counted"),
        required=False,
        help_text=gettext_lazy("Readers see how many statements on the agreement are not public yet, nothing else."),
    )

    # Who fills it in, and so owns what is closed where nobody else is chosen.
    reader: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.reader is not None:
            self.initial.setdefault("owner", self.reader.pk)
        self.offer_owners()

    def is_usual(self, name: str) -> bool:
        """What everybody may read has no owner, and is public since it was known."""
        return (name in ("owner", "public_from") and self.shown("openness") == OPEN) or super().is_usual(name)

    def offer_owners(self) -> None:
        """Let the form offer who may own what is closed, and whoever owns it already."""
        if "owner" in self.fields:  # a page that only shows has no fields
            self.fields["owner"].queryset = self.owners(self.initial.get("owner"))  # type: ignore[attr-defined]

    def owners(self, given: Any) -> QuerySet[Any]:
        """Return the accounts in use of staff, and the one given."""
        offered = Q(is_active=True, is_staff=True) | Q(pk=given)
        return get_user_model().objects.filter(offered).order_by(get_user_model().USERNAME_FIELD)

    def clean_openness_for(self, known_from: date | None) -> None:
        """Set the columns that `openness` stands for in the cleaned data, or say what lacks."""
        cleaned = self.cleaned_data
        openness = cleaned.get("openness") or ""
        cleaned["closure"] = openness if openness in Closure.values else ""
        if openness == OPEN:
            cleaned.update(public_from=known_from, embargo_reason="", count_is_public=False)
        elif openness and not cleaned.get("embargo_reason"):
            self.add_error("embargo_reason", _("Say why this is not public yet."))
        if openness in (OPEN, EMBARGO):
            cleaned.update(opens_by=None, opens_after="")
        elif openness:
            cleaned["public_from"] = None
        self._clean_owner(cleaned, openness)
        if openness == EMBARGO and "public_from" not in self.errors:
            self._check_embargo(cleaned.get("public_from"), known_from)
        elif cleaned["closure"] and "opens_by" not in self.errors:
            self._check_end(cleaned, known_from)

    def _clean_owner(self, cleaned: dict[str, Any], openness: str) -> None:
        if openness in ("", OPEN):
            cleaned["owner"] = None
        elif not cleaned.get("owner") and self.add_prefix("owner") not in self.data:
            cleaned["owner"] = self.reader
        elif not cleaned.get("owner") and "owner" not in self.errors:
            self.add_error("owner", LACKS[Lack.OWNER])

    def _check_embargo(self, public_from: date | None, known_from: date | None) -> None:
        if public_from is None:
            self.add_error("public_from", _("Enter the day on which the embargo ends."))
        elif known_from and public_from < known_from:
            self.add_error("public_from", _("This day lies before the day since which it is known."))

    def _check_end(self, cleaned: dict[str, Any], known_from: date | None) -> None:
        """What is closed ends: on a day that is still to come, or after an event; a consultation on a day."""
        if cleaned.get("protected"):
            cleaned.update(opens_by=None, opens_after="")
            return
        if cleaned["closure"] == Closure.CONSULTATION:
            cleaned["opens_after"] = ""
        day = cleaned.get("opens_by")
        if day is None and not cleaned.get("opens_after"):
            self.add_error("opens_by", LACKS[Lack.END])
        elif day is not None and day <= today() and day != self.initial.get("opens_by"):
            self.add_error("opens_by", _("Choose a day that is still to come: it is public from that day on."))
        elif day is not None and known_from and day < known_from:
            self.add_error("opens_by", _("This day lies before the day since which it is known."))


def openness_of(entry: Any) -> str:
    """Return the choice that a stored row stands for."""
    if entry.public_from is None:
        return entry.closure or CLOSED
    return OPEN if entry.public_from == entry.known_from else EMBARGO
