"""What Django remembers of the request at hand: language, mount and the rest, kept by thread alone.

Django keeps them so that coroutines may share them, which a page looks through a thousand times and more: one
twenty-fifth of its processor time. A server of threads has no coroutines, and to each of its threads both are the same.
"""

import threading
from importlib import import_module

PLACES = (
    ("django.utils.translation.trans_real", "_active"),
    ("django.urls.base", "_prefixes"),
    ("django.urls.base", "_urlconfs"),
)


def keep_by_thread() -> None:
    """Do so in this process, before anything is remembered; raises AttributeError where Django has no such place."""
    for module, name in PLACES:
        place = import_module(module)
        getattr(place, name)
        setattr(place, name, threading.local())
