"""The parts of a page made in Python: the same markup as templates made, and nothing from the record unescaped."""

import re
from decimal import Decimal

import django_tables2 as tables
import pytest
from django import forms
from django.template import Context, Template
from django.utils.html import format_html
from django.utils.translation import override

from dashboards.frame import cells
from dashboards.frame.base import Files, HiddenField, Link
from dashboards.frame.icons import ICONS, UNKNOWN
from dashboards.frame.table_rows import table_rows
from dashboards.frame.widgets import DateInput, Select, TextInput
from dashboards.words.marks import SourceMark

NASTY = '<b title="x">\'&'
SAFE = "&lt;b title=&quot;x&quot;&gt;&#x27;&amp;"
LINK = Link(NASTY, NASTY, current=True)
ICON = re.compile(r"<svg.*?</svg>\n", re.DOTALL)


def without_icons(markup):
    return ICON.sub("#", markup)


@pytest.mark.parametrize(
    ("draw", "expected"),
    [
        (lambda: cells.linked(NASTY, NASTY), f'<a href="{SAFE}">{SAFE}</a>'),
        (lambda: cells.linked("", NASTY), SAFE),
        (lambda: cells.noted(NASTY, NASTY), f'{SAFE}<br><small class="nl-muted">{SAFE}</small>'),
        (lambda: cells.noted(NASTY, ""), SAFE),
        (lambda: cells.badge(NASTY, NASTY), f'<span class="nl-badge nl-state-{SAFE}">#<span>{SAFE}</span></span>\n'),
        (lambda: cells.source(NASTY), f'<span class="nl-source">#{SAFE}</span>\n'),
        (
            lambda: cells.source(NASTY, NASTY, NASTY, NASTY),
            (
                f'<span class="nl-source">#<a href="{SAFE}">{SAFE}</a>: <q lang="nl">{SAFE}</q> · <a href="{SAFE}"'
                f' rel="external">official publication<span class="nl-hidden">: {SAFE}</span></a></span>\n'
            ),
        ),
        (
            lambda: cells.definition_list([{"term": NASTY, "value": NASTY, "url": NASTY, "note": NASTY}]),
            (
                f'<dl class="nl-list"><div><dt>{SAFE}</dt><dd><a href="{SAFE}">{SAFE}</a> <span class="nl-muted">{SAFE}'
                "</span></dd></div>\n</dl>"
            ),
        ),
        (lambda: cells.link_items([LINK]), f'<li><a href="{SAFE}">{SAFE}</a></li>'),
        (
            lambda: cells.link_items([LINK, {"url": "u", "label": "b", "current": "page"}], marks_current=True),
            (f'<li><a href="{SAFE}" aria-current="true">{SAFE}</a></li><li><a href="u" aria-current="page">b</a></li>'),
        ),
        (
            lambda: cells.file_items([Files(NASTY, (LINK, Link("u", "b"))), Files("f", (LINK,), is_kept=False)]),
            (
                f'<li>{SAFE}: <a href="{SAFE}" download>{SAFE}</a> · <a href="u" download>b</a></li>'
                f'<li>f: <a href="{SAFE}">{SAFE}</a></li>'
            ),
        ),
        (
            lambda: cells.hidden_fields([HiddenField(NASTY, NASTY), {"name": "n", "value": "v"}]),
            f'<input type="hidden" name="{SAFE}" value="{SAFE}"><input type="hidden" name="n" value="v">',
        ),
        (lambda: cells.column_heads([NASTY, 1]), f'<th scope="col">{SAFE}</th><th scope="col">1</th>'),
        (lambda: cells.source_line(SourceMark(NASTY, "")), f"{SAFE}\n"),
        (
            lambda: cells.source_line(SourceMark(NASTY, NASTY, "", NASTY, NASTY)),
            (
                f'<a href="{SAFE}">{SAFE}</a> · <a href="{SAFE}" rel="external">{SAFE} '
                '<span aria-hidden="true">↗</span></a>\n'
            ),
        ),
        (
            lambda: cells.plain_rows([(NASTY, NASTY), ("b", 1)]),
            f'<tr><th scope="row">{SAFE}</th><td>{SAFE}</td></tr>\n<tr><th scope="row">b</th><td>1</td></tr>',
        ),
    ],
)
def test_a_part_holds_its_words_escaped(draw, expected):
    assert without_icons(draw()) == expected


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def test_a_part_draws_its_words_in_the_language_of_the_page():
    assert "official publication" in cells.source("x", external_url="https://example.org/")
    with override("nl"):
        assert "officiële publicatie" in cells.source("x", external_url="https://example.org/")


def test_a_statement_holds_every_part_escaped_and_in_order():
    names = (
        "anchor heading state state_label wording text note replaced_by_url replaced_by_label"
        " source_label source_url external_url"
    )
    said = {name: f"<{name}>" for name in names.split()}
    drawn = cells.statement({**said, "facts": [{"term": "t", "value": "<fact>"}]}, level=4)
    order = (
        "anchor heading state state_label wording text fact note replaced_by_url replaced_by_label source_url"
        " source_label external_url source_label"
    )
    assert re.findall(r"&lt;(\w+)&gt;", drawn) == order.split()
    assert "<h4>" in drawn
    assert not any(f"<{name}>" in drawn for name in [*said, "fact"])
    assert cells.statement({"heading": "h", "source_label": "s"}).startswith(
        '<article class="nl-statement"><div class="nl-statement__head"><h3>h</h3></div><span class="nl-source">'
    )


def test_every_icon_is_its_own_and_others_are_a_question_mark():
    assert (cells.icon("late"), cells.icon("warning")) == (ICONS["late"], ICONS["late"])
    assert cells.icon("<script>") == UNKNOWN
    assert len(set(ICONS.values())) == 20
    assert UNKNOWN not in ICONS.values()


def test_tags_are_the_functions():
    template = Template("{% load parts %}{% badge state label %}{% source label url=url %}{% icon state %}")
    drawn = template.render(Context({"state": "late", "label": NASTY, "url": "/x/"}))
    assert drawn == cells.badge("late", NASTY) + cells.source(NASTY, "/x/") + cells.icon("late")


class Rows(tables.Table):
    name = tables.Column(attrs={"td": {"class": "nl-{}"}})
    size = tables.Column()
    both = tables.Column(accessor="name")
    never = tables.Column(default="none", empty_values=(None, "", 3))
    always = tables.Column(empty_values=())
    late = tables.BooleanColumn()
    deep = tables.Column(accessor="more__inside")

    class Meta:
        default = "–"
        order_by = "size"

    def render_both(self, record, value):
        return format_html("<i>{}</i>{}", value, record["size"])

    def render_always(self, bound_row):
        return f"<{bound_row.row_counter}>"


def test_rows_are_those_of_the_table():
    """Columns, order, page, empty values and words are decided by django-tables2."""
    data = [
        {"name": NASTY, "size": Decimal("1.5"), "never": 3, "late": True, "more": {"inside": "in"}},
        {"name": "", "size": 2, "never": "x", "late": False, "more": {}},
        {"name": None, "size": 3, "never": None, "late": None},
    ]
    table = Rows(data)
    table.paginate(page=1, per_page=2)
    expected = [
        "".join(
            str(format_html("<th scope=\"row\" class=\"nl-{{}}\">{}</th>" if not place else "<td>{}</td>", cell))
            for place, (_column, cell) in enumerate(row.items())
        )
        for row in table.paginated_rows
    ]  # fmt: skip
    drawn = table_rows(table)
    assert [re.sub("&lt;[0-9]+&gt;", "#", row) for row in drawn.split("\n")] == [
        re.sub("&lt;[0-9]+&gt;", "#", f"<tr>{row}</tr>") for row in expected
    ]
    assert f"<td><i>{SAFE}</i>1.5</td>" in drawn
    assert drawn.count("<tr>") == 2


CHOICES = [("", "all"), ("a", NASTY), (NASTY, "b")]


@pytest.mark.parametrize(
    ("ours", "theirs", "value"),
    [
        (Select(choices=CHOICES), forms.Select(choices=CHOICES), NASTY),
        (Select(choices=CHOICES), forms.Select(choices=CHOICES), None),
        (TextInput(), forms.TextInput(), NASTY),
        (TextInput(), forms.TextInput(), None),
        (DateInput(format="%Y-%m-%d"), forms.DateInput(format="%Y-%m-%d"), "2016-06-17"),
    ],
)
@pytest.mark.parametrize("attrs", [{}, {"id": "x", "required": True, "disabled": False, "title": NASTY}])
def test_a_field_is_drawn_as_django_draws_it(ours, theirs, value, attrs):
    drawn, expected = (widget.render("name", value, attrs) for widget in (ours, theirs))
    assert re.sub(r"\s*\n\s*", "", drawn) == re.sub(r"\s*\n\s*", "", expected)
