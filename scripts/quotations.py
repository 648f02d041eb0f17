"""Keep the translations of quoted words: imvo_tracker/locale/en/LC_MESSAGES/django.po.

update   add what the record files and the rules for dates quote, without a translation; drop what nothing quotes
check    every quotation is translated, none is left over; what needs no translation is repeated as it is

An entry with a comment ("#. typed in the admin") is kept whatever the record files quote.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import polib
import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from messages import HEADER, problems_of, write_sorted  # noqa: E402
from record_files import record_files  # noqa: E402

from dashboards.words.quotations import CONTEXT  # noqa: E402
from imvo_tracker.lib.period_rules import PERIOD_RULES  # noqa: E402

CATALOGUE = ROOT / "imvo_tracker" / "locale" / "en" / "LC_MESSAGES" / "django.po"


def quoted() -> set[str]:
    """Return what the record files hold in Dutch alone, and every example of a rule for dates."""
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in record_files()]
    examples = {example for rule in PERIOD_RULES for example in rule.examples}
    return {words for file in files for words in words_in(file)} | examples


def words_in(block: Any) -> Iterator[str]:
    """Yield each `words` that is not empty, at any depth, and each reason of a correction that has no `reason_en`."""
    if isinstance(block, dict):
        if block.get("words"):
            yield block["words"]
        if "corrects" in block and not block.get("reason_en"):
            yield block["reason"]
        block = list(block.values())
    if isinstance(block, list):
        for inside in block:
            yield from words_in(inside)


def load() -> polib.POFile:
    """Return the catalogue, or an empty one."""
    catalogue = polib.pofile(str(CATALOGUE), wrapwidth=110) if CATALOGUE.exists() else polib.POFile(wrapwidth=110)
    catalogue.metadata = HEADER | {"Language": "en"}
    return catalogue


def is_quoted(entry: polib.POEntry, wordings: set[str]) -> bool:
    """Tell whether an entry is in use: by a file, or by a statement that somebody typed."""
    return bool(entry.comment) or entry.msgid in wordings


def update(wordings: set[str]) -> int:
    """Give each wording its entry and drop the others."""
    catalogue = load()
    kept = [entry for entry in catalogue if entry.msgctxt == CONTEXT and is_quoted(entry, wordings)]
    fresh = wordings - {entry.msgid for entry in kept}
    dropped = len(catalogue) - len(kept)
    catalogue[:] = kept + [polib.POEntry(msgctxt=CONTEXT, msgid=words, msgstr="") for words in fresh]
    write_sorted(catalogue, CATALOGUE)
    print(f"{len(fresh)} added, {dropped} dropped: translate what has an empty msgstr")
    return 0


def check(wordings: set[str], catalogue: Iterable[polib.POEntry]) -> int:
    """Report what is missing, unfinished or left over; return 1 if there is any."""
    entries = list(catalogue)
    known = {entry.msgid for entry in entries if entry.msgctxt == CONTEXT}
    lines = [f"missing: {words!r}" for words in wordings - known]
    idle = [entry for entry in entries if entry.msgctxt != CONTEXT or not is_quoted(entry, wordings)]
    lines += [f"nothing quotes: {entry.msgid!r}" for entry in idle]
    lines += [f"{problem}: {entry.msgid!r}" for entry in entries for problem in problems_of(entry)]
    print("\n".join([*sorted(lines), f"{len(wordings)} quotations, {len(lines)} problems"]))
    return 1 if lines else 0


def main(arguments: list[str]) -> int:
    """Carry out one verb."""
    match arguments:
        case ["update"]:
            return update(quoted())
        case ["check"]:
            return check(quoted(), load())
        case _:
            print(__doc__)
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
