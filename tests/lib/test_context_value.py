"""The language and the place of the site belong to a thread, as Django has it."""

from contextvars import copy_context
from threading import Thread

import pytest
from django.urls import base
from django.utils import translation
from django.utils.translation import trans_real

from imvo_tracker.lib.context_value import ContextValue, keep_language_and_mount_at_hand


def in_another_thread(act):
    seen = []
    thread = Thread(target=lambda: seen.append(act()))
    thread.start()
    thread.join()
    return seen[0]


def test_a_value_is_of_the_thread_and_task_that_set_it():
    one, other = ContextValue("one"), ContextValue("one")
    one.value = 1
    assert (one.value, getattr(other, "value", "none")) == (1, "none")
    assert in_another_thread(lambda: getattr(one, "value", "none")) == "none"
    copy_context().run(setattr, one, "value", 2)
    assert one.value == 1
    del one.value
    with pytest.raises(AttributeError):
        _ = one.value


def test_django_keeps_language_and_place_there():
    assert (type(trans_real._active), type(base._prefixes)) == (ContextValue, ContextValue)
    with translation.override("en"):
        assert translation.gettext("Download") == "Download"
        assert in_another_thread(lambda: translation.gettext("Compare")) == "Vergelijk"
        translation.deactivate()
        assert translation.get_language() == "nl"
    base.set_script_prefix("/tracker/")
    assert (base.get_script_prefix(), in_another_thread(base.get_script_prefix)) == ("/tracker/", "/")
    base.clear_script_prefix()
    assert base.get_script_prefix() == "/"


def test_what_was_set_before_stays(monkeypatch):
    monkeypatch.setattr(trans_real, "_active", trans_real._active)
    monkeypatch.setattr(base, "_prefixes", base._prefixes)
    with translation.override("en"):
        keep_language_and_mount_at_hand()
        assert translation.get_language() == "en"
