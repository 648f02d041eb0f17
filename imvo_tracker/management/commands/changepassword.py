"""Django's own command, which leaves an event in the audit trail too."""

from django.contrib.auth.management.commands import changepassword

from dossier.management.recording import RecordingCommand


class Command(RecordingCommand, changepassword.Command):
    """Give an account a new password, on the machine itself."""
