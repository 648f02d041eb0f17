"""The settings under test: the real ones, with the few that would only slow tests or send them to https."""

import os
import sys
from pathlib import Path

if sys.dont_write_bytecode:
    # Compiled modules are kept, but out of the way: or each process of the tests compiles Django and the tests anew.
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(Path(__file__).resolve().parent.parent / "build" / "pycache")

os.environ["IMVO_SECRET_KEY"] = "only-for-tests-" + "x" * 50
os.environ["IMVO_HTTPS"] = "false"
os.environ["IMVO_DEBUG"] = "false"
os.environ["IMVO_HOSTS"] = "testserver,localhost,127.0.0.1"
# Playwright keeps an event loop in the thread in which the tests talk to the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from imvo_tracker.databases import SQLITE
from imvo_tracker.settings import *  # noqa: F403
from imvo_tracker.settings import BASE_DIR, DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# No collected files: the tests of static files ask for the real storage themselves.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# An empty directory: each browser of a test begins with reading all that lies in it, and a missing one is warned of
STATIC_ROOT = BASE_DIR / "build" / "no-static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)

# Each request makes its page; the tests of the cache switch it on (tests/conftest.py, `page_cache`)
PAGE_CACHE = False

# What is given to the background process is done at once; its own test runs the process
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

if DATABASES["default"]["ENGINE"] == SQLITE:
    # pytest-django knows Django's own SQLite to be in memory; ours it would put into files, one for each worker
    DATABASES["default"].setdefault("TEST", {})["NAME"] = ":memory:"
