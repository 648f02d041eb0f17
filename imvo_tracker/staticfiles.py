"""The static files: the chart library from the installed package, and addresses that know where the site is mounted."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage
from django.urls import get_script_prefix
from whitenoise.storage import CompressedManifestStaticFilesStorage

PREFIX = "plotly"
FILES = ("plotly.min.js",)


class MountedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashed, compressed files whose addresses begin where the site is mounted (SCRIPT_NAME), known per request."""

    def url(self, name: str | None, force: bool = False) -> str:
        """Return the address of a file."""
        address = super().url(name, force) if settings.DEBUG or force else self._kept_address(name)
        return get_script_prefix().removesuffix("/") + address if address.startswith("/") else address

    @cached_property
    def _kept_address(self) -> Callable[[str | None], str]:
        """Look a file up once: which files there are is written down before the server starts."""
        return lru_cache(maxsize=512)(super().url)


class PlotlyFinder(BaseFinder):
    """Find plotly/plotly.min.js in plotly's package data, without importing plotly."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Locate the package."""
        spec = find_spec("plotly")
        self.directory = Path(str(spec and spec.origin)).parent / "package_data"
        self.storage = FileSystemStorage(location=self.directory)
        # collectstatic reads the prefix from the storage
        self.storage.prefix = PREFIX  # type: ignore[attr-defined]

    def check(self, **kwargs: Any) -> list[Any]:
        """Report nothing: a missing file fails collectstatic's manifest."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Return the file's place, or nothing."""
        prefix, _, name = path.partition("/")
        places = [str(self.directory / name)] if prefix == PREFIX and name in FILES else []
        if find_all:
            return places
        return places[0] if places else None

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Yield what collectstatic should copy."""
        for name in FILES:
            yield name, self.storage
