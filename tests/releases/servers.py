"""An empty database on the PostgreSQL of the tests, for processes of their own."""

import contextlib
from urllib.parse import quote

import psycopg2
from django.db import connections


@contextlib.contextmanager
def empty_database(name="own"):
    """Yield the address of an empty database; it is removed at the end, whoever is connected to it."""
    settings = connections["default"].settings_dict
    account = {key.lower(): settings[key] for key in ("USER", "PASSWORD", "HOST", "PORT") if settings[key]}
    database = f"{settings['NAME']}_{name}"

    def say(sql):
        connection = psycopg2.connect(dbname="postgres", **account)
        connection.autocommit = True
        connection.cursor().execute(sql)
        connection.close()

    say(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
    say(f'CREATE DATABASE "{database}"')
    try:
        quoted = {key: quote(str(value), safe="") for key, value in account.items()}
        yield "postgres://{user}:{password}@{host}:{port}/".format(**quoted) + database
    finally:
        say(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
