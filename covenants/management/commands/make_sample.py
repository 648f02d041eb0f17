"""`manage.py make_sample --covenants N`: an invented record of any size, the same for the same seed."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from covenants.actions.make_sample import STATEMENTS, RecordInTheWay, make_sample

_AUTHOR = "sample-maker"
_MOST = 20_000


class Command(BaseCommand):
    help = "Fill an empty database with invented covenants, to measure or try out. Never for the real record."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--covenants", type=int, required=True, metavar="N")
        parser.add_argument(
            "--statements", type=int, default=STATEMENTS, metavar="N", help="per covenant (default: %(default)s)"
        )
        parser.add_argument("--seed", type=int, default=1, metavar="N", help="another seed, another sample")
        parser.add_argument("--beside-real", action="store_true", help="also where the real record is loaded")

    def handle(self, *args: Any, **options: Any) -> None:
        for name in ("covenants", "statements"):
            if not 1 <= options[name] <= _MOST:
                raise CommandError(f"--{name} must lie between 1 and {_MOST}")
        try:
            made = make_sample(
                covenants=options["covenants"],
                statements=options["statements"],
                seed=options["seed"],
                beside_real=options["beside_real"],
                by=_author(),
                tell=self.stdout.write if options["verbosity"] else lambda line: None,
            )
        except RecordInTheWay as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{made} statements sealed")


def _author() -> Any:
    author, created = get_user_model()._default_manager.get_or_create(username=_AUTHOR, defaults={"is_active": False})
    if created:
        author.set_unusable_password()
        author.save()
    return author
