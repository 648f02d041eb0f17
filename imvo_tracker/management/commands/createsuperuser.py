"""Django's own command, which leaves an event in the audit trail too."""

from django.contrib.auth.management.commands import createsuperuser

from dossier.management.recording import RecordingCommand


class Command(RecordingCommand, createsuperuser.Command):
    """Make the first account, who makes the others."""
