"""The admin of the evidence: documents, organisations, motions and commitments, revisions."""

from dossier.admin import accounts, decisions, documents, organisations, proposals, revisions, undertakings

__all__ = ["accounts", "decisions", "documents", "organisations", "proposals", "revisions", "undertakings"]
