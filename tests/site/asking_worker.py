"""A worker of its own: a process with its own connection, arrays and cache, asked for pages over a pipe."""

import base64
import json
import sys
from datetime import datetime

import django
import time_machine
from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string


def main():
    django.setup()
    connection.settings_dict.update(json.loads(sys.argv[1]))
    settings.PAGE_CACHE = sys.argv[2] == "keeps"
    client = import_string("django.test.Client")()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(client, json.loads(line))) + "\n")
        sys.stdout.flush()


def answer(client, asked):
    """Return what a visitor meets: status, the headers that matter, the body."""
    client.cookies.clear()
    if asked["session"]:
        client.cookies[settings.SESSION_COOKIE_NAME] = asked["session"]
    with time_machine.travel(datetime.fromisoformat(asked["now"]), tick=False):
        response = client.get(asked["address"], headers=asked["headers"])
    names = ("ETag", "Cache-Control", "Content-Language", "Content-Encoding", "Content-Type", "Set-Cookie", "Location")
    headers = {name: response.get(name) for name in names}
    return [response.status_code, headers, base64.b64encode(response.content).decode()]


if __name__ == "__main__":
    main()
