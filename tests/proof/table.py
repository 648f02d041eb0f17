"""The results as a page: docs/reliability.md holds what the last run of each site gave, between two marks."""

import statistics
from collections import defaultdict

from imvo_tracker.lib.asof import today
from tests.serving import ROOT

PAGE = ROOT / "docs" / "reliability.md"
COUNTS = (
    ("lost", "acknowledged and lost"),
    ("doubled", "doubled"),
    ("half", "half written"),
    ("refused_but_written", "refused but written"),
    ("wrong_revision", "answers of a wrong revision"),
    ("not_503", "5xx other than 503"),
    ("without_retry", "503 without Retry-After"),
    ("ledger_faults", "faults that `verify_ledger` finds"),
)
HEADS = (
    *("fault", "times", "reads answered", "reads 503", "no answer", "writes 503", "seconds of 5xx, most"),
    "first save after, s: median, most",
)


def summary(run):
    """Return the counts of a run in a few lines."""
    out = run.outcome
    done = f"{out.requests} requests, {out.saved} saved, {out.sealed} sealed, {out.in_doubt} in doubt and written"
    lines = [f"{len(run.faults)} faults in {run.seconds:.0f} s: {done}"]
    lines += [f"  {words}: {getattr(out, name)}" for name, words in COUNTS]
    lines += [f"  {one}" for one in run.wrong[:5]]
    return "\n".join([*lines, f"| {' | '.join(HEADS)} |", *_rows(run)])


def section(run, machine):
    """Return the section of one site."""
    out = run.outcome
    memory = ", ".join(f"{name} {megabytes} MB" for name, megabytes in run.memory.items())
    done = f"{out.requests} requests, {out.saved} statements saved and {out.sealed} revisions"
    rows = [
        f"## {run.site}",
        "",
        f"{len(run.faults)} faults on {today().isoformat()}, on {machine}:",
        f"{done} sealed in {run.seconds / 60:.0f} minutes of faults.",
        f"Memory at the end (PSS): {memory}.",
        "",
        "| counted | number |",
        "|---|---|",
        *(f"| {words} | {getattr(out, name)} |" for name, words in COUNTS),
        f"| in doubt, given up, and written | {out.in_doubt} |",
        "",
        f"| {' | '.join(HEADS)} |",
        "|" + "---|" * len(HEADS),
        *_rows(run),
    ]
    return "\n".join(rows)


def _rows(run):
    return [_row(name, found) for name, found in sorted(_by_name(run.faults).items())]


def _by_name(faults):
    found = defaultdict(list)
    for one in faults:
        found[one.name].append(one)
    return found


def _row(name, found):
    def count(kinds, statuses):
        return sum(n for one in found for kind, status, n in one.answers if kind in kinds and status in statuses)

    reads, writes = ("read", "crowd"), ("write", "seal")
    after = [one.saved_after for one in found]
    cells = (
        name.replace("_", " "),
        len(found),
        count(reads, range(200, 500)),
        count(reads, range(500, 600)),
        count((*reads, *writes), (0,)),
        count(writes, range(500, 600)),
        f"{max(one.seconds_of_5xx for one in found):.1f}",
        f"{statistics.median(after):.1f}, {max(after):.1f}",
    )
    return f"| {' | '.join(map(str, cells))} |"


def write(runs, machine):
    """Put the sections of these runs in the place of those that stand on the page."""
    text = PAGE.read_text(encoding="utf-8")
    for run in runs:
        start, end = (f"<!-- {run.site}: {mark} -->" for mark in ("begin", "end"))
        before, _mark, rest = text.partition(start)
        text = f"{before}{start}\n{section(run, machine)}\n{end}{rest.partition(end)[2]}"
    PAGE.write_text(text, encoding="utf-8")
