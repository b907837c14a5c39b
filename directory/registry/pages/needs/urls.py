from __future__ import annotations

from directory.registry.permissions import Right
from directory.registry.routes import route

from .views import needs

patterns = [route("needs/", needs, "needs", see=Right.SEE_NEEDS)]
