"""Record files: loaded once, one revision each, with every mistake named by its line."""

import json
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command

from covenants.actions.load_record import load_record_file
from covenants.actions.record_file import RecordFileError
from covenants.models import Covenant, Measurement, MilestoneStatement, StatusReport
from dossier.actions import open_entry
from dossier.actions_masters import pending_masters
from dossier.canonical import ledger_models
from dossier.models import Document, Organisation, Revision
from dossier.selectors import find_faults
from imvo_tracker.lib.asof import AsOf, today
from sectors.models import Sector
from tests.covenants.record_files import MASTERS, STATEMENTS, everything

DAY = date(2016, 6, 17)


def test_a_file_becomes_one_revision(load, user):
    loaded = load(MASTERS + STATEMENTS)
    assert (len(loaded.new), loaded.known, loaded.revision.number) == (3, 0, 1)
    assert Revision.objects.values_list("reason", "author", "entry_count").get() == ("Proef.", user.pk, 3)
    said = MilestoneStatement.objects.get()
    assert (said.ref, said.locator, said.wording, said.earliest, said.latest) == (
        "b/1", "p. 2", "eerste helft 2017", date(2017, 1, 1), date(2017, 6, 30),
    )  # fmt: skip
    assert (said.known_from, said.known_basis, said.public_from) == (DAY, "document", DAY)
    measured = Measurement.objects.get()
    assert (measured.public_from, measured.closed, measured.low, measured.high) == (None, True, 35, 35)
    assert StatusReport.objects.values_list("locator", "earliest", "latest").get() == (
        "voetnoot 9", date(2016, 3, 9), date(2016, 6, 9),
    )  # fmt: skip
    assert find_faults() == []


def test_a_second_load_changes_nothing(load):
    load(MASTERS + STATEMENTS)
    before = everything()
    loaded = load(MASTERS + STATEMENTS)
    assert (loaded.new, loaded.known, loaded.revision) == ([], 3, None)
    assert everything() == before


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        (MASTERS + "revision: {source: brief, reason: Nog een.}\n", 18, "revision"),
        (MASTERS + "statements:\n  - ref: b/1\n    text: Een.\n    text: Twee.\n", 21, "text"),
        (MASTERS + "statements:\n  - {ref: b/1, page: null, page: null}\n", 19, "page"),
    ],
)
def test_a_key_that_stands_twice_is_refused_with_its_line(load, text, line, key):
    with pytest.raises(RecordFileError) as refused:
        load(text)
    assert str(refused.value) == f"proef.yaml:{line}: “{key}” staat twee keer in hetzelfde blok"
    assert not Revision.objects.exists()


def test_a_day_that_another_document_gives_is_printed_with_that_document(load, client):
    other = """\
  - {key: kst-26485-231, dossier: "26485", number: "231", kind: letter, title: Eerder, public: 2016-06-09}
"""
    signed = """\
  - {ref: b/9, type: milestone, covenant: textiel, kind: signed, modality: fact, document: brief, page: "2",
     actor: kabinet, words: inmiddels ondertekend, reading: "4 juni 2016", supplied_by: kst-26485-231,
     supplied_page: "7"}
"""
    load(MASTERS.replace("sectors:\n", f"{other}sectors:\n", 1) + STATEMENTS + signed)
    said = MilestoneStatement.objects.get(ref="b/9")
    assert (said.latest, said.document.key, said.supplied_by.key, said.supplied_locator) == (
        date(2016, 6, 4), "brief", "kst-26485-231", "p. 7",
    )  # fmt: skip
    rows = client.get("/convenanten/textiel/uitspraken/").context["page"].rows
    (row,) = [one for one in rows if one.anchor == f"milestonestatement-{said.pk}"]
    assert (row.wording, row.text) == ("inmiddels ondertekend", "De dag staat in Kamerstuk 26 485, nr. 231, p. 7.")
    assert find_faults() == []


def test_only_what_is_new_is_sealed(load):
    load(MASTERS + STATEMENTS)
    more = STATEMENTS + "  - {ref: b/4, type: report, topic: policy, text: Nieuw., document: brief, actor: kabinet}\n"
    loaded = load(MASTERS + more)
    assert (len(loaded.new), loaded.known, loaded.revision.number, loaded.revision.entry_count) == (1, 3, 2, 1)


def test_a_closed_statement_that_was_opened_is_still_the_same(load, user):
    load(MASTERS + STATEMENTS)
    open_entry(Measurement.objects.get(), by=user, public_from=today(), reason="Proef.")
    assert load(MASTERS + STATEMENTS).known == 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("words: \"eerste helft 2017\"", "words: \"tweede helft 2017\""),
        ('low: "35"', 'low: "34"'),
        ("text: Gaat goed.,", "text: Gaat goed., public: 2017-01-01,"),
        ("type: report, covenant: textiel, topic: progress", "type: report, sector: TEX, topic: progress"),
    ],
)  # fmt: skip
def test_a_sealed_statement_that_says_something_else_is_refused(load, faults, old, new):
    load(MASTERS + STATEMENTS)
    [(_line, message)] = faults(MASTERS + STATEMENTS.replace(old, new))
    assert "b/" in message


def test_a_correction_and_a_withdrawal_follow_by_reference(load):
    load(MASTERS + STATEMENTS)
    loaded = load(
        """\
        revision: {source: brief, reason: Correctie.}
        statements:
          - {ref: b/1-2, corrects: b/1, reason: Tikfout., type: milestone, covenant: textiel, kind: signed,
             modality: expect, document: brief, page: "3", actor: kabinet, words: "eerste helft 2017"}
          - {ref: b/3-2, withdraws: b/3, reason: Stond er niet., type: report, covenant: textiel, topic: progress,
             text: Gaat goed., document: brief, actor: kabinet}
        """
    )
    assert loaded.revision.number == 2
    assert [row.locator for row in MilestoneStatement.objects.visible_at(AsOf(DAY, DAY))] == ["p. 3"]
    assert [row.locator for row in MilestoneStatement.objects.visible_at(AsOf(DAY, DAY, 1))] == ["p. 2"]
    assert not StatusReport.objects.visible_at(AsOf(DAY, DAY)).exists()


def test_master_data_is_updated_with_its_history_where_the_file_is_preferred(load):
    load(MASTERS)
    load(
        MASTERS.replace("title: Brief", "title: Brief van het kabinet").replace(
            "name: Textiel, known", "name: Mode, known"
        ),
        prefer_file=True,
    )
    letter = Document.objects.get()
    assert (letter.title, letter.version) == ("Brief van het kabinet", 2)
    assert list(letter.history.values_list("title", flat=True)) == ["Brief van het kabinet", "Brief"]
    assert Sector.objects.get().history.count() == 2
    assert Organisation.objects.get().history.count() == 1
    assert Revision.objects.count() == 1  # what the file changes waits to be sealed
    assert [(one.key, json.loads(one.old)["title"]) for one in pending_masters() if one.model is Document] == [
        ("brief", "Brief")
    ]


def test_a_covenant_is_linked_to_more_sectors_by_a_later_file(load):
    load(MASTERS)
    metal = "  - {code: MET, kind: main, name: Metaal, known: 2016-06-17, document: brief}\nrisk_themes:"
    load(MASTERS.replace("risk_themes:", metal).replace("code: TEX, sectors: [TEX]", "code: TEX, sectors: [TEX, MET]"))
    assert sorted(Covenant.objects.get().sectors.values_list("code", flat=True)) == ["MET", "TEX"]


class TestMistakes:
    def test_an_unknown_key_is_named_with_its_line(self, faults):
        assert faults(MASTERS.replace("title: Brief", "titel: Brief")) != []
        [(line, message)] = faults(MASTERS + "statemnts: []\n")
        assert (line, "statemnts" in message) == (18, True)

    def test_an_unknown_key_in_a_statement_is_named_with_its_line(self, faults):
        [(line, message)] = faults(MASTERS + STATEMENTS.replace("topic: progress", "topic: progress, topics: x"))
        assert (line, "topics" in message) == (23, True)

    @pytest.mark.parametrize("day", ["2016-02-31", '"17 juni 2016"', "2016-06-17T10:00:00Z", "17", "[2016-06-17]"])
    def test_a_bad_date_is_named_with_its_line(self, faults, day):
        [(line, message), *_rest] = faults(MASTERS.replace("dated: 2016-06-17", f"dated: {day}"))
        assert line == 5
        assert message

    def test_an_unknown_covenant_is_named_with_its_line(self, faults):
        [(line, message)] = faults(MASTERS + STATEMENTS.replace("covenant: textiel, kind", "covenant: goud, kind"))
        assert (line, "goud" in message) == (19, True)

    def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(self, faults):
        broken = MASTERS.replace("gates: in_force", "gates: gossip") + STATEMENTS.replace(
            "modality: expect", "modality: hope"
        ).replace("unit: company", "unit: bedrijf").replace('low: "35"', "low: veel").replace(
            "actor: kabinet,\n     page", "actor: ser,\n     page"
        )
        lines = [line for line, _message in faults(broken)]
        assert lines == sorted(lines)
        assert set(lines) == {15, 19, 21, 23}

    def test_several_faults_of_one_statement_are_all_told(self, faults):
        found = faults(MASTERS + STATEMENTS.replace("kind: signed, modality: expect", "kind: gossip, modality: hope"))
        assert [line for line, _message in found] == [19, 19]
        assert {message.split(":")[0] for _line, message in found} == {"kind", "modality"}

    @pytest.mark.parametrize(
        ("old", "new", "word"),
        [
            ("type: milestone", "type: rumour", "rumour"),
            ("ref: b/1, ", "", "ref"),
            ("ref: b/2", "ref: b/1", "b/1"),
            ("ref: b/3", "ref: b/3, corrects: b/9, reason: x", "b/9"),
            ("closed: true", "closed: ja", "closed"),
            ('words: "eerste helft 2017"', "words: ooit misschien", "ooit"),
            ('edtf: "2016-06-17"', 'edtf: "2016-17-17"', ""),
            ("document: brief,\n     page", "document: krant,\n     page", "krant"),
            ("facts: [S1]", "facts: S1", "facts"),
            ("starts: 2016-03-09", "starts: morgen", "starts"),
            ('quantity: "0.50"', "quantity: [1]", "quantity"),
            ("text: Gaat goed.", 'text: ""', "text"),
        ],
    )
    def test_each_kind_of_mistake_names_what_is_wrong(self, faults, old, new, word):
        assert old in STATEMENTS
        found = faults(MASTERS + STATEMENTS.replace(old, new))
        assert any(word in message for _line, message in found), found

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("revision: {source: brief, reason: Proef.}\n", ""),
            ("revision: {source: brief, reason: Proef.}", "revision: Proef."),
            ("revision: {source: brief, reason: Proef.}", "revision: {source: brief}"),
            ("revision: {source: brief, reason: Proef.}", "revision: {source: brief, reason: Proef., by: ik}"),
            ("targets:\n  - {slug: tien, name: Tien}", "targets: tien"),
            ("targets:\n  - {slug: tien, name: Tien}", "targets: [tien]"),
            ("names: [{name: Regering, from: null}]", "names: [{name: Regering, form: null}]"),
            ("names: [{name: Textiel, known: 2016-06-17, document: brief}]", "names: [{name: Textiel, known: nu}]"),
            ("known: 2016-06-17, document: brief, aliases", "document: brief, aliases"),
            ("gates: in_force, name: Drempel", "gates: in_force"),
        ],
    )
    def test_master_data_too(self, faults, old, new):
        assert old in MASTERS
        assert len(faults(MASTERS.replace(old, new))) >= 1

    @pytest.mark.parametrize(
        ("content", "line"),
        [("revision: [", 1), ("- a\n- b\n", 1), ("", 1), ("a: b\n\tc: d\n", 2), ("a: {b: c}\na: @\n", 2)],
    )
    def test_what_is_no_record_file_is_refused_by_line(self, faults, content, line):
        assert [found for found, _message in faults(content)] == [line]

    def test_a_file_that_cannot_be_read_is_refused(self, user, tmp_path):
        (tmp_path / "latin.yaml").write_bytes("revision: {reden: é}".encode("latin-1"))
        for name in ("latin.yaml", "gone.yaml"):
            with pytest.raises(RecordFileError, match=f"^{name}:1: "):
                load_record_file(tmp_path / name, by=user)

    def test_a_statement_known_since_no_day_is_refused(self, faults):
        own = "{ref: b/9, type: report, topic: policy, text: x, actor: kabinet, reason: Zelf gezien.}"
        [(line, message)] = faults(f"{MASTERS}statements:\n  - {own}\n")
        assert (line, "known" in message) == (19, True)


class TestCommand:
    def test_loads_files_in_order_and_tells_what_it_did(self, db, tmp_path, capsys):
        for name, text in (("een.yaml", MASTERS), ("twee.yaml", MASTERS + STATEMENTS)):
            (tmp_path / name).write_text(text)
        call_command("load_record", tmp_path / "een.yaml", tmp_path / "twee.yaml")
        call_command("load_record", tmp_path / "twee.yaml")
        assert capsys.readouterr().out.splitlines() == [
            "een.yaml: 0 new, 0 known; sealed as revision 1",
            "twee.yaml: 3 new, 0 known; sealed as revision 2",
            "twee.yaml: 0 new, 3 known; nothing new",
        ]
        loader = get_user_model().objects.get()
        assert (loader.username, loader.is_active, loader.has_usable_password()) == ("record-loader", False, False)

    def test_records_in_the_name_of_an_account(self, user, tmp_path):
        path = tmp_path / "proef.yaml"
        path.write_text(MASTERS + STATEMENTS)
        call_command("load_record", path, by="editor", verbosity=0)
        assert Revision.objects.get().author == user
        with pytest.raises(CommandError, match="no such account: nobody"):
            call_command("load_record", path, by="nobody")

    def test_in_the_name_of_an_account_that_may_not_seal_loads_nothing(self, user, tmp_path):
        path = tmp_path / "proef.yaml"
        path.write_text(MASTERS + STATEMENTS)
        user.user_permissions.remove(Permission.objects.get(codename="add_revision"))
        with pytest.raises(CommandError, match=r"uitgever"):
            call_command("load_record", path, by="editor", verbosity=0)
        assert (Revision.objects.count(), MilestoneStatement.objects.count()) == (0, 0)

    def test_prints_mistakes_by_line_and_fails(self, user, tmp_path):
        path = tmp_path / "proef.yaml"
        path.write_text(MASTERS + STATEMENTS.replace("covenant: textiel, kind", "covenant: goud, kind"))
        with pytest.raises(CommandError, match=r"^proef\.yaml:19: .*goud"):
            call_command("load_record", path)


def test_every_type_of_statement_is_loaded_by_the_letter(letter):
    assert [model for model in ledger_models() if not model.objects.sealed().exists()] == [Measurement]
