"""What every public page of the record in use says, as one hash each: read from either database by the same code.

Run as a program it prints them for the database of the environment: `python -m tests.site.bodies` with the addresses
on its input, a JSON list.
"""

import hashlib
import json
import os
import re
import sys

MOMENTS = ("", "?peildatum=2016-06-17", "?peildatum=2016-12-31&bekend_op=2026-11-26")
# What is made anew for each answer, the time at which this copy of the record was sealed, the hash that covers it, and
# the keys of its rows: PostgreSQL counts on after rows that were taken back.
_OWN = re.compile(
    rb'name="csrfmiddlewaretoken" value="[^"]*"|\d\d:\d\d(:\d\d(\.\d+)?)?|\b[0-9a-f]{64}\b'
    rb"|[a-z]+-\d+"
)


def bodies_of(client, addresses):
    """Return by address a code and a hash of what is answered."""
    found = {}
    for address in addresses:
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        found[address] = f"{answer.status_code} {hashlib.sha256(_OWN.sub(b'', body)).hexdigest()}"
    return found


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "imvo_tracker.settings")
    import django  # noqa: PLC0415 (the settings come first)

    django.setup()
    from django.test import Client  # noqa: PLC0415

    json.dump(bodies_of(Client(SERVER_NAME="127.0.0.1"), json.load(sys.stdin)), sys.stdout)


if __name__ == "__main__":
    main()
