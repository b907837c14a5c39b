"""Records for tests, published and saved unless ``build`` is called."""

from .places import CatchmentAreaFactory, MunicipalityFactory, SourceFactory, TownFactory
from .resources import ResourceFactory
from .services import (
    ConcernFactory,
    DepartmentFactory,
    OrganizationFactory,
    ProgrammeFactory,
    SectorFactory,
)
from .words import TermFactory

__all__ = [
    "CatchmentAreaFactory",
    "ConcernFactory",
    "DepartmentFactory",
    "MunicipalityFactory",
    "OrganizationFactory",
    "ProgrammeFactory",
    "ResourceFactory",
    "SectorFactory",
    "SourceFactory",
    "TermFactory",
    "TownFactory",
]
