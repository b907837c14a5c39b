from __future__ import annotations

from directory.registry.permissions import Right
from directory.registry.routes import route

from .views import gaps

patterns = [route("gaps/", gaps, "gaps", see=Right.SEE_GAPS)]
