"""The real settings with the addresses of the benchmarks: for a server that is measured."""

from imvo_tracker.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.urls"
