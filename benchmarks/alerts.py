"""How long do the alerts of 10,000 subscriptions take at 10,000 covenants, and how much memory?

python scripts/postgres.py .venv/bin/python benchmarks/alerts.py            PostgreSQL, a throw-away cluster
DATABASE_URL=sqlite:////tmp/alerts.sqlite3 .venv/bin/python benchmarks/alerts.py [--covenants N] [--subscriptions N]

Fills the database of DATABASE_URL with the invented record, unless it holds one already, lets everybody be told up to
the revision before the last, and writes and sends what is due: to nowhere.
"""

import argparse
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.measuring import connection, fill, settle

# isort: split
# Django is set up by now.
from django.conf import settings
from django.core.management import call_command

from covenants.models import Covenant
from covenants.moment.record import read_ahead
from dashboards.alerts.moments import present
from dashboards.alerts.outbox import send_waiting
from dashboards.alerts.writing import write_due
from dashboards.models import Subscriber, Subscription
from dossier.models import Revision
from imvo_tracker.lib.asof import AMSTERDAM

A_READER = 2  # subscriptions of one address


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--covenants", type=int, default=10_000)
    parser.add_argument("--statements", type=int, default=50)
    parser.add_argument("--subscriptions", type=int, default=10_000)
    asked = parser.parse_args()
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    call_command("migrate", verbosity=0)
    if not Covenant.objects.exists():
        fill(asked.covenants, asked.statements, 1)
    subscribe(asked.subscriptions)
    settle()
    print(f"{connection.vendor}, {Covenant.objects.count()} covenants, {asked.subscriptions} subscriptions")
    read_ahead()  # as the process that sends has it
    before = memory()
    report("write, with news", write_due)
    report("send", lambda: send_waiting().sent)
    report("write, nothing new", write_due)
    print(f"memory: {memory() - before:.0f} MB more")


def subscribe(count: int) -> None:
    """Make subscriptions of every subject, told up to the revision before the last."""
    Subscriber.objects.all().delete()
    slugs = list(Covenant.objects.order_by("pk").values_list("slug", flat=True))
    readers = [Subscriber(address=f"lezer{number}@voorbeeld.nl") for number in range(-(-count // A_READER))]
    Subscriber.objects.bulk_create(readers, batch_size=500)
    last = Revision.objects.order_by("-number")[1]
    told = min(last.sealed_at.astimezone(AMSTERDAM).date(), present().day)
    rows = [
        Subscription(
            subscriber=readers[number // A_READER], frequency="meteen", language="nl", is_confirmed=True,
            asked_on=told, told_on=told, told_revision=last.number, **wish(number, slugs),
        )
        for number in range(count)
    ]  # fmt: skip
    Subscription.objects.bulk_create(rows, batch_size=500)


def wish(number: int, slugs: list[str]) -> dict[str, str]:
    """Half of them follow a covenant, nearly all others a search of their own."""
    if number % 2:
        return {"subject": "convenant", "what": slugs[number % len(slugs)]}
    if number % 50:
        return {"subject": "zoeken", "what": f"voorbeeldconvenant {number}"}
    return {"subject": "verschuivingen"}


def memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def report(name: str, act: Callable[[], int]) -> None:
    """Questions are counted one by one: the log that Django keeps of them would be most of the memory."""
    asked: list[int] = []

    def count(execute: Callable[..., object], *statement: object) -> object:
        asked.append(1)
        return execute(*statement)

    wall, processor = time.perf_counter(), time.process_time()
    with connection.execute_wrapper(count):
        done = act()
    worked, waited = time.process_time() - processor, time.perf_counter() - wall
    print(f"{name:20} {done:6} mails {worked:7.1f} s of processor, {waited:7.1f} s; {len(asked)} queries")


if __name__ == "__main__":
    main()
