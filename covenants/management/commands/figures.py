"""`manage.py figures`: the control figures for a moment, from the selector the pages use."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from covenants.moment.record import UnknownRule, read_record
from covenants.selectors.figures import figures
from dossier.selectors import newest_revision
from imvo_tracker.lib.asof import MomentError, parse_as_of, today


class Command(BaseCommand):
    help = "Print the figures of the record as of a day, as known on a day, by a counting rule."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--as-of", metavar="D", help="state of the world on this day")
        parser.add_argument("--known-on", metavar="K", help="with what was known on this day")
        parser.add_argument("--revision", metavar="N", help="the record up to this revision")
        parser.add_argument("--rule", default="", metavar="R", help="counting rule")
        parser.add_argument("--format", choices=("json", "text"), default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        asked = {
            "peildatum": options["as_of"],
            "bekend_op": options["known_on"],
            "revisie": options["revision"],
        }
        params = {key: value for key, value in asked.items() if value is not None}
        try:
            as_of = parse_as_of(params, newest_revision=newest_revision(), today=today())
            values = figures(read_record(as_of, rule=options["rule"]))
        except MomentError as error:
            raise CommandError(str(error)) from error
        except UnknownRule as error:
            raise CommandError(f"unknown counting rule: {error}") from error
        if options["format"] == "json":
            self.stdout.write(json.dumps(values, indent=2, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(_lines(values)))


def _lines(values: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield f"{indent}{key}:"
            yield from _lines(value, indent + "  ")
        elif isinstance(value, list):
            yield f"{indent}{key}:"
            yield from (f"{indent}  " + ", ".join(f"{k}={v}" for k, v in row.items()) for row in value)
        else:
            yield f"{indent}{key}: {'-' if value is None else value}"
