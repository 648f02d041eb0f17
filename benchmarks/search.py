"""How long does a search take at 10,000 covenants? Server time of the page, without the cache of pages.

python scripts/postgres.py .venv/bin/python benchmarks/search.py            PostgreSQL, a throw-away cluster
DATABASE_URL=sqlite:////tmp/search.sqlite3 .venv/bin/python benchmarks/search.py [--covenants 10000] [--statements 50]

Fills the database of DATABASE_URL with the invented record, unless it holds one already. Each question is asked as of
today and as of a day in 2018.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.measuring import connection, fetch, fill, queries_of, settle, timed

# isort: split
# Django is set up by now.
from django.core.management import call_command
from django.test import Client

from covenants.models import Covenant

QUESTIONS = (
    "voorbeeldconvenant 17", "voorbeeld 0017", "voorbeeld", "ondertekend", "voorbeeld kabinet", '"voorbeeld kabinet"',
    "verwacht -ondertekend", "voorbeeldkabinett", "ondertekenning", "bestaatnergens", "26485-220", "convenanten",
)  # fmt: skip
MOMENTS = ({}, {"peildatum": "2018-06-30", "bekend_op": "2018-06-30"})


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--covenants", type=int, default=10_000)
    parser.add_argument("--statements", type=int, default=50)
    asked = parser.parse_args()
    call_command("migrate", verbosity=0)
    if not Covenant.objects.exists():
        fill(asked.covenants, asked.statements, 1)
    settle()
    client = Client()
    fetch(client, "/zoeken/", {"q": "voorbeeld"})
    print(f"{connection.vendor}, {Covenant.objects.count()} covenants; milliseconds: first, median, slowest; queries")
    for question in QUESTIONS:
        for moment in MOMENTS:
            report(client, question, moment)
    report(client, "voorb", {}, "/zoeken/suggesties.json")


def report(client: Client, question: str, moment: dict[str, str], address: str = "/zoeken/") -> None:
    query = {"q": question, **moment}
    first = timed(lambda: fetch(client, address, query), rounds=1)
    times = timed(lambda: fetch(client, address, query))
    count = queries_of(lambda: fetch(client, address, query))
    day = moment.get("peildatum", "today")
    print(f"{question:28} {day:11} {first.median:8.1f} {times.median:8.1f} {times.slowest:8.1f} {count:5}")


if __name__ == "__main__":
    main()
