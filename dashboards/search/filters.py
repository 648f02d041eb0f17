"""What the address asks of a search: the question, and the kind of answer."""

from __future__ import annotations

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from covenants.domain.search import Kind
from dashboards.frame.query import FilterForm, Pairs, PickField, read_form, values_of
from dashboards.frame.widgets import TextInput
from dossier.domain.question import MOST_CHARACTERS, MOST_TERMS, Question, read_question
from imvo_tracker.lib.badinput import BadInput

KIND_LABELS: dict[Kind, str | Promise] = {
    Kind.COVENANT: gettext_lazy("Agreements"),
    Kind.SECTOR: gettext_lazy("Sectors"),
    Kind.DOCUMENT: gettext_lazy("Documents"),
    Kind.UNDERTAKING: gettext_lazy("Motions and commitments"),
    Kind.PARTY: gettext_lazy("Parties"),
    Kind.STATEMENT: gettext_lazy("Statements"),
    Kind.EXPLANATION: gettext_lazy("Explanation"),
}
QUESTION, KIND = "q", "soort"


class SearchForm(FilterForm):
    """The question and the kind as they stand in the address."""

    q = forms.CharField(
        label=gettext_lazy("Words, a name or a number"),
        required=False,
        max_length=MOST_CHARACTERS,
        widget=TextInput,
        help_text=gettext_lazy("“words in quotes” are found side by side; -word leaves out"),
        error_messages={"max_length": gettext_lazy("this is too long.")},
    )
    soort = PickField(label=gettext_lazy("Kind"), every=gettext_lazy("everything"))

    def __init__(self, **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]
        self.offer(KIND, [(kind.value, label) for kind, label in KIND_LABELS.items()])


def read_search(pairs: Pairs) -> tuple[Question, Kind | None, SearchForm]:
    """Return question, kind and form; raises `BadInput` for what cannot be asked."""
    chosen = read_form(SearchForm(data=values_of(pairs, (QUESTION, KIND)))).cleaned_data
    question = read_question(chosen[QUESTION])
    if len(question.wanted) + len(question.unwanted) > MOST_TERMS:
        raise BadInput(_("%(key)s: at most %(most)s words.") % {"key": QUESTION, "most": MOST_TERMS}, QUESTION)
    if question.text and not question:
        raise BadInput(_("%(key)s: this holds no letter or digit.") % {"key": QUESTION}, QUESTION)
    if question.unwanted and not question.wanted:
        words = _("%(key)s: this only leaves out. Write at least one word to look for.")
        raise BadInput(words % {"key": QUESTION}, QUESTION)
    return question, Kind(chosen[KIND]) if chosen[KIND] else None, SearchForm(initial=chosen)
