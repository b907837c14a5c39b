from __future__ import annotations

from directory.registry.permissions import Right
from directory.registry.routes import route

from .views import today

patterns = [route("", today, "today", see=Right.SEE_RECORDS)]
