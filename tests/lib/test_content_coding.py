"""Which compression a visitor gets."""

import gzip

import brotli
import pytest

from imvo_tracker.lib.content_coding import best_coding, compress, expand


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("", "identity"),
        ("gzip", "gzip"),
        ("br", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP", "gzip"),
        ("x-gzip", "gzip"),
        ("br;q=0.8, gzip;q=0.9", "gzip"),
        ("br ; q = 0.8 ,gzip; q=0.8", "br"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0, gzip;q=0", "identity"),
        ("br;q=0.000, gzip;q=0.001", "gzip"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("br;q=0, *", "gzip"),
        ("*;q=0.5, gzip", "gzip"),
        ("identity", "identity"),
        ("identity, gzip;q=0.5", "identity"),
        ("identity;q=0.5, gzip", "gzip"),
        ("identity;q=0, gzip;q=0.1", "gzip"),
        ("identity, br", "br"),
        ("deflate, zstd", "identity"),
        ("gzip;q=1.5, br", "br"),
        ("gzip;q=x", "identity"),
        ("gzip;q=0.1234", "identity"),
        (";;,,gzip", "gzip"),
        ("bro, gzipped", "identity"),
        ("\u0661", "identity"),
        ("zstd, " * 100 + "gzip", "gzip"),
    ],
)
def test_the_best_coding_of_those_we_have(accepted, coding):
    assert best_coding(accepted) == coding


def test_a_body_comes_out_as_it_went_in_and_is_the_same_each_time():
    body = b"<p>IMVO</p>" * 500
    packed = {coding: compress(body, coding) for coding in ("br", "gzip")}
    assert [brotli.decompress(packed["br"]), gzip.decompress(packed["gzip"])] == [body] * 2
    assert [expand(packed[coding], coding) for coding in packed] == [body] * 2
    assert packed == {coding: compress(body, coding) for coding in packed}
    assert max(map(len, packed.values())) < len(body) // 10


def test_the_file_of_a_long_list_is_packed_in_less_time_than_a_page():
    line = b"".join(b"%d,overeenkomst %d\r\n" % (number * number, number) for number in range(40_000))
    page, file = line[: 512 * 1024 - 1], line[: 512 * 1024]
    assert compress(page, "br") == brotli.compress(page, quality=5) != brotli.compress(page, quality=4)
    assert compress(file, "br") == brotli.compress(file, quality=4)
