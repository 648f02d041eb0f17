"""The register of risk sectors."""

from sectors.models.limits import SectorLimit
from sectors.models.risks import RiskTheme
from sectors.models.sectors import Sector, SectorAlias, SectorOrigin

__all__ = ["RiskTheme", "Sector", "SectorAlias", "SectorLimit", "SectorOrigin"]
