"""Hold what visitors were told against the record as it is afterwards."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from tests.proof.traffic import TAIL

# One statement to each line: text, revision or nothing, whether it is whole.
READ = """
import json
from covenants.models import StatusReport
from dossier.models import Revision
from dossier.selectors import find_faults
ours = StatusReport.objects.filter(text__startswith="Proef ")
rows = ours.values_list("text", "revision_id", "recorded_by_id", "ref")
heads = [(one.number, one.entry_count) for one in Revision.objects.order_by("number")]
statements = {number: StatusReport.objects.filter(revision_id=number).count() for number, _count in heads}
print("RECORD" + json.dumps([list(map(list, rows)), heads, statements, [str(one) for one in find_faults()]]))
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is counted over a whole run; all but `saved`, `sealed`, `requests` and `in_doubt` should be 0."""

    saved: int
    sealed: int
    requests: int
    lost: int
    doubled: int
    half: int
    refused_but_written: int
    in_doubt: int
    wrong_revision: int
    not_503: int
    without_retry: int
    ledger_faults: int

    @property
    def is_clean(self):
        """Say whether nothing went wrong that a visitor was told otherwise about."""
        return not any((self.lost, self.doubled, self.half, self.refused_but_written, self.wrong_revision,
                        self.not_503, self.without_retry, self.ledger_faults))  # fmt: skip


def outcome_of(traffic, record):
    """Return the counts of a run: `record` as READ prints it."""
    rows, heads, statements, faults = record
    stands = Counter(text for text, *_rest in rows)
    half = [text for text, _revision, by, ref in rows if not text.endswith(TAIL) or by is None or not ref]
    half += [f"revision {number}" for number, count in heads[10:] if statements[str(number)] != count]
    numbers = [number for number, _count in heads]
    lost_seals = [number for number in traffic.sealed if number not in numbers]
    fives = [row for row in traffic.asked.rows if row[2] >= 500]
    written = {text: no for text, no in traffic.refused.items() if stands[text]}
    return Outcome(
        saved=len(traffic.saved),
        sealed=len(traffic.sealed),
        requests=len(traffic.asked.rows),
        lost=sum(not stands[text] for text in traffic.saved) + len(lost_seals),
        doubled=sum(count > 1 for count in stands.values()),
        half=len(half) + (numbers != list(range(1, len(numbers) + 1))),
        refused_but_written=sum(written.values()),
        in_doubt=len(written) - sum(written.values()),
        wrong_revision=len(traffic.wrong) + wrong_counts(traffic.counts, heads),
        not_503=sum(status != 503 for _at, _kind, status, _again in fives),
        without_retry=sum(not again for _at, _kind, _status, again in fives),
        ledger_faults=len(faults),
    )


def wrong_counts(counts, heads):
    """Return how many answers gave another number of statements than their revision holds, counted from the first."""
    held = dict(heads)
    known = sorted(counts)
    wrong = sum(len(counts[revision]) > 1 for revision in known)
    for before, after in pairwise(known):
        more = sum(held.get(number, 0) for number in range(before + 1, after + 1))
        wrong += min(counts[after]) - min(counts[before]) != more
    return wrong
