from __future__ import annotations

from directory.registry.permissions import Right
from directory.registry.routes import route

from .views import numbers

patterns = [route("numbers/", numbers, "numbers", see=Right.SEE_NUMBERS)]
