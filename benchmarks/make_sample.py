"""An invented record of any size in an empty database, the same for the same seed: to measure, or to try out.

python benchmarks/make_sample.py --covenants 1000
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import django
from django.apps import apps

if not apps.ready:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "imvo_tracker.settings")
    django.setup()

# isort: split
# Django is set up by now.
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser

from benchmarks.sample import STATEMENTS, DatabaseNotEmpty, make_sample

_AUTHOR = "sample-maker"
_MOST = 20_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Fill the database of the settings; ends with 1 where that would mix it with another record."""
    asked = read(arguments)
    try:
        made = make_sample(
            covenants=asked.covenants,
            statements=asked.statements,
            seed=asked.seed,
            beside_real=asked.beside_real,
            by=sample_author(),
            tell=print,
        )
    except DatabaseNotEmpty as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{made} statements sealed")
    return 0


def read(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--covenants", type=_size, required=True, metavar="N")
    parser.add_argument("--statements", type=_size, default=STATEMENTS, metavar="N", help="per covenant")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="another seed, another sample")
    parser.add_argument("--beside-real", action="store_true", help="also where the real record is loaded")
    return parser.parse_args(arguments)


def _size(text: str) -> int:
    number = int(text)
    if not 1 <= number <= _MOST:
        raise argparse.ArgumentTypeError(f"must lie between 1 and {_MOST}")
    return number


def sample_author() -> AbstractBaseUser:
    author, created = get_user_model()._default_manager.get_or_create(username=_AUTHOR, defaults={"is_active": False})
    if created:
        author.set_unusable_password()
        author.save()
    return author


if __name__ == "__main__":
    sys.exit(main())
