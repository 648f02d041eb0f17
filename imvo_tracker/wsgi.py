"""The application as gunicorn starts it."""

import os

from django.core.wsgi import get_wsgi_application

from imvo_tracker.lib.by_thread import keep_by_thread

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "imvo_tracker.settings")

keep_by_thread()
application = get_wsgi_application()
