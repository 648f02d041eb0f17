"""The application for an asynchronous server; the tracker itself is served by gunicorn."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "imvo_tracker.settings")

application = get_asgi_application()
