"""Lists and forms, one module per part of the menu."""

from .letters import ProblemReportViewSet
from .places import Places
from .plan import PlanFacts
from .resource import ResourceViewSet
from .words import Words

__all__ = ["Places", "PlanFacts", "ProblemReportViewSet", "ResourceViewSet", "Words"]
