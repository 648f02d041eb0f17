from django.apps import AppConfig


class TrackerConfig(AppConfig):
    """The roof as an app: it owns commands and templates' locale, no tables."""

    name = "imvo_tracker"
    verbose_name = "IMVO-tracker"
