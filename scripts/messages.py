"""Keep the Dutch catalogue: merge new texts, compile it, check that nothing is missing or left over.

merge FILE.json   {"English": "Dutch"}; plural {"one\\u0000many": ["een", "veel"]};
                  with context {"context\\u0004English": "Dutch"}
prune             drop what nothing uses
compile           .po -> .mo of every language, without gettext
check             every text used is translated, none is fuzzy, none is left over, placeholders agree
"""

import contextlib
import fcntl
import json
import os
import re
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import polib
from message_sources import Message, messages_in, messages_of

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "imvo_tracker" / "locale" / "nl" / "LC_MESSAGES" / "django.po"
# Libraries that bring no full Dutch catalogue, or whose words ours may replace.
LIBRARIES = ("simple_history", "django_tables2", "allauth", "django")
HEADER = {
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "Language": "nl",
    "MIME-Version": "1.0",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sdif]|%[sd]|\{\w*\}")

Key = tuple[str, str, str]


def load() -> polib.POFile:
    """Return the catalogue, or an empty one."""
    if CATALOGUE.exists():
        return polib.pofile(str(CATALOGUE), wrapwidth=110)
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = dict(HEADER)
    return catalogue


def key_of(entry: polib.POEntry) -> Key:
    """Identify an entry as messages do: context, singular, plural."""
    return (entry.msgctxt or "", entry.msgid, entry.msgid_plural or "")


@contextlib.contextmanager
def locked() -> Iterator[None]:
    """Let one process at a time read, change and write the catalogue."""
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    directory = os.open(CATALOGUE.parent, os.O_RDONLY)
    try:
        fcntl.flock(directory, fcntl.LOCK_EX)
        yield
    finally:
        os.close(directory)


def write(catalogue: polib.POFile) -> None:
    """Save the Dutch catalogue."""
    write_sorted(catalogue, CATALOGUE)


def write_sorted(catalogue: polib.POFile, target: Path) -> None:
    """Save in one fixed order, so that two merges touch only their own lines; never half a file."""
    catalogue.sort(key=lambda entry: (entry.msgid.casefold(), entry.msgid, entry.msgctxt or ""))
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".po.new")
    catalogue.save(str(draft))
    draft.replace(target)


def entry_from(name: str, dutch: str | list[str]) -> polib.POEntry:
    """Build one entry from one JSON pair."""
    context, _, rest = name.rpartition("\x04")
    msgid, _, plural = rest.partition("\0")
    if plural and isinstance(dutch, list):
        one, many = dutch
        return polib.POEntry(msgctxt=context or None, msgid=msgid, msgid_plural=plural, msgstr_plural={0: one, 1: many})
    return polib.POEntry(msgctxt=context or None, msgid=msgid, msgstr=str(dutch))


def merge(path: Path) -> int:
    """Add or replace the entries of a JSON file."""
    fresh = [entry_from(name, dutch) for name, dutch in json.loads(path.read_text(encoding="utf-8")).items()]
    with locked():
        catalogue = load()
        # Same text with and without plural is one entry to gettext, so it replaces
        replaced = {key_of(entry)[:2] for entry in fresh}
        catalogue[:] = [entry for entry in catalogue if key_of(entry)[:2] not in replaced] + fresh
        write(catalogue)
    print(f"{len(fresh)} merged, {len(catalogue)} in the catalogue")
    return 0


def prune() -> int:
    """Drop the entries that nothing uses."""
    with locked():
        catalogue = load()
        unused = left_over(catalogue, set(used()))
        catalogue[:] = [entry for entry in catalogue if entry not in unused]
        write(catalogue)
    print(f"{len(unused)} dropped, {len(catalogue)} in the catalogue")
    return 0


def compile_catalogues() -> int:
    """Write the .mo beside the .po of each language: the texts in Dutch, the quotations in English."""
    for source in CATALOGUE.parents[2].glob("*/LC_MESSAGES/django.po"):
        draft = source.with_suffix(".mo.new")
        polib.pofile(str(source)).save_as_mofile(str(draft))
        draft.replace(source.with_suffix(".mo"))
    return 0


def used() -> dict[Key, Message]:
    """Return the texts of the project's sources, each with its first place."""
    messages: dict[Key, Message] = {}
    for message in messages_in(ROOT):
        messages.setdefault(message.key, message)
    return messages


def library_texts() -> set[str]:
    """Return the texts of the libraries whose words the catalogue may carry."""
    texts: set[str] = set()
    for library in LIBRARIES:
        spec = find_spec(library)
        for place in spec.submodule_search_locations or [] if spec else []:
            paths = [path for suffix in ("py", "html") for path in Path(place).rglob(f"*.{suffix}")]
            texts.update(message.msgid for path in paths for message in messages_of(path, path.name))
    return texts


def left_over(catalogue: polib.POFile, keys: set[Key]) -> list[polib.POEntry]:
    """Return the entries that neither the project nor a library uses."""
    candidates = [entry for entry in catalogue if key_of(entry) not in keys]
    borrowed = library_texts() if candidates else set()
    return [entry for entry in candidates if entry.msgid not in borrowed]


def problems_of(entry: polib.POEntry) -> Iterator[str]:
    """Say what is wrong with one entry by itself."""
    if entry.fuzzy or entry.obsolete or not entry.translated():
        yield "not translated"
    translations = [entry.msgstr] if not entry.msgid_plural else list(entry.msgstr_plural.values())
    wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
    for dutch in translations:
        if dutch and not set(PLACEHOLDER.findall(dutch)) <= wanted | set(PLACEHOLDER.findall(entry.msgid)):
            yield "placeholder that the English text does not have"
        if dutch and not entry.msgid_plural and set(PLACEHOLDER.findall(dutch)) != wanted:
            yield "placeholders differ"


def check() -> int:
    """Report every missing, unfinished or left-over text; return 1 if there is any."""
    catalogue = load()
    messages = used()
    known = {key_of(entry) for entry in catalogue}
    lines = [f"{message.where}: missing: {message.msgid!r}" for key, message in messages.items() if key not in known]
    for entry in catalogue:
        place = messages[key_of(entry)].where if key_of(entry) in messages else "django.po"
        lines += [f"{place}: {problem}: {entry.msgid!r}" for problem in problems_of(entry)]
    lines += [f"django.po: nothing uses: {entry.msgid!r}" for entry in left_over(catalogue, set(messages))]
    print("\n".join([*sorted(lines), f"{len(messages)} texts used, {len(lines)} problems"]))
    return 1 if lines else 0


def main(arguments: list[str]) -> int:
    """Carry out one verb."""
    match arguments:
        case ["merge", path]:
            return merge(Path(path))
        case ["compile"]:
            return compile_catalogues()
        case ["prune"]:
            return prune()
        case ["check"]:
            return check()
        case _:
            print(__doc__)
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
