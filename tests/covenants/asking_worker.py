"""A worker of its own: a process with its own connection and memory, asked over a pipe what it would print."""

import json
import sys

import django
from django.db import connection
from django.utils.module_loading import import_string


def main():
    django.setup()
    connection.settings_dict.update(json.loads(sys.argv[1]))
    answer = import_string("tests.covenants.worker_answer.answer")
    for _line in sys.stdin:
        sys.stdout.write(json.dumps(answer()) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
