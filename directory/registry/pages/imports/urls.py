from __future__ import annotations

from directory.registry.permissions import Right
from directory.registry.routes import route

from .views import imports

patterns = [route("imports/", imports, "imports", see=Right.IMPORT)]
