"""Command line of the tracker."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "imvo_tracker.settings")
    execute_from_command_line(sys.argv)
