"""What is remembered of a request by its thread alone is what Django remembers: of this thread, and of no other."""

import importlib
import threading

import pytest
from django.urls import get_script_prefix, get_urlconf, set_script_prefix, set_urlconf
from django.utils.translation import get_language, gettext, override

from imvo_tracker.lib import by_thread
from imvo_tracker.lib.by_thread import PLACES, keep_by_thread


def in_a_thread(act):
    """Return what a new thread is told."""
    told = []
    thread = threading.Thread(target=lambda: told.append(act()))
    thread.start()
    thread.join()
    return told[0]


def test_each_thread_has_its_own_language_mount_and_addresses():
    def act():
        before = get_language(), get_script_prefix(), get_urlconf()
        set_script_prefix("/elders/")
        set_urlconf("tests.platform.urls")
        with override("nl"):
            return before, (get_language(), get_script_prefix(), get_urlconf(), gettext("Overview"))

    with override("en"):
        own = get_language(), get_script_prefix(), get_urlconf(), gettext("Overview")
        before, during = in_a_thread(act)
        assert own == (get_language(), get_script_prefix(), get_urlconf(), gettext("Overview"))
    assert before == ("nl", "/", None)
    assert during == ("nl", "/elders/", "tests.platform.urls", "Overzicht")
    assert own == ("en", "/", None, "Overview")


def test_the_tests_and_the_server_keep_them_so():
    kept = [getattr(importlib.import_module(module), name) for module, name in PLACES]
    assert [type(one) for one in kept] == [threading.local] * 3
    assert importlib.import_module("imvo_tracker.wsgi").keep_by_thread is keep_by_thread


def test_a_place_that_django_gave_up_is_noticed(monkeypatch):
    monkeypatch.setattr(by_thread, "PLACES", (("django.urls.base", "_gone"),))
    with pytest.raises(AttributeError, match="_gone"):
        keep_by_thread()
