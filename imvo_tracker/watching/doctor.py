"""Looks a deployment over: every check, each by itself, so that one that fails hides no other."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import Error
from django.utils.translation import gettext as _

from imvo_tracker.watching import of_database, of_record, of_settings, of_surroundings
from imvo_tracker.watching.findings import Finding

WITHOUT_DATABASE = {
    of_settings.debugging,
    of_settings.plain_http,
    of_settings.nobody_gets_in,
    of_settings.any_name,
    of_settings.weak_key,
    of_settings.public_address,
    of_settings.one_network,
    of_settings.weak_sign_in,
    of_settings.demonstration_key,
    of_surroundings.page_cache,
    of_surroundings.backups,
    of_surroundings.static_files,
    of_surroundings.certificate,
    of_surroundings.certificate_of_another,
}
CHECKS = (*of_settings.CHECKS, *of_database.CHECKS, *of_record.CHECKS, *of_surroundings.CHECKS)


def examine() -> Iterator[Finding]:
    """Yield everything that is wrong; without a database, or with an older one, what can be told without it."""
    no_tables = list(of_record.tables())
    yield from no_tables
    for check in CHECKS:
        if no_tables and check not in WITHOUT_DATABASE:
            continue
        try:
            yield from check()
        except Error as error:
            yield Finding(
                "database",
                _("The database refused a question (%(check)s, %(error)s).")
                % {"check": check.__name__, "error": type(error).__name__},
                _("Look at the log of the database, and at the rights of this account in it."),
            )
