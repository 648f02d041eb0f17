"""Serve the figures for Prometheus on an internal address (IMVO_METRICS_BIND), until it is told to end."""

import signal
from argparse import ArgumentParser
from contextlib import suppress
from threading import Event
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from prometheus_client import start_http_server

from imvo_tracker.watching.figures import registry


class Command(BaseCommand):
    """A process of its own, so that no visitor's request can reach the figures."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take nothing."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve."""
        host, _colon, port = settings.METRICS_BIND.rpartition(":")
        try:
            server, thread = start_http_server(int(port), addr=host.strip("[]"), registry=registry())
        except OSError as error:
            raise CommandError(f"cannot listen on {settings.METRICS_BIND}: {error}") from error
        ended = Event()
        signal.signal(signal.SIGTERM, lambda *_told: ended.set())
        self.stdout.write(f"figures on http://{settings.METRICS_BIND}/metrics")
        with suppress(KeyboardInterrupt):
            ended.wait()
        server.shutdown()
        thread.join()
