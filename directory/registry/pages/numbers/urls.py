from __future__ import annotations

from directory.registry.permissions import Right
from directory.registry.routes import route

from . import export, views

SEE = Right.SEE_NUMBERS

patterns = [
    route("numbers/", views.numbers, "numbers", see=SEE),
    route("numbers/<row_key:year>/", views.year, "numbers_year", see=SEE),
    route("numbers/<row_key:year>/export/", export.export, "numbers_export", do=SEE),
]
