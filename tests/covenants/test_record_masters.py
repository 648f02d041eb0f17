"""Master data in record files: a load adds to it, and never undoes what somebody improved since."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from covenants.actions.compare_masters import Difference
from covenants.choices import LOADER
from covenants.models import CountingRule, Covenant, CovenantName
from dossier.models import Document, Organisation, OrganisationName, Revision
from sectors.models import RiskTheme, Sector, SectorAlias
from tests.conftest import LETTER, RECORD_FILES
from tests.covenants.record_files import MASTERS, STATEMENTS, everything

METAL = "  - {code: MET, kind: main, name: Metaal, known: 2016-06-17, document: brief}\nrisk_themes:"
MORE = (
    MASTERS.replace("risk_themes:", METAL)
    .replace("code: TEX, sectors: [TEX]", "code: TEX, sectors: [TEX, MET]")
    .replace("sectors: [TEX]}\ncovenants", "sectors: [TEX, MET]}\ncovenants")
    .replace("names: [{name: Textiel, ", "names: [{name: Mode, known: 2017-01-01}, {name: Textiel, ")
    .replace("from: null}", "from: null}, {name: Ministerraad, from: 2017-01-01}")
    .replace("aliases: [kleding]", "aliases: [kleding, mode]")
    .replace("excluded: [textiel]", "excluded: [textiel], only: [textiel]")
)


@pytest.fixture
def colleague(db):
    return get_user_model().objects.create_user("collega")


def edit(row, by, **values):
    """Save as the admin does: the history names the one who is signed in."""
    row._history_user = by
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def authors(model, **of):
    return list(model.history.filter(**of).order_by("history_id").values_list("history_user__username", "history_type"))


def told(loaded):
    return [str(difference) for difference in loaded.differences]


def test_a_newer_edit_stays_and_the_difference_is_said(load, colleague):
    load(MASTERS + STATEMENTS)
    edit(Document.objects.get(), colleague, title="Brief aan de Kamer", pages=6)
    edit(Sector.objects.get(), colleague, name="Kleding")
    before = everything()
    loaded = load(MASTERS + STATEMENTS)
    assert everything() == before
    assert (loaded.known, loaded.new, loaded.revision, loaded.masters) == (3, [], None, [])
    assert told(loaded) == [
        "document brief: titel: bestand “Brief”, dossier “Brief aan de Kamer”",
        "document brief: pagina’s: bestand “–”, dossier “6”",
        "sector TEX: naam: bestand “Textiel”, dossier “Kleding”",
    ]
    assert loaded.differences[0] == Difference("document", "brief", "titel", "Brief", "Brief aan de Kamer", False)


def test_with_the_file_preferred_its_version_is_written_with_its_history(load, colleague, user):
    load(MASTERS + STATEMENTS)
    edit(Document.objects.get(), colleague, title="Brief aan de Kamer", pages=6)
    loaded = load(MASTERS + STATEMENTS, prefer_file=True)
    letter = Document.objects.get()
    assert (letter.title, letter.pages, letter.version) == ("Brief", None, 3)
    assert authors(Document) == [("editor", "+"), ("collega", "~"), ("editor", "~")]
    assert letter.history.first().history_change_reason == "record file proef.yaml"
    assert (loaded.masters, loaded.revision) == ([letter], None)
    assert told(loaded) == [
        "document brief: titel: “Brief” geschreven over “Brief aan de Kamer”",
        "document brief: pagina’s: “–” geschreven over “6”",
    ]
    assert told(load(MASTERS + STATEMENTS)) == []


def test_names_aliases_and_links_of_a_later_file_are_added_to_what_only_files_wrote(load):
    load(MASTERS)
    loaded = load(MORE)
    covenant, rule = Covenant.objects.get(), CountingRule.objects.get()
    assert list(covenant.names.values_list("name", flat=True)) == ["Textiel", "Mode"]
    assert list(covenant.sectors.values_list("code", flat=True)) == ["MET", "TEX"]
    assert list(RiskTheme.objects.get().sectors.values_list("code", flat=True)) == ["MET", "TEX"]
    assert list(SectorAlias.objects.values_list("name", flat=True)) == ["kleding", "mode"]
    assert list(OrganisationName.objects.order_by("pk").values_list("name", flat=True)) == ["Regering", "Ministerraad"]
    assert (list(rule.excluded.all()), list(rule.only.all())) == ([covenant], [covenant])
    assert loaded.differences == []
    assert {str(type(row).__name__) for row in loaded.masters} == {
        "Sector", "Covenant", "RiskTheme", "Organisation", "CountingRule",
    }  # fmt: skip
    before = everything()
    assert (load(MORE).masters, load(MASTERS).differences) == ([], [])
    assert everything() == before


def test_the_history_names_the_account_for_rows_names_and_links(load):
    load(MASTERS)
    load(MORE)
    for model in (Covenant, CovenantName, OrganisationName, SectorAlias, Sector, CountingRule, RiskTheme):
        assert {author for author, _kind in authors(model)} == {"editor"}, model
        assert set(model.history.values_list("history_change_reason", flat=True)) == {"record file proef.yaml"}
    first, second = Covenant.history.order_by("history_id")
    codes = [sorted(link.sector.code for link in save.sectors.all()) for save in (first, second)]
    assert (codes, first.history_type, second.history_type) == ([["TEX"], ["MET", "TEX"]], "+", "~")


def test_what_somebody_took_out_of_a_list_is_not_put_back(load, colleague):
    load(MASTERS)
    for row in (Covenant.objects.get(), CountingRule.objects.get(), Organisation.objects.get(), Sector.objects.get()):
        edit(row, colleague)
    Covenant.objects.get().names.all().delete()
    CountingRule.objects.get().excluded.clear()
    SectorAlias.objects.all().delete()
    before = everything()
    loaded = load(MASTERS)
    assert everything() == before
    assert told(loaded) == [
        "sector TEX: andere naam kleding: bestand “kleding”, dossier “–”",
        "convenant textiel: gedateerde naam 2016-06-17: bestand “Textiel”, dossier “–”",
        "telregel kabinet: niet meegeteld: bestand “textiel”, dossier “–”",
    ]
    preferred = load(MASTERS, prefer_file=True)
    assert [difference.taken for difference in preferred.differences] == [True, True, True]
    assert list(CountingRule.objects.get().excluded.values_list("slug", flat=True)) == ["textiel"]
    assert list(CovenantName.objects.values_list("name", flat=True)) == ["Textiel"]
    assert told(load(MASTERS)) == []


@pytest.mark.parametrize("touched", ["row", "name", "name deleted"])
def test_nothing_is_added_to_what_somebody_touched(load, colleague, touched):
    """Also when only one of its names was edited, or taken away."""
    load(MASTERS)
    covenant = Covenant.objects.get()
    name = covenant.names.get()
    if touched == "row":
        edit(covenant, colleague, generation="old")
    else:
        edit(name, colleague, name="Kleding")
        if touched == "name deleted":
            name.delete()
    before = everything()[Covenant._meta.label], everything()[CovenantName._meta.label]
    loaded = load(MORE)
    assert (everything()[Covenant._meta.label], everything()[CovenantName._meta.label]) == before
    assert list(Covenant.objects.get().sectors.values_list("code", flat=True)) == ["TEX"]
    said = [difference.field for difference in loaded.differences if difference.what == "convenant"]
    assert ("gedateerde naam 2017-01-01" in said, "sectoren" in said) == (True, True)


def test_a_list_of_a_file_takes_nothing_away(load, colleague):
    load(MORE)
    edit(Covenant.objects.get(), colleague)
    before = everything()
    for prefer_file in (False, True):
        assert load(MASTERS, prefer_file=prefer_file).differences == []
        assert everything() == before


def test_links_are_compared_by_key_and_a_new_row_is_another_row(load, colleague):
    load(MASTERS)
    edit(Document.objects.get(), colleague, publisher=None)
    other = MASTERS.replace("documents:", "  - {slug: ser, kind: council, name: SER}\ndocuments:").replace(
        "publisher: kabinet", "publisher: ser"
    )
    assert told(load(other)) == ["document brief: uitgever: bestand “ser”, dossier “–”"]
    assert Document.objects.get().publisher is None
    load(other, prefer_file=True)
    assert Document.objects.get().publisher.slug == "ser"
    newest = other.replace("slug: ser,", "slug: oeso,").replace("publisher: ser", "publisher: oeso")
    load(newest, prefer_file=True)
    assert Document.objects.get().publisher.slug == "oeso"


def test_a_long_text_is_told_where_it_begins_to_differ(load, colleague):
    long = "Een lange opmerking. " * 30
    load(MASTERS.replace("public: 2016-06-17,", f'public: 2016-06-17, note: "{long}Einde.",'))
    edit(Document.objects.get(), colleague, note=f"{long}Slot.")
    [line] = told(load(MASTERS.replace("public: 2016-06-17,", f'public: 2016-06-17, note: "{long}Einde.",')))
    assert ("Einde." in line, "Slot." in line, len(line) < 260) == (True, True, True)


def test_a_master_stands_once_in_a_file(faults):
    twice = MASTERS.replace(
        "sectors:\n", "  - {key: brief, kind: letter, title: Anders, public: 2016-06-17}\nsectors:\n", 1
    )
    assert faults(twice) == [(6, "document brief staat twee keer in dit bestand")]
    names = MASTERS.replace("from: null}", "from: null}, {name: Kabinet-Rutte}")
    assert [line for line, _message in faults(names)] == [3]


@pytest.mark.parametrize("prefer_file", [False, True])
def test_a_faulty_version_is_refused_preferred_or_not(load, faults, prefer_file):
    load(MASTERS)
    [(line, message)] = faults(MASTERS.replace("kind: letter", "kind: roddel"), prefer_file=prefer_file)
    assert (line, message.startswith("kind: ")) == (5, True)
    kept_elsewhere = MASTERS.replace("code: TEX, kind: main", "code: TEX, kind: sub")
    if prefer_file:
        [(line, message)] = faults(kept_elsewhere, prefer_file=True)
        assert (line, "sector_sub_has_parent" in message) == (7, True)


def test_the_command_says_what_it_left_and_what_it_wrote(db, tmp_path, capsys, colleague):
    path = tmp_path / "proef.yaml"
    path.write_text(MASTERS + STATEMENTS)
    call_command("load_record", path)
    edit(Document.objects.get(), colleague, title="Nieuwer")
    capsys.readouterr()
    call_command("load_record", path)
    assert capsys.readouterr().out.splitlines() == [
        "proef.yaml: 0 new, 3 known; nothing new",
        "  document brief: titel: bestand “Brief”, dossier “Nieuwer”",
        "Het dossier bleef zoals het is; --prefer-file schrijft de versie van het bestand.",
    ]
    assert Document.objects.get().title == "Nieuwer"
    call_command("load_record", path, prefer_file=True)
    assert capsys.readouterr().out.splitlines() == [
        "proef.yaml: 0 new, 3 known; nothing new",
        "  document brief: titel: “Brief” geschreven over “Nieuwer”",
    ]
    assert Document.objects.get().history.first().history_user.username == LOADER


def test_the_whole_record_loaded_again_says_nothing_and_an_edit_in_between_stays(whole, capsys, colleague):
    files = [LETTER.parent / name for name in RECORD_FILES]
    title = Document.objects.get(key="kst-26485-220").title
    edit(Document.objects.get(key="kst-26485-220"), colleague, title="Een betere titel")
    before = everything()
    call_command("load_record", *files)
    assert everything() == before
    assert [line for line in capsys.readouterr().out.splitlines() if "nothing new" not in line] == [
        f"  document kst-26485-220: titel: bestand “{title}”, dossier “Een betere titel”",
        "Het dossier bleef zoals het is; --prefer-file schrijft de versie van het bestand.",
    ]
    assert Revision.objects.count() == len(files)
