from django.apps import AppConfig, apps
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string

from imvo_tracker.lib.context_value import keep_language_and_mount_at_hand
from imvo_tracker.lib.template_texts import translate_own_texts_at_once


class TrackerConfig(AppConfig):
    """The roof as an app: it owns commands and templates' locale, no tables."""

    name = "imvo_tracker"
    verbose_name = "IMVO-tracker"

    def ready(self) -> None:
        """Have the roles written whenever the tables may have changed; there are models only now."""
        keep_language_and_mount_at_hand()
        translate_own_texts_at_once()
        # Django speaks of apps that have models alone, and of this one the tables of the roles are
        post_migrate.connect(import_string("imvo_tracker.roles.sync_after_migrate"), sender=apps.get_app_config("auth"))
        user_logged_in.connect(import_string("imvo_tracker.audit.note_sign_in"))
        user_logged_in.connect(import_string("imvo_tracker.accounts.sessions.note_seen"))
