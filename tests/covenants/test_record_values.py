"""Every value of a record file has the type its field asks for, or its line is refused and nothing is written."""

import pytest
from django.core.management import CommandError, call_command

from covenants.actions import record_yaml
from covenants.actions.load_record import load_record_file
from covenants.actions.record_file import RecordFileError
from covenants.models import Measurement, MilestoneStatement, StatusReport
from dossier.models import Document, Revision
from sectors.models import Sector
from tests.covenants.record_files import MASTERS, STATEMENTS, everything

MANY_LINES = """\
revision:
  source: brief
  reason: Proef.
organisations:
  - slug: kabinet
    kind: cabinet
    name: Kabinet
documents:
  - key: brief
    kind: letter
    dossier: "26485"
    number: "220"
    title: Brief
    public: 2016-06-17
    pages: 6
statements:
  - ref: b/1
    type: report
    topic: policy
    document: brief
    page: "2"
    actor: kabinet
    text: Beleid.
    quantity: 3
    closed: false
"""


def changed(old, new):
    """Return the file with one line changed, and the number of that line."""
    lines = MANY_LINES.splitlines()
    [place] = [number for number, line in enumerate(lines) if line.strip() == old]
    lines[place] = lines[place].replace(old, new)
    return "\n".join(lines) + "\n", place + 1


def bare(value):
    """Return a value as a message shows it."""
    return value.strip('"').strip()


NO_TEXT = (
    "0220", "220", "08", "0o17", "0x10", "0b11", "1_000", "+5", "-5", "1.10", "1e3", ".5", "5.", ".inf", "-.INF",
    ".NaN", "1:30", "12:30:45", "No", "no", "yes", "on", "OFF", "true", "False", "y", "N", "~", "Null", "NULL",
    "2016-06-17", "2016-6-7", "2016-06-17T10:00:00Z", "2016-06-17 10:00:00", "=", "<<",
)  # fmt: skip


@pytest.mark.parametrize("value", NO_TEXT)
def test_what_is_no_text_to_some_reader_of_yaml_never_becomes_text(faults, value):
    lines = MANY_LINES.splitlines()
    wanted = []
    for place, old in enumerate(lines, 1):
        key, _colon, printed = old.strip(" -").partition(": ")
        if key in ("reason", "name", "number", "title", "page", "text", "ref") and printed:
            lines[place - 1] = old.replace(printed, value)
            wanted.append((place, f"“{key}” is tekst: zet {value} tussen aanhalingstekens"))
    assert len(wanted) == 7
    assert faults("\n".join(lines)) == wanted


WORDS = (
    "nr. 220", "p. 1:30", "1.10.2", "2016-2017", "Nee", "1,5", "26 485, nr. 220", "on time", "null en niets",
    "2016-06-17 ’s ochtends", "12:75", "e3", "0x", "1 000", "-", "+",
)  # fmt: skip


def test_in_quotes_or_unmistakable_it_is_the_text_that_was_printed(load):
    text, _line = changed("closed: false", "closed: false")
    printed = [f'"{value}"' for value in NO_TEXT] + [f"'{value}'" for value in NO_TEXT]
    written = [*printed, *(value for value in WORDS if value != "-"), '"-"']
    statement = (
        "  - {{ref: t/{0}, type: report, topic: policy, document: brief, page: voetnoot {0}, actor: kabinet,"
        " text: {1}}}\n"
    )
    quoted = "".join(
        statement.format(place, value).replace("text: 1,5", 'text: "1,5"') for place, value in enumerate(written, 1)
    )
    load(text + quoted.replace("26 485, nr. 220", '"26 485, nr. 220"'))
    kept = StatusReport.objects.exclude(ref="b/1").order_by("pk").values_list("text", flat=True)
    assert list(kept) == [*NO_TEXT, *NO_TEXT, *(value for value in WORDS if value != "-"), "-"]


@pytest.mark.parametrize("value", ["[een, twee]", "{een: twee}", "[]", "[[a]]"])
@pytest.mark.parametrize("old", ["title: Brief", "public: 2016-06-17", "pages: 6", "quantity: 3", "closed: false"])
def test_a_list_or_block_is_no_single_value(faults, old, value):
    key = old.split(":")[0]
    text, line = changed(old, f"{key}: {value}")
    assert faults(text) == [(line, f"“{key}” moet één waarde zijn, geen lijst of blok")]


@pytest.mark.parametrize(
    "value", ["3.9", "6.0", '"6"', "true", "0x10", "06", "1_0", "+6", "-6", "1e1", "~", "1:30", "No", "zes", "٦", "²"]
)
def test_pages_are_a_whole_number(faults, value):
    text, line = changed("pages: 6", f"pages: {value}")
    assert faults(text) == [(line, f"“pages” moet een geheel getal zonder aanhalingstekens zijn: {bare(value)}")]


@pytest.mark.parametrize("value", ["32768", "9" * 25, "9" * 5000])
def test_pages_are_no_more_than_every_database_keeps(faults, value):
    text, line = changed("pages: 6", f"pages: {value}")
    [(found, message)] = faults(text)
    assert (found, message[:30], len(message) < 200) == (line, "“pages” is groter dan 32767: 9"[:29] + value[0], True)


@pytest.mark.parametrize(
    "value",
    ["1e3", ".inf", ".nan", "0x10", "+5", "1_000", "007", "1:30", "1,5,5", "true", "No", "~", '" 3"', "drie", "٣", "1.",
     ".5", "2016-06-17", '""', "1.000.00"],
)  # fmt: skip
def test_a_quantity_is_a_plain_decimal(faults, value):
    text, line = changed("quantity: 3", f"quantity: {value}")
    assert faults(text) == [(line, f"quantity: “{bare(value)}” is geen getal.")]


@pytest.mark.parametrize(
    ("value", "one", "other"),
    [("1.000", "1000", "1"), ('"12.345"', "12345", "12,3450"), ('"12,345"', "12345", "12,3450")],
)
def test_three_decimals_may_be_thousands_and_are_asked(faults, value, one, other):
    text, line = changed("quantity: 3", f"quantity: {value}")
    asked = f"quantity: “{bare(value)}” is op twee manieren te lezen: schrijf {one} of {other}."
    assert faults(text) == [(line, asked)]


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("3", "3.00"), ('"3"', "3.00"), ("1.10", "1.10"), ("0.5", "0.50"), ("1,5", "1.50"), ("1.000.000", "1000000.00"),
        ('"1.000,50"', "1000.50"), ("1 000 000", "1000000.00"),
    ],
)  # fmt: skip
def test_a_decimal_is_kept_to_the_digit(load, value, kept):
    text, _line = changed("quantity: 3", f"quantity: {value}")
    load(text)
    assert f"{StatusReport.objects.get().quantity:.2f}" == kept


@pytest.mark.parametrize("value", ["yes", "Yes", "on", "True", "TRUE", "1", '"true"', "ja", "~", "y"])
def test_a_flag_is_true_or_false(faults, value):
    text, line = changed("closed: false", f"closed: {value}")
    assert faults(text) == [(line, "“closed” moet true of false zijn")]


@pytest.mark.parametrize(
    "value",
    ["17-06-2016", "2016-6-17", '"2016-06-17"', "2016-06", "2016", "20160617", "2016-06-17T00:00:00", "No", "~"],
)
def test_a_day_is_a_date_without_quotes(faults, value):
    text, line = changed("public: 2016-06-17", f"public: {value}")
    assert faults(text) == [(line, f"“public” is geen datum: {bare(value)}")]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("2016-02-30", "public: 2016-02-30 staat niet op de kalender."),
        ("0016-07-04", "public: het jaar moet tussen 1900 en 2199 liggen."),
        ("1899-12-31", "public: het jaar moet tussen 1900 en 2199 liggen."),
        ("2200-01-01", "public: het jaar moet tussen 1900 en 2199 liggen."),
    ],
)
def test_a_day_is_one_of_the_calendar_from_1900_to_2199(faults, value, message):
    text, line = changed("public: 2016-06-17", f"public: {value}")
    assert faults(text) == [(line, message)]


@pytest.mark.parametrize("edtf", ["0016", "1899/1901", "2200-01-01/..", "2016-02-30", "morgen"])
def test_a_period_lies_in_those_years_too(faults, edtf):
    text, line = changed("quantity: 3", f'edtf: "{edtf}"')
    [(found, message)] = faults(text)
    assert (found, message.startswith(f"edtf: “{edtf.split('/')[0]}”")) == (line, True)


def test_a_length_of_time_ends_in_those_years_too(faults):
    text, line = changed("quantity: 3", "reading: drie maanden\n    starts: 2199-12-01")
    assert faults(text) == [(line, "reading: “drie maanden” ligt buiten de jaren 1900 tot en met 2199.")]


@pytest.mark.parametrize("value", ["", "null"])
def test_nothing_is_what_a_field_holds_that_was_left_out(load, value):
    text, _line = changed("pages: 6", f"pages: {value}")
    load(text.replace("closed: false", f"closed: {value}").replace("quantity: 3", f"quantity: {value}"))
    assert (Document.objects.get().pages, StatusReport.objects.get().quantity) == (None, None)


@pytest.mark.parametrize(
    ("old", "new"),
    [("title: Brief", "title:"), ("title: Brief", 'title: "  "'), ("reason: Proef.", 'reason: ""'),
     ("actor: kabinet", "actor: null"), ("public: 2016-06-17", "public: null"), ("text: Beleid.", "text: null"),
     ("reason: Proef.", "reason: ' '")],
)  # fmt: skip
def test_an_empty_value_is_missing_where_one_is_needed(faults, old, new):
    text, line = changed(old, new)
    assert faults(text) == [(line, f"“{old.split(':')[0]}” ontbreekt")]


def test_members_of_a_list_have_their_own_lines(faults):
    text = MASTERS.replace(
        "aliases: [kleding]", "aliases: [kleding,\n     2016,\n     No,\n     [mode],\n     null,\n     {a: b}]"
    )
    asked = "“aliases” moet een lijst van teksten zijn"
    assert faults(text) == [
        (8, "“aliases” is tekst: zet 2016 tussen aanhalingstekens"),
        (9, "“aliases” is tekst: zet No tussen aanhalingstekens"),
        (10, asked),
        (11, asked),
        (12, asked),
    ]


def test_all_faults_of_one_block_are_told_with_the_lines_of_their_keys(faults):
    text = MANY_LINES
    for old, new in (
        ("kind: letter", "kind: roddel"),
        ('number: "220"', "number: 0220"),
        ("pages: 6", "pages: 3.9"),
        ("topic: policy", "topic: roddel"),
        ('page: "2"', "page: 1.10"),
        ("actor: kabinet", "actor: ser"),
        ("closed: false", "closed: No"),
    ):
        text = text.replace(old, new)
    assert [(line, message.split(":")[0].strip("“”").split("”")[0]) for line, message in faults(text)] == [
        (10, "kind"),
        (12, "number"),
        (15, "pages"),
        (19, "topic"),
        (21, "page"),
        (22, "onbekend (organisatie)"),
        (25, "closed"),
    ]


def test_text_is_composed_on_the_way_in_and_a_second_load_knows_it(load):
    decomposed = MASTERS.replace("name: Textiel, known", "name: Cafe\u0301, known") + STATEMENTS.replace(
        "text: Gaat goed.", "text: Zu\u0308rich."
    )
    load(decomposed)
    assert (Sector.objects.get().name, StatusReport.objects.get().text) == ("Caf\u00e9", "Z\u00fcrich.")
    before = everything()
    assert (load(decomposed).known, load(decomposed).differences) == (3, [])
    assert everything() == before


class TestCharacters:
    @pytest.mark.parametrize(
        ("character", "name"),
        [("\x00", "U+0000"), ("\x07", "U+0007"), ("\x1b", "U+001B"), ("\x7f", "U+007F"), ("\x85", "U+0085"),
         ("\u2028", "U+2028"), ("\u202e", "U+202E"), ("\ufeff", "U+FEFF"), ("\uffff", "U+FFFF"),
         ("\U0001fffe", "U+1FFFE")],
    )  # fmt: skip
    def test_what_nobody_can_read_is_refused_raw_and_escaped(self, faults, character, name):
        refusal = f"het teken {name} kan niet bewaard worden; haal het weg"
        text, line = changed("text: Beleid.", f'text: "Be{character}leid."')
        assert faults(text) == [(line, refusal)]
        escaped, line = changed("text: Beleid.", f'text: "Be\\U{ord(character):08x}leid."')
        assert faults(escaped) == [(line, refusal)]

    @pytest.mark.parametrize("escape", ["\\ud800", "\\udfff", "\\U00110000", "\\Uffffffff", "\\ud83d\\ude00"])
    def test_half_a_character_is_refused(self, faults, escape):
        text, line = changed("text: Beleid.", f'text: "Be{escape}leid."')
        assert [found for found, _message in faults(text)] == [line]

    @pytest.mark.parametrize("old", ["title: Brief", "name: Kabinet", 'number: "220"', "topic: policy"])
    @pytest.mark.parametrize("inside", ["\\n", "\\t", "\\r\\n"])
    def test_a_name_is_one_line(self, faults, old, inside):
        key, word = old.replace('"', "").split(": ")
        text, line = changed(old, f'{key}: "{word[:2]}{inside}{word[2:]}"')
        [(found, message)] = faults(text)
        assert (found, message.split(":")[0]) == (line, key)

    def test_a_text_may_have_more_lines(self, load):
        text, _line = changed("text: Beleid.", 'text: "Een.\\nTwee."')
        load(text)
        assert StatusReport.objects.get().text == "Een.\nTwee."


class TestShape:
    @pytest.mark.parametrize(
        ("data", "line", "word"),
        [
            (b"\xef\xbb\xbf" + MANY_LINES.encode(), 1, "byte order mark"),
            (MANY_LINES.encode("utf-16"), 1, "UTF-8"),
            (MANY_LINES.replace("Beleid.", "Beëindigd.").encode("latin-1"), 23, "UTF-8"),
            (MANY_LINES.encode() + b"# \xff\n", 26, "UTF-8"),
            (MANY_LINES.encode() + b"---\na: b\n", 26, "tweede"),
            (MANY_LINES.replace("kind: letter", "kind: &soort letter").encode(), 10, "ankers"),
            (MANY_LINES.replace("kind: letter", "kind: *soort").encode(), 10, "ankers"),
            (MANY_LINES.replace("documents:", "documents: &x\n  - *x").encode(), 8, "ankers"),
            (MANY_LINES.replace("pages: 6", 'pages: !!int "6"').encode(), 15, "tags"),
            (MANY_LINES.replace("title: Brief", "title: !!python/name:os.system x").encode(), 13, "tags"),
            (MANY_LINES.replace("title: Brief", "title: !eigen Brief").encode(), 13, "tags"),
            (MANY_LINES.replace("title: Brief", "? [a, b]\n    : c").encode(), 13, "sleutel"),
            (b"a: " + b"[" * 100_000, 1, "te diep"),
            (b"a: " + b"{b: " * 100_000, 1, "te diep"),
            (b"\n".join(b" " * depth + b"a:" for depth in range(500)), 8, "te diep"),
            (b"a: [" + b"x, " * 700_000, 1, "2000000"),
            (b"a: &a [x]\nb: &b [*a,*a]\nc: [*b,*b]\n", 1, "ankers"),
            (b"- een\n- twee\n", 1, "dossierbestand"),
            (b"los woord", 1, "dossierbestand"),
        ],
    )  # fmt: skip
    def test_what_no_record_file_holds_is_refused_with_its_line(self, faults, data, line, word):
        [(found, message)] = faults(data)
        assert (found, word in message) == (line, True), message

    def test_the_merge_key_of_yaml_is_an_unknown_key(self, faults):
        text, line = changed("pages: 6", "<<: {pages: 6}")
        assert faults(text) == [(line, "onbekende sleutel: <<")]

    @pytest.mark.parametrize("loader", ["CBaseLoader", "BaseLoader"])
    def test_both_parsers_of_the_library_give_the_same(self, monkeypatch, loader):
        tree = record_yaml.read_tree(MANY_LINES.encode())
        monkeypatch.setattr(record_yaml, "_LOADER", getattr(record_yaml.yaml, loader))
        assert record_yaml.read_tree(MANY_LINES.encode()) == tree
        with pytest.raises(record_yaml.UnreadableFile):
            record_yaml.read_tree(b'a: "\\Uffffffff"')

    def test_windows_line_ends_are_line_ends(self, load, faults):
        text, line = changed("number: " + '"220"', "number: 0220")
        assert [found for found, _message in faults(text.replace("\n", "\r\n").encode())] == [line]
        load(MANY_LINES.replace("\n", "\r\n").encode())
        assert StatusReport.objects.get().text == "Beleid."

    def test_no_file_of_any_kind_gives_a_traceback(self, user, tmp_path):
        for path in (tmp_path, tmp_path / "weg.yaml", tmp_path / "weg" / "weg.yaml"):
            with pytest.raises(RecordFileError, match=f"^{path.name}:1: het bestand is niet te lezen: "):
                load_record_file(path, by=user)
            with pytest.raises(CommandError):
                call_command("load_record", path)

    def test_a_file_with_thousands_of_faults_is_told_in_a_few_hundred_lines(self, load):
        text = MANY_LINES + "targets:\n" + "".join(f"  - {{slug: t{number}, name: 1}}\n" for number in range(3000))
        with pytest.raises(RecordFileError) as refused:
            load(text)
        assert (len(refused.value.errors), str(refused.value).splitlines()[-1]) == (3000, "… en nog 2800")
        assert not Revision.objects.exists()

    def test_a_value_of_any_length_makes_a_short_message(self, faults):
        for old, new in (
            ("title: Brief", "title: " + "x" * 100_000),
            ("quantity: 3", "quantity: " + "x" * 100_000),
            ("kind: letter", "kind: " + "x" * 100_000),
            ("actor: kabinet", "actor: " + "x" * 100_000),
            ("topic: policy", "x" * 900 + ": policy"),
            ("type: report", 'type: "' + "x\\n" * 900 + '"'),
        ):
            text, line = changed(old, new)
            found = faults(text)
            assert {one for one, _message in found} >= {line} or old == "topic: policy"
            assert all(len(message) < 400 and "\n" not in message for _line, message in found)


def test_what_only_the_database_can_tell_is_named_with_its_line(faults):
    twice = MASTERS.replace("targets:", "  - {slug: tweede, code: TEX, sectors: [TEX]}\ntargets:")
    assert faults(twice) == [(12, "code: Er bestaat al een Convenant met eenzelfde Code.")]
    below = STATEMENTS.replace('low: "35", high: "35.0"', 'low: "36", high: "35"')
    [(line, message)] = faults(MASTERS + below)
    assert (line, "measurement_low_not_above_high" in message) == (21, True)
    early = STATEMENTS.replace("facts: [S1],", "facts: [S1], public: 2015-01-01,")
    [(line, message)] = faults(MASTERS + early + "")
    assert (line, message) == (19, "public: Deze dag ligt vóór de dag sinds wanneer het bekend is.")


def test_what_the_database_tells_stands_beside_the_faults_of_the_file(faults):
    broken = STATEMENTS.replace('low: "35", high: "35.0"', 'low: "36", high: "35"').replace(
        "topic: progress", "topic: x"
    )
    assert [line for line, _message in faults(MASTERS + broken)] == [21, 23]


def test_two_corrections_of_one_statement_are_refused_by_line(load, faults):
    load(MASTERS + STATEMENTS)
    again = (
        "revision: {source: brief, reason: Correctie.}\nstatements:\n"
        "  - {ref: b/4, corrects: b/1, reason: Tikfout., type: milestone, covenant: textiel, kind: signed,\n"
        '     modality: expect, document: brief, page: "3", actor: kabinet, words: "eerste helft 2017"}\n'
    )
    second = again.split("statements:\n")[1].replace("b/4", "b/5").replace('page: "3"', 'page: "4"')
    [(line, message)] = faults(again + second)
    assert (line, "corrects" in message) == (5, True)
    assert faults(again.replace("reason: Tikfout., ", "")) == [(3, "“reason” ontbreekt")]
    assert faults(again.replace("corrects: b/1", "corrects: b/1, withdraws: b/1")) == [
        (3, "een uitspraak corrigeert of trekt in, niet allebei")
    ]
    assert faults(again.replace("corrects: b/1", "corrects: b/2"))[0][0] == 3


def test_a_correction_may_follow_in_the_same_file(load):
    both = STATEMENTS.replace(
        "statements:\n",
        "statements:\n"
        "  - {ref: b/1-2, corrects: b/1, reason: Tikfout., type: milestone, covenant: textiel, kind: signed,\n"
        '     modality: expect, document: brief, page: "3", actor: kabinet, words: "eerste helft 2017"}\n',
    )
    lines = both.splitlines(keepends=True)
    load(MASTERS + "".join([lines[0], *lines[3:], *lines[1:3]]))
    assert dict(MilestoneStatement.objects.values_list("ref", "corrects__ref")) == {"b/1": None, "b/1-2": "b/1"}
    assert Measurement.objects.get().revision_id == 1
