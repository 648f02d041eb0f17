"""A record three times as large gives a page no more to do: covenants and promises read, boxes compared, bytes sent.

Seconds depend on the machine and on what else it does; `benchmarks/growth.py` measures them.
"""

from collections import Counter

from django.db import transaction

from benchmarks.make_sample import sample_author
from benchmarks.sample import make_sample
from covenants.moment.promises import Judgements
from covenants.moment.readings import Readings
from dashboards.charts.labels import Boxes

SMALL, LARGE = 120, 360
ADDRESSES = (
    "/?",
    "/en/?",
    "/beloften/?",
    "/beloften/?lezing=streng&wie=iedereen&sort=-late&",
    "/convenanten/?",
    "/convenanten/?sort=-expected&",
    "/convenanten/per-sector/?",
    "/documenten/?",
    "/correcties/?",
)
# Each as of a day of its own: what a page made of a day is kept for the others.
PAGES = tuple(f"{address}peildatum=2021-12-{day}&bekend_op=2021-12-{day}" for day, address in enumerate(ADDRESSES, 20))


def counting(monkeypatch, done, kind, name):
    act = getattr(kind, name)

    def counted(*args, **options):
        done[f"{kind.__name__}.{name}"] += 1
        return act(*args, **options)

    monkeypatch.setattr(kind, name, counted)


def work_of(client, monkeypatch):
    """Return by page how often each thing was done that a page does for one covenant, promise or label."""
    work = {}
    with monkeypatch.context() as patched:
        done = Counter()
        for kind, name in ((Readings, "_read"), (Judgements, "_read")):
            counting(patched, done, kind, name)
        near = Boxes.near

        def compared(boxes, box):
            found = [*near(boxes, box)]
            done["boxes compared"] += len(found)
            return found

        patched.setattr(Boxes, "near", compared)
        client.get("/?peildatum=2021-12-31")  # what is read into memory is no work of a page
        for page in PAGES:
            done.clear()
            response = client.get(page)
            assert response.status_code == 200, page
            work[page] = done.copy() + Counter(kilobytes=len(response.content) // 1000)
    return work


def test_a_page_of_a_larger_record_does_no_more(client, db, monkeypatch):
    work = {}
    for size in (SMALL, LARGE):
        with transaction.atomic():
            make_sample(covenants=size, statements=12, seed=3, by=sample_author())
            work[size] = work_of(client, monkeypatch)
            transaction.set_rollback(True)
    assert sum(work[SMALL][PAGES[0]].values()) > 1000
    grown = {
        (page, what): (work[SMALL][page][what], count)
        for page in PAGES
        for what, count in work[LARGE][page].items()
        if count > 2 * max(work[SMALL][page][what], 20)
    }
    assert grown == {}
