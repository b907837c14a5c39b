from __future__ import annotations

from directory.registry.permissions import Right
from directory.registry.routes import route

from .views import meetings

patterns = [route("meetings/", meetings, "meetings", see=Right.MEET)]
