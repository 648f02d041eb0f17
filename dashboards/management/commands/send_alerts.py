"""Write the alerts that are due, send what waits, and remove what was never confirmed. For cron: see the manual."""

from typing import Any

from dashboards.alerts.actions import clean_up
from dashboards.alerts.outbox import send_waiting, waiting
from dashboards.alerts.writing import write_due
from dossier.management.recording import RecordingCommand


class Command(RecordingCommand):
    """It may run beside itself and beside the background process: each mail is taken by one of them."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Do all three, and say how much of each."""
        written = write_due()
        done = send_waiting()
        removed = clean_up()
        self.stdout.write(
            f"{written} written, {done.sent} sent, {done.failed} failed, {waiting().count()} waiting, "
            f"{removed} never confirmed and removed"
        )
