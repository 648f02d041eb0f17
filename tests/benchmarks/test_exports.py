"""The benchmark of files: what it calls a breach."""

import pytest

from benchmarks.exports import LEDGER, LIST, breaches


@pytest.mark.parametrize(
    ("table", "ending", "processor", "growth", "found"),
    [
        (LIST, "csv", 1.49, 49.9, []),
        (LIST, "csv", 1.5, 0, ["/convenanten/tabel.csv takes 1.50 s, the limit is 1.5 s"]),
        (LIST, "ods", 5.99, 0, []),
        (LIST, "xlsx", 6.0, 0, ["/convenanten/tabel.xlsx takes 6.00 s, the limit is 6 s"]),
        (LEDGER, "csv", 9.0, 0, []),
        (LEDGER, "csv", 9.0, 50, ["/beloften/tabel.csv grows the process by 50.0 MB, the limit is 50 MB"]),
    ],
)
def test_a_limit_reached_is_a_limit_broken(table, ending, processor, growth, found):
    assert list(breaches({(table, ending): {"processor": processor, "growth": growth}})) == found
