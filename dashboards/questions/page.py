"""One question with its answer and the rows behind it; and all questions, each with its answer where that is cheap."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from covenants.moment.record import Record
from dashboards.formats.links import file_links
from dashboards.frame.base import Frame, HiddenField, Link, extend, frame
from dashboards.frame.cells import badge, cite, linked, part_of, quotation
from dashboards.frame.columns import ColumnChoice, Labels, choose_columns
from dashboards.frame.markup import fill, fill_each
from dashboards.frame.paging import PageSlice, page_slice
from dashboards.frame.table_paging import ROWS_A_PAGE
from dashboards.page_request import COLUMNS, PAGE, RULE, PageRequest
from dashboards.questions.question import QUOTED, SOURCE, Answer, Asking, Basis, Question, Row, Value
from dashboards.questions.registry import FAMILIES
from dashboards.questions.sentence import Sentence, choices_of_later, put, read_choices
from dashboards.words.wording import say_day

T = TypeVar("T")
MOST_READ = 100  # covenants that the page of all questions may look at one by one


@dataclass(frozen=True, slots=True)
class QuestionPage(Frame):
    """A question put, its answer, and one page of the rows: `answer` makes them all."""

    slug: str
    sentence: Sentence
    answer: Answer
    rows: SafeString
    shown: PageSlice
    columns: ColumnChoice
    heads: SafeString
    clear_url: str

    @property
    def said_first(self) -> str:
        """The answer: the title is the question."""
        return self.answer.sentence


@dataclass(frozen=True, slots=True)
class Put:
    """A question on the page of all: in words, where it is asked, and the answer ("" where it takes much work)."""

    words: str
    url: str
    answer: str


@dataclass(frozen=True, slots=True)
class PutFamily:
    """Questions that stand together."""

    title: str
    questions: tuple[Put, ...]


@dataclass(frozen=True, slots=True)
class QuestionsPage(Frame):
    """All questions at one moment."""

    lead: str
    families: tuple[PutFamily, ...]
    hidden: tuple[HiddenField, ...]


def question_page(asked: PageRequest, record: Record, question: Question) -> QuestionPage:
    """Return the question at the moment asked; raises `BadInput` for a choice or page that cannot be."""
    keys = {PAGE, COLUMNS, *(one.key for one in question.choices)}
    asked = replace(asked, filters=tuple(pair for pair in asked.filters if pair[0] in keys))
    basis = Basis(asked, record)
    later = choices_of_later(question, basis)
    chosen = read_choices(question, basis, later)
    sentence, answer = put(question, basis, chosen, later), question.answer(Asking(basis, chosen))
    if later:
        answer = _of_later(answer, later, basis)
    columns = choose_columns(asked, column_labels(answer), anchor="#rows")
    heads = part_shown(answer.columns, columns)
    shown = page_slice(asked, len(answer.matches), ROWS_A_PAGE, anchor="#rows")
    rows = [part_shown(row, columns) for row in answer.rows(answer.matches[shown.slice])]
    numbers = _numbers(rows)
    files = (file_links(asked, record, _("The rows of this answer"), "question_file", question.slug),)
    above = (Link(asked.link("questions"), _("Questions")),)
    offers_rules = f"%({RULE})s" in str(question.sentence)
    base = frame(asked, record, sentence.words, above=above, files=files, offers_rules=offers_rules)
    here = Link("", _("This question"), current=True)
    return extend(
        QuestionPage,
        replace(base, breadcrumbs=(*base.breadcrumbs[:-1], here)),
        slug=question.slug,
        sentence=sentence,
        answer=answer,
        rows=_rows(base.cite_url, heads, rows, numbers),
        shown=shown,
        columns=columns,
        heads=_heads(heads, numbers),
        clear_url=asked.link("question", question.slug) if asked.filters else "",
    )


def _of_later(other: Answer, later: Mapping[str, str], basis: Basis) -> Answer:
    """Return that what was asked about was not in the record yet, in the columns of an answer about what was."""
    words = _("With what was known on %(day)s, “%(value)s” is not in the record yet.")
    said = {"day": say_day(basis.record.as_of.known_on), "value": "”, “".join(later.values())}
    return replace(other, sentence=words % said, matches=(), rows=lambda _matches: (), seen_on=None)


def column_labels(answer: Answer) -> Labels:
    """Return the columns of an answer by the key each has in an address: its place, as each question has its own."""
    return tuple((f"k{place}", label) for place, label in enumerate(answer.columns, start=1))


def part_shown(row: Sequence[T], choice: ColumnChoice) -> tuple[T, ...]:
    """Return what of a row stands in the columns shown."""
    return tuple(one for place, one in enumerate(row, start=1) if f"k{place}" in choice.shown)


def questions_page(asked: PageRequest, record: Record) -> QuestionsPage:
    """Return all questions at the moment asked, with what holds where nothing is chosen."""
    basis = Basis(replace(asked, filters=()), record)
    return extend(
        QuestionsPage,
        frame(asked, record, _("Questions")),
        lead=_("Each question is a sentence in which you choose. The answer is below it, with the rows behind it."),
        families=tuple(
            PutFamily(str(family.title), tuple(_put(one, basis) for one in family.questions)) for family in FAMILIES
        ),
        hidden=(),
    )


def _put(question: Question, basis: Basis) -> Put:
    chosen = read_choices(question, basis)
    is_cheap = not question.reads_each or len(basis.record.readings) <= MOST_READ
    answer = question.answer(Asking(basis, chosen)).sentence if is_cheap else ""
    return Put(put(question, basis, chosen, {}).words, basis.asked.link("question", question.slug), answer)


def _numbers(rows: Sequence[Row]) -> set[int]:
    """Return the places of the columns that hold numbers."""
    return {place for row in rows for place, one in enumerate(row) if one.is_number}


def _heads(columns: Sequence[str], numbers: Collection[int]) -> SafeString:
    return fill_each(
        '<th scope="col"{}>{}</th>', ((_NUMBER if place in numbers else "", one) for place, one in enumerate(columns))
    )


def _rows(cite_url: str, columns: Sequence[str], rows: Sequence[Row], numbers: Collection[int]) -> SafeString:
    """Return the rows of a table; where it is stacked, on a phone, each cell says its column."""
    return fill_each("<tr>{}</tr>\n", ((_cells(cite_url, columns, row, numbers),) for row in rows))


def _cells(cite_url: str, columns: Sequence[str], row: Row, numbers: Collection[int]) -> SafeString:
    first, *others = row
    header = fill('<th scope="row">{}{}</th>', _cell(first), cite(cite_url, _about(row), first.text))
    return header + fill_each(
        '<td{}><span class="nl-lists__label">{}: </span>{}</td>',
        (
            (_NUMBER if place in numbers else "", columns[place], _cell(one) if one.text else _NOTHING)
            for place, one in enumerate(others, start=1)
        ),
    )


_NOTHING = fill("{}", "–")
_NUMBER = fill(' class="nl-number"')


def _about(row: Row) -> str:
    """Return where the row is cited from: the statement it leads to, else what its first cell leads to."""
    parts = [part_of(one.url) for one in row]
    return next((one for one in parts if one.startswith("uitspraak.")), parts[0])


def _cell(value: Value) -> SafeString:
    if value.look == QUOTED:
        return quotation(value.text)
    words = badge(value.state, value.text) if value.state else value.text
    cell = linked(value.url, words)
    return fill('<span class="nl-source">{}</span>', cell) if value.look == SOURCE else cell
