from __future__ import annotations

from directory.registry.permissions import Right
from directory.registry.routes import route

from .views import open_need, today

patterns = [
    route("", today, "today", see=Right.SEE_RECORDS),
    route("open/", open_need, "open_need", see=Right.SEE_NEEDS, do=Right.SEE_NEEDS),
]
