"""Made-up examples for the page that shows the design: no real sector, document or figure."""

from __future__ import annotations

from collections.abc import Mapping

import django_tables2 as tables
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# fmt: off
COLOUR_NAMES = (
    "paper", "surface", "sunken", "ink", "ink-soft", "line", "line-strong", "accent", "accent-strong",
    "accent-soft", "visited", "gold", "gold-soft", "focus", "deep", "achieved", "achieved-soft", "on-time",
    "on-time-soft", "due", "due-soft", "late", "late-soft", "open", "open-soft", "abandoned", "abandoned-soft",
    "unknown", "unknown-soft", "differs", "differs-soft", "silent", "silent-soft", "series-1", "series-2",
    "series-3", "series-4", "series-5", "series-6",
)
# fmt: on
COLOURS = tuple(f"--nl-{name}" for name in COLOUR_NAMES)
SPACES = (
    ("--nl-space-1", "0.25rem"),
    ("--nl-space-2", "0.5rem"),
    ("--nl-space-3", "0.75rem"),
    ("--nl-space-4", "1rem"),
    ("--nl-space-5", "1.5rem"),
    ("--nl-space-6", "2rem"),
    ("--nl-space-7", "3rem"),
    ("--nl-space-8", "4.5rem"),
)
SOURCE = "Kamerstuk 12 345, nr. 6, p. 2"


class ExampleTable(tables.Table):
    name = tables.Column(verbose_name=gettext_lazy("Agreement"))
    phase = tables.Column(verbose_name=gettext_lazy("Phase"))
    companies = tables.Column(
        verbose_name=gettext_lazy("Companies"), attrs={"td": {"class": "nl-number"}, "th": {"class": "nl-number"}}
    )

    class Meta:
        attrs = {
            "id": "example",
            "caption": gettext_lazy("Agreements in this example"),
            "caption_note": gettext_lazy("Situation on 17 June 2016"),
        }
        order_by = "name"
        template_name = "components/table.html"


class ExampleFilterForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), required=False)
    phase = forms.ChoiceField(
        label=gettext_lazy("Phase"),
        choices=[("", gettext_lazy("All")), ("signed", gettext_lazy("Signed"))],
        required=False,
    )


class ExampleForm(forms.Form):
    wording = forms.CharField(
        label=gettext_lazy("Words as printed"),
        help_text=gettext_lazy("Only the words that fix the date, for example: na de zomer."),
    )
    page = forms.IntegerField(label=gettext_lazy("Page"), min_value=1)
    modality = forms.ChoiceField(
        label=gettext_lazy("How firm"),
        choices=[("expect", gettext_lazy("Expected")), ("fact", gettext_lazy("Happened"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=gettext_lazy("Remark"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    closed = forms.BooleanField(label=gettext_lazy("Not public yet"), required=False)


def examples() -> Mapping[str, object]:
    """The context variable `examples` of dashboards/style_guide.html."""
    return {
        "colours": COLOURS,
        "space_caption": _("Steps of space"),
        "space_columns": [_("Name"), _("Size")],
        "space_rows": SPACES,
        "badges": _badges(),
        "table": _table(),
        "filter_form": ExampleFilterForm({"name": "", "phase": "signed"}),
        "statements": _statements(),
        "source": {"label": SOURCE, "quote": "na de zomer"},
        "facts": _facts(),
        "timeline": _timeline(),
        "threshold": _threshold(),
        "chart": _chart(),
        "form": ExampleForm({"wording": "ooit", "page": "0"}),
        "notices": _notices(),
        "empty": {
            "title": _("Nothing found"),
            "text": _("No document says anything about this yet."),
            "link_label": _("Clear all filters"),
        },
    }


def _badges() -> list[dict[str, str]]:
    words = {
        "achieved": _("Achieved"),
        "on-time": _("Not due yet"),
        "due": _("Due now"),
        "late": _("Late"),
        "open": _("No end date"),
        "abandoned": _("Stopped"),
        "unknown": _("Unknown"),
        "differs": _("Sources differ"),
        "silent": _("Silent"),
    }
    return [{"state": state, "label": label} for state, label in words.items()]


def _table() -> ExampleTable:
    rows = [
        (_("Cork"), _("Signed"), 48),
        (_("Silk"), _("Signed"), 7),
        (_("Leather and footwear"), _("In negotiation"), 112),
        (_("Glass"), _("Exploration"), 0),
    ]
    return ExampleTable([{"name": name, "phase": phase, "companies": count} for name, phase, count in rows])


def _statements() -> list[dict[str, object]]:
    return [
        {
            "heading": _("Cork: agreement signed"),
            "state": "on-time",
            "state_label": _("Not due yet"),
            "wording": "na de zomer",
            "facts": [
                {"term": _("Said by"), "value": _("the cabinet")},
                {"term": _("Read as"), "value": _("22 September to 31 December 2016")},
            ],
            "source_label": SOURCE,
            "source_url": "#colophon",
            "external_url": "https://example.org/",
        },
        {
            "heading": _("Glass: agreement signed"),
            "state": "unknown",
            "state_label": _("Superseded"),
            "wording": "begin 2016",
            "replaced_by_label": "Kamerstuk 12 345, nr. 9",
            "replaced_by_url": "#colophon",
            "source_label": SOURCE,
            "source_url": "#colophon",
        },
    ]


def _facts() -> list[dict[str, str]]:
    return [
        {"term": _("Official status"), "value": _("well advanced"), "note": SOURCE},
        {"term": _("Schedule"), "value": _("Due now"), "state": "due"},
        {"term": _("Facilitator"), "value": _("an independent chair"), "url": "#colophon"},
    ]


def _timeline() -> dict[str, object]:
    years = ((0, "2014"), (25, "2015"), (50, "2016"), (75, "2017"), (100, "2018"))
    return {
        "ticks": [{"at": at, "label": label} for at, label in years],
        "now_at": 61.5,
        "now_label": _("17 June 2016"),
        "items": [
            _milestone(_("Intent declared"), "achieved", _("Achieved"), _("12 November 2014"), at=21.5)
            | {"source_label": SOURCE, "source_url": "#colophon", "wording": "onlangs"},
            _milestone(_("Presented"), "late", _("Late"), _("before 2016"), start=30, width=20)
            | {"source_label": SOURCE, "source_url": "#colophon", "wording": "nog dit jaar"},
            _milestone(_("Signed"), "on-time", _("Not due yet"), _("summer of 2016"), start=61.8, width=6.4),
            _milestone(
                _("In force"), "open", _("No end date"), _("after signing"), start=61.8, width=38.2, is_open=True
            ),
        ],
    }


def _milestone(label: str, state: str, state_label: str, when: str, **drawn: object) -> dict[str, object]:
    return {"label": label, "state": state, "state_label": state_label, "when": when, **drawn}


def _threshold() -> dict[str, object]:
    return {
        "id": "threshold",
        "title": _("Before this agreement enters into force"),
        "conditions": [
            {
                "label": _("Companies"),
                "state": "achieved",
                "state_label": _("Met"),
                "sentence": _("48 companies of at least 40."),
                "low_at": 72,
                "minimum_at": 60,
                "minimum_label": _("at least 40"),
                "source_label": SOURCE,
                "source_url": "#colophon",
            },
            {
                "label": _("Share of turnover"),
                "state": "unknown",
                "state_label": _("Cannot be determined"),
                "sentence": _("Between 24% and 33%, of at least 30%."),
                "low_at": 48,
                "maybe_width": 18,
                "minimum_at": 60,
                "minimum_label": _("at least 30%"),
            },
            {
                "label": _("Members consulted"),
                "state": "unknown",
                "state_label": _("Unknown"),
                "sentence": _("Not measured; at least 5."),
                "minimum_at": 60,
                "minimum_label": _("at least 5"),
            },
        ],
    }


def _chart() -> dict[str, object]:
    return {
        "slug": "example-chart",
        "title": _("Promised and signed"),
        "description": _("The number promised for each day beside the number signed by then."),
        "columns": [_("Day"), _("Promised"), _("Signed")],
        "rows": [("30-06-2016", "1", "0"), ("31-12-2016", "3", "2"), ("30-06-2017", "4", "2")],
        "numeric": True,
    }


def _notices() -> list[dict[str, str]]:
    return [
        {
            "kind": "info",
            "title": _("Two readings"),
            "text": _("The generous reading counts; the strict one can be switched on."),
        },
        {"kind": "success", "title": _("Sealed"), "text": _("Revision 12 now holds three statements.")},
        {
            "kind": "warning",
            "title": _("Sources differ"),
            "text": _("Two documents name different days. Both are shown."),
        },
        {"kind": "error", "title": _("Not saved"), "text": _("Signed needs a day and a document.")},
    ]
