"""Look this deployment over, and say what is wrong and what to do about it; exits 1 when something is."""

import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from imvo_tracker.watching.doctor import CHECKS, examine


class Command(BaseCommand):
    """Reads everything and writes nothing."""

    help = __doc__
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer the language and the form."""
        parser.add_argument("--language", choices=[code for code, _name in settings.LANGUAGES], default="nl")
        parser.add_argument("--json", action="store_true", help="a list of objects with code, problem and remedy")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the findings."""
        with translation.override(options["language"]):
            findings = list(examine())
            if options["json"]:
                self.stdout.write(json.dumps([one.as_json() for one in findings], ensure_ascii=False, indent=2))
            else:
                for one in findings:
                    self.stdout.write(f"{one.code}: {one.problem}\n    {one.remedy}")
                self.stdout.write(self._sum(len(findings)))
        if findings:
            raise SystemExit(1)

    def _sum(self, count: int) -> str:
        if not count:
            return _("%(count)s checks, nothing wrong.") % {"count": len(CHECKS) + 1}
        return ngettext("%(count)s thing is wrong.", "%(count)s things are wrong.", count) % {"count": count}
