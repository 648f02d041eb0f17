"""The word for a covenant of which nothing is achieved yet."""

from __future__ import annotations

NO_PHASE = "none"
