"""A record file is asked what a form is asked: impossible is a fault, unlikely one until the block confirms it."""

from datetime import date

import pytest
from django.db import connection

from covenants.actions.load_record import load_record_file
from covenants.actions.record_file import RecordFileError
from covenants.models import Measurement, MilestoneStatement, Participation, TargetStatement
from dossier.models import Revision
from dossier.selectors import find_faults
from tests.covenants.samples import make_publisher

MASTERS = """\
revision: {source: brief, reason: Proef.}
organisations:
  - {slug: kabinet, kind: cabinet, name: Kabinet}
documents:
  - {key: brief, kind: letter, title: Brief, dated: 2016-06-17, public: 2016-06-17, pages: 3}
covenants:
  - {slug: goud, code: GOU, names: [{name: Goud, known: 2016-06-17, document: brief}]}
targets:
  - {slug: tien, name: Tien}
statements:
"""
EXPECTED = {
    "type": "milestone", "covenant": "goud", "kind": "signed", "modality": "expect", "words": '"na deze zomer"',
}  # fmt: skip
FACT = {**EXPECTED, "modality": "fact", "words": '"9 juni 2016"'}
GOAL = {"type": "target", "target": "tien", "role": "goal", "quantity": "10", "text": "Tien.", "words": '"tien"'}
MEASURED = {"type": "measurement", "covenant": "goud", "unit": "company", "edtf": '"2016"'}


def line(ref, block, **changes):
    fields = {"document": "brief", "page": '"2"', "actor": "kabinet", **block, **changes}
    given = {key: value for key, value in fields.items() if value is not None}
    return f"  - {{ref: {ref}, {', '.join(f'{key}: {value}' for key, value in given.items())}}}\n"


@pytest.fixture
def load(db, tmp_path):
    user = make_publisher("editor")

    def load(*lines, covenants="", public="2016-06-17"):
        path = tmp_path / "proef.yaml"
        masters = MASTERS.replace("targets:\n", f"{covenants}targets:\n").replace(
            "public: 2016-06-17", f"public: {public}"
        )
        path.write_text(masters + "".join(lines), encoding="utf-8")
        return load_record_file(path, by=user)

    return load


@pytest.fixture
def faults(load):
    def faults(*lines):
        with pytest.raises(RecordFileError) as caught:
            load(*lines)
        assert Revision.objects.count() == 0
        return [(error.line, error.message.split(":")[0]) for error in caught.value.errors]

    return faults


@pytest.mark.parametrize(
    ("block", "changes", "key"),
    [
        (EXPECTED, {"known": "2015-06-17", "known_basis": "document"}, "known"),
        (EXPECTED, {"known": "2199-01-01"}, "known"),
        (EXPECTED, {"known": "0016-06-17"}, "known"),
        (EXPECTED, {"page": '"99"'}, "page"),
        (EXPECTED, {"page": '"0"'}, "page"),
        (EXPECTED, {"words": '""'}, "words"),
        (EXPECTED, {"undated": "true", "reading": '"2017"'}, "undated"),
        (FACT, {"words": '"4 juli 2016"'}, "words"),
        (GOAL, {}, "words"),
        (GOAL, {"words": '""'}, "words"),
        (GOAL, {"words": '"tien convenanten ooit"'}, "words"),
        (MEASURED, {"low": '"35.5"'}, "low"),
        (MEASURED, {"low": '"-1"'}, "low"),
        (MEASURED, {"low": '"1,000"'}, "low"),
        (MEASURED, {"unit": "turnover_share", "low": '"101"'}, "low"),
        (MEASURED, {"unit": "turnover_share", "low": '"1.000"'}, "low"),
    ],
)
def test_what_is_impossible_is_a_fault_of_its_line_even_when_confirmed(faults, block, changes, key):
    [(number, said)] = faults(line("b/1", block, confirmed="zeker weten", **changes))
    assert (number, key in said or key == "words") == (11, True)


@pytest.mark.parametrize(
    ("block", "changes"),
    [
        (EXPECTED, {"words": '"in 2015"'}),
        (EXPECTED, {"page": "p. 3-2"}),
        (FACT, {"kind": "in_force"}),
        ({"type": "participation", "covenant": "goud", "organisation": "kabinet", "role": "chair"}, {"change": "left"}),
    ],
)
def test_what_is_unlikely_is_a_fault_until_it_is_confirmed(load, faults, block, changes):
    assert [number for number, _said in faults(line("b/1", block, **changes))] == [11]
    [entry] = load(line("b/1", block, confirmed="Zo staat het er.", **changes)).new
    assert (entry.oddity_reason, entry.revision_id, find_faults()) == ("Zo staat het er.", 1, [])


def test_the_fault_says_how_to_confirm(load):
    with pytest.raises(RecordFileError) as caught:
        load(line("b/1", EXPECTED, words='"in 2015"'))
    assert str(caught.value).startswith("proef.yaml:11: words: Klopt dit? Dit was op 31 december 2015 al voorbij")
    assert str(caught.value).endswith("Zo ja, zet er “confirmed” bij met de reden.")


def test_a_double_within_one_file_is_asked(faults):
    assert [number for number, _said in faults(line("b/1", EXPECTED), line("b/2", EXPECTED))] == [11, 12]


def test_a_file_may_sign_and_bring_in_force(load):
    in_force = line("b/1", FACT, kind="in_force", words='"10 juni 2016"')
    assert len(load(in_force, line("b/2", FACT)).new) == 2


def test_a_second_load_asks_nothing_about_what_is_sealed(load):
    confirmed = line("b/1", EXPECTED, words='"in 2015"', confirmed="Zo staat het er.")
    load(confirmed)
    assert (load(confirmed).known, load(line("b/1", EXPECTED, words='"in 2015"')).known) == (1, 1)


def test_without_a_date_is_said_explicitly(load):
    load(
        line("b/1", EXPECTED, words='"als het zover is"', undated="true"),
        line("b/2", GOAL, words='"tien convenanten"', undated="true"),
    )
    assert (MilestoneStatement.objects.get().edtf, TargetStatement.objects.get().edtf) == ("", "")


def test_the_words_of_a_goal_are_read_behind_its_figure(load):
    load(line("b/1", GOAL, words='"tien convenanten in de loop van 2017"'))
    assert TargetStatement.objects.values_list("wording", "earliest", "latest").get() == (
        "tien convenanten in de loop van 2017", date(2017, 1, 1), date(2017, 12, 31),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [
        ({"low": '"1.000"'}, 1000, 1000),
        ({"low": "35"}, 35, 35),
        ({"high": "35"}, 35, 35),
        ({"low": "35", "high": "null"}, 35, None),
        ({"low": '"35"', "high": '"40"'}, 35, 40),
    ],
)
def test_a_value_is_exact_where_the_other_is_not_named(load, values, low, high):
    load(line("b/1", MEASURED, **values))
    assert (Measurement.objects.get().low, Measurement.objects.get().high) == (low, high)


CORRECTED = {"corrects": "b/1", "reason": "Tikfout."}


def test_a_correction_in_the_same_file_says_something_else_or_is_refused(load, faults):
    zinc = line("b/2", EXPECTED, covenant="zink", **CORRECTED)
    same = line("b/2", EXPECTED, **CORRECTED)
    assert [number for number, _said in faults(line("b/1", EXPECTED), same)] == [12]
    load(line("b/1", EXPECTED), zinc, covenants="  - {slug: zink, code: ZIN}\n")
    assert MilestoneStatement.objects.values_list("covenant__slug", "corrects__ref").last() == ("zink", "b/1")


def test_what_is_withdrawn_in_the_same_file_stands_beside_nothing(load):
    load(line("b/1", EXPECTED))
    again = line("b/3", EXPECTED)
    assert len(load(line("b/2", EXPECTED, withdraws="b/1", reason="Dubbel."), again).new) == 2


def test_statements_of_covenants_that_are_all_new_are_told_apart(load):
    both = (line("b/1", FACT), line("b/2", FACT, covenant="zink", kind="in_force", page='"3"'))
    with pytest.raises(RecordFileError, match="13: kind: Klopt dit"):
        load(*both, covenants="  - {slug: zink, code: ZIN}\n")


def test_a_fault_of_the_document_is_told_once_and_not_at_its_statements(load):
    with pytest.raises(RecordFileError) as caught:
        load(line("b/1", FACT), public="2016-02-30")
    assert str(caught.value) == "proef.yaml:5: public: 2016-02-30 staat niet op de kalender."


def begin_keys_alike(*models):
    """Let tables give the same keys: the counters of PostgreSQL go on whatever is rolled back."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for model in models:
                cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), 1000000)", [model._meta.db_table])


def test_a_correction_takes_no_statement_of_another_table_away(load):
    begin_keys_alike(MilestoneStatement, Participation)
    left = {"type": "participation", "covenant": "goud", "organisation": "kabinet", "role": "chair", "change": "left"}
    load(line("b/1", EXPECTED), line("b/2", left, change="joined"))
    assert MilestoneStatement.objects.get().pk == Participation.objects.get().pk
    corrects = line("b/3", EXPECTED, page='"3"', **CORRECTED)
    assert len(load(corrects, line("b/4", left)).new) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "2016 en 2018",
            (
                "words: “2016 en 2018” kan meer dan één ding betekenen: “2016” (1 januari 2016 tot en met 31 december "
                "2016) of “2018” (1 januari 2018 tot en met 31 december 2018). Schrijf welke hiervan is bedoeld. "
                'In dit bestand bijvoorbeeld: reading: "2016".'
            ),
        ),
        (
            "in juni",
            (
                "words: “in juni” noemt geen jaar. Is “in juni 2016” (1 juni 2016 tot en met 30 juni 2016) bedoeld, "
                'schrijf dat dan. In dit bestand bijvoorbeeld: reading: "in juni 2016".'
            ),
        ),
    ],
)
def test_words_that_may_mean_more_are_a_fault_that_names_what_they_may_mean(load, words, said):
    with pytest.raises(RecordFileError) as caught:
        load(line("b/1", EXPECTED, words=f'"{words}"'))
    assert [(error.line, error.message) for error in caught.value.errors] == [(11, said)]
    assert Revision.objects.count() == 0


def test_the_words_that_the_fault_proposes_are_read(load):
    [entry] = load(line("b/1", EXPECTED, words='"voor december"', reading='"nog vóór december 2016"')).new
    assert (entry.wording, entry.latest) == ("voor december", date(2016, 11, 30))
