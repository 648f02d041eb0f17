"""The evidence: documents, organisations, the ledger and its revisions."""

from dossier.models.audit import AuditEvent
from dossier.models.decisions import Decision
from dossier.models.documents import Document
from dossier.models.editions import AnnexDraft, Edition, EditionFile
from dossier.models.ledger import LedgerEntry, Revision
from dossier.models.masters import MasterData, MasterHistory, StaleVersion
from dossier.models.organisations import Organisation, OrganisationName
from dossier.models.periods import PERIOD_COLUMNS, PeriodFields
from dossier.models.proposals import Proposal
from dossier.models.sealed import SealedMaster
from dossier.models.sheet_runs import SheetRun
from dossier.models.undertakings import UndertakingStatement

__all__ = [
    "PERIOD_COLUMNS",
    "AnnexDraft",
    "AuditEvent",
    "Decision",
    "Document",
    "Edition",
    "EditionFile",
    "LedgerEntry",
    "MasterData",
    "MasterHistory",
    "Organisation",
    "OrganisationName",
    "PeriodFields",
    "Proposal",
    "Revision",
    "SealedMaster",
    "SheetRun",
    "StaleVersion",
    "UndertakingStatement",
]
