"""The keeper of the translations of quoted words finds what is missing, unfinished or left over."""

import importlib.util
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def keeper(tmp_path, monkeypatch):
    """The script, with a catalogue of its own: two quotations, one of them typed in the admin, and one left over."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    spec = importlib.util.spec_from_file_location("quotations_under_test", ROOT / "scripts" / "quotations.py")
    quotations = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(quotations)
    monkeypatch.setattr(quotations, "CATALOGUE", tmp_path / "en" / "LC_MESSAGES" / "django.po")
    catalogue = quotations.load()
    catalogue += [
        polib.POEntry(msgctxt="quotation", msgid="nog dit jaar", msgstr="still this year"),
        polib.POEntry(msgctxt="quotation", msgid="binnenkort", msgstr="soon", comment="typed in the admin"),
        polib.POEntry(msgctxt="quotation", msgid="ooit", msgstr="ever"),
    ]
    quotations.write_sorted(catalogue, quotations.CATALOGUE)
    return quotations


def test_update_adds_what_is_quoted_and_drops_what_is_not(keeper):
    assert keeper.update({"nog dit jaar", "de bouw"}) == 0
    assert [(entry.msgctxt, entry.msgid, entry.msgstr) for entry in keeper.load()] == [
        ("quotation", "binnenkort", "soon"),
        ("quotation", "de bouw", ""),
        ("quotation", "nog dit jaar", "still this year"),
    ]
    assert keeper.load().metadata["Language"] == "en"


def test_check_names_every_fault(keeper, capsys):
    catalogue = keeper.load()
    catalogue.append(polib.POEntry(msgctxt="quotation", msgid="de bouw", msgstr=""))
    catalogue.append(polib.POEntry(msgid="Next", msgstr="Onwards"))
    assert keeper.check({"nog dit jaar", "de bouw", "de zomer"}, catalogue) == 1
    assert capsys.readouterr().out.splitlines() == [
        "missing: 'de zomer'",
        "not translated: 'de bouw'",
        "nothing quotes: 'Next'",
        "nothing quotes: 'ooit'",
        "3 quotations, 4 problems",
    ]


def test_a_whole_catalogue_has_no_faults(keeper, capsys):
    assert keeper.check({"nog dit jaar", "ooit"}, keeper.load()) == 0
    assert capsys.readouterr().out == "2 quotations, 0 problems\n"


def test_words_are_read_at_any_depth_and_reasons_that_have_no_english(keeper):
    file = {
        "statements": [
            {"words": "een", "parts": [{"words": "twee"}, {"words": ""}]},
            {"corrects": "a/1", "reason": "drie"},
            {"corrects": "a/2", "reason": "vier", "reason_en": "four"},
            {"reason": "vijf", "words": "zes"},
        ]
    }
    assert list(keeper.words_in(file)) == ["een", "twee", "drie", "zes"]


def test_the_catalogue_of_the_project_is_whole(keeper, capsys):
    catalogue = polib.pofile(str(ROOT / "imvo_tracker" / "locale" / "en" / "LC_MESSAGES" / "django.po"))
    assert (keeper.check(keeper.quoted(), catalogue), len(catalogue) > 200) == (0, True)


@pytest.mark.parametrize("arguments", [[], ["nonsense"]])
def test_an_unknown_verb_explains_itself(keeper, capsys, arguments):
    assert keeper.main(arguments) == 2
    assert "update" in capsys.readouterr().out
