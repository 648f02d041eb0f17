"""docs/reference/words.md is true of the texts: one word a thing, the better sentences, typographic signs."""

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
import pytest

from tests.yaml_files import read_yaml

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from message_sources import Message, messages_in  # noqa: E402

PAGE = (ROOT / "docs" / "reference" / "words.md").read_text(encoding="utf-8")
CATALOGUE = polib.pofile(str(ROOT / "imvo_tracker" / "locale" / "nl" / "LC_MESSAGES" / "django.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[sdif]|\{\w*\}")
QUOTED = re.compile("“([^”]+)”")
# What staff type into a record file, where YAML asks for straight quotes.
SITE = "IMVO covenant tracker"
CODE = ('reading: "%(words)s"',)


def table(heading: str) -> list[list[str]]:
    """Return the rows of the table below a heading, without its head."""
    section = PAGE.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


WORDS = table("The words")
BETTER = table("Said better")
LATER = [row[0].strip("`") for row in table("English texts still to be changed")]


@cache
def english() -> list[Message]:
    """Return the texts of code and templates: looked for when a test asks, not while tests are collected."""
    return list(messages_in(ROOT))


def dutch_texts() -> Iterator[str]:
    for entry in CATALOGUE:
        yield from entry.msgstr_plural.values() if entry.msgid_plural else (entry.msgstr,)


def listed(cell: str) -> list[str]:
    return [] if cell == "–" else cell.split(", ")


def uses(text: str, word: str) -> bool:
    """Say whether a text uses a word as a whole word, placeholders aside."""
    return bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", PLACEHOLDER.sub("", text), re.IGNORECASE))


def without(text: str, pieces: list[str]) -> str:
    for piece in pieces:
        text = re.sub(re.escape(piece), "", text, flags=re.IGNORECASE)
    return text


def test_the_tables_are_whole():
    assert [len(row) for row in WORDS] == [6] * len(WORDS)
    assert [len(row) for row in BETTER] == [2] * len(BETTER)
    assert (len(WORDS) >= 19, len(BETTER) >= 18) == (True, True)


@pytest.mark.parametrize(("thing", "wrong", "excepted"), [(row[0], row[3], row[5]) for row in WORDS])
def test_no_dutch_text_uses_another_word(thing, wrong, excepted):
    pieces = QUOTED.findall(excepted)
    found = [text for word in listed(wrong) for text in dutch_texts() if uses(without(text, pieces), word)]
    assert found == [], thing


@pytest.mark.parametrize(("thing", "wrong"), [(row[0], row[4]) for row in WORDS])
def test_no_english_text_uses_another_word(thing, wrong):
    found = [
        f"{message.where}: {message.msgid}"
        for message in english()
        for word in listed(wrong)
        if uses(f"{message.msgid} {message.plural}", word) and not message.where.startswith(tuple(LATER))
    ]
    assert found == [], thing


def test_english_pages_say_agreement():
    """The name of the site aside; labels of models and the admin stay as they are."""
    public = (
        "dashboards/",
        "templates/dashboards/",
        "templates/components/",
        "templates/errors/",
        "covenants/kinds.py",
    )
    texts = [f"{one.msgid} {one.plural}" for one in english() if one.where.startswith(public)]
    found = [text for text in texts if re.search(r"\bcovenants?\b", without(PLACEHOLDER.sub("", text), [SITE]), re.I)]
    assert (found, any(uses(text, "agreement") for text in texts)) == ([], True)


def english_of_the_record(node: object, key: str = "") -> Iterator[str]:
    """Yield every English text of a record file: the values of keys that end in _en."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield from english_of_the_record(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from english_of_the_record(value, key)
    elif isinstance(node, str) and key.endswith("_en"):
        yield node


def test_the_english_of_the_record_says_agreement():
    files = sorted((ROOT / "fixtures").glob("*.yaml"))
    texts = [text for path in files for text in english_of_the_record(read_yaml(path))]
    assert [text for text in texts for word in ("covenant", "covenants") if uses(text, word)] == []
    assert sum(uses(text, "agreement") for text in texts) > 100


@pytest.mark.parametrize("was", [row[0] for row in BETTER])
def test_what_is_said_better_is_said_so(was):
    assert [text for text in dutch_texts() if uses(text, was)] == []


def test_dutch_has_typographic_quotes():
    assert [text for text in dutch_texts() if re.search("[\"'‘]", without(text, list(CODE)))] == []


def test_no_space_before_a_percent_sign():
    texts = [*dutch_texts(), *(one.msgid for one in english() if not one.where.startswith(tuple(LATER)))]
    assert [text for text in texts if re.search(r"\d\s%(?!\()", text)] == []


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("Het register rust", "register", True), ("Registers", "register", False),
        ("%(register)s rust", "register", False),
        ("Termijn", "termijn", True), ("kortetermijn", "termijn", False),
    ],
)  # fmt: skip
def test_words_are_whole_words(text, word, found):
    assert uses(text, word) is found
