from __future__ import annotations

from directory.registry.permissions import Right
from directory.registry.routes import route

from .views import search

patterns = [route("records/", search, "records", see=Right.SEE_RECORDS)]
