"""Print the record's files in the order in which they are loaded."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIRST = "kst-26485-220.yaml"


def record_files() -> list[Path]:
    """Return the files of fixtures/index.txt, one a line; without it, the letter alone."""
    fixtures = ROOT / "fixtures"
    index = fixtures / "index.txt"
    names = index.read_text(encoding="utf-8").splitlines() if index.exists() else [FIRST]
    return [fixtures / name.strip() for name in names if name.strip() and not name.startswith("#")]


if __name__ == "__main__":
    print(" ".join(str(path.relative_to(ROOT)) for path in record_files()))
