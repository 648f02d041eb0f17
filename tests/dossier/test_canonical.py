"""The same rows give the same bytes on every database: numbers, days, instants, keys."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from django.contrib.auth import get_user_model

from covenants.models import Measurement, MilestoneStatement
from dossier.canonical import canonical_rows, envelope
from dossier.domain.chain import GENESIS, content_hash
from imvo_tracker.lib.period import read_period
from tests.covenants.samples import DAY, sample_of

AT = datetime(2016, 6, 17, 23, 30, 5, 120_000, tzinfo=UTC)
# Written down, not computed: both databases, and every later version, must come to these very bytes.
MEASUREMENT = (
    b'{"actor":"kabinet","approx":false,"closed":false,"corrects":null,"covenant":"textiel","denominator":"",'
    b'"denominator_en":"","document":"kst-1-1","earliest":"2016-06-17","earliest_strict":null,"edtf":"2016-06-17",'
    b'"embargo_reason":"","formal":false,"high":"12345678901.2345","id":501,"is_withdrawal":false,'
    b'"known_basis":"document","known_from":"2016-06-17","latest":"2016-06-17","latest_strict":null,"locator":"p. 2",'
    b'"low":"29.96","note":"","note_en":"","period_rule":"%b","protected":false,"public_from":"2016-06-17",'
    b'"reason":"","recorded_at":"2016-06-17T23:30:05.120000+00:00","recorded_by":901,"ref":"m\xc3\xa9ting",'
    b'"table":"covenants.measurement","unit":"turnover_share","wording":""}'
)


@pytest.fixture
def author(world):
    return get_user_model().objects.create_user("writer", pk=901)


def bytes_of(entry, author, at=AT):
    entry.recorded_by, entry.recorded_at = author, at
    entry.save()
    rows = type(entry)._base_manager.filter(pk=entry.pk)
    return next(content for _number, content in canonical_rows(rows))


def test_a_measurement_gives_these_bytes(world, author):
    entry = sample_of(
        Measurement, world, pk=501, ref="méting", unit="turnover_share", low=Decimal("29.9600"),
        high=Decimal("12345678901.2345"),
    )  # fmt: skip
    assert bytes_of(entry, author) == MEASUREMENT % entry.period_rule.encode()


@pytest.mark.parametrize(
    ("stored", "canonical"),
    [
        ("30", "30"), ("30.0000", "30"), ("29.96", "29.96"), ("0", "0"), ("-0.0", "0"), ("0.0001", "0.0001"),
        ("12345678901.2345", "12345678901.2345"), ("99999999999.9999", "99999999999.9999"), ("1000000", "1000000"),
        ("0.1", "0.1"), ("33.3333", "33.3333"),
    ],
)  # fmt: skip
def test_a_number_is_written_exactly_and_in_one_way(world, author, stored, canonical):
    entry = sample_of(Measurement, world, low=None, high=Decimal(stored))
    assert f'"high":"{canonical}"'.encode() in bytes_of(entry, author)


def test_an_instant_is_written_in_utc_whatever_zone_it_was_given_in(world, author):
    amsterdam = AT.astimezone(timezone(timedelta(hours=2)))
    assert b'"recorded_at":"2016-06-17T23:30:05.120000+00:00"' in bytes_of(
        sample_of(Measurement, world), author, amsterdam
    )


def test_an_instant_without_microseconds_keeps_its_length(world, author):
    assert b'"recorded_at":"2016-06-17T23:30:05.000000+00:00"' in bytes_of(
        sample_of(Measurement, world), author, AT.replace(microsecond=0)
    )


def test_every_bound_of_a_period_is_covered(world, author):
    entry = sample_of(MilestoneStatement, world, modality="expect", wording="na deze zomer")
    entry.period = read_period("na deze zomer", written_on=DAY)
    content = bytes_of(entry, author)
    for name in ("earliest", "latest", "earliest_strict", "latest_strict"):
        bound = getattr(entry, name)
        assert f'"{name}":'.encode() + (f'"{bound}"'.encode() if bound else b"null") in content


def test_the_day_of_opening_is_outside_the_hash_only_where_the_entry_was_closed(world, author):
    assert b'"public_from":null' in bytes_of(sample_of(Measurement, world, public_from=None), author)
    assert b"public_from" not in bytes_of(sample_of(Measurement, world, public_from=None, closed=True), author)


def test_a_revision_hashes_to_this(world):
    """The whole recipe, with a result that is written down."""
    head = content_hash(GENESIS, envelope(1, AT, 901, "Eerste."), [MEASUREMENT % b"day"])
    assert head == "45ad3fcd2ea3e9700f3e5a788f0c6619349dffc52d1c4e5942f28b99c34a2495"
