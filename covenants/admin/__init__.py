"""The admin of covenants and of everything that is said of them."""

from covenants.admin import covenants, masters, negotiations, statements

__all__ = ["covenants", "masters", "negotiations", "statements"]
