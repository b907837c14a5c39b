from __future__ import annotations

from directory.registry.permissions import Right
from directory.registry.routes import route

from .views import settings

patterns = [route("settings/", settings, "settings", see=Right.SETTINGS)]
