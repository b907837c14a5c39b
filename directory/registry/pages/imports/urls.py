from __future__ import annotations

from directory.registry.permissions import Right
from directory.registry.routes import route

from .views import apply, columns, discard, imports, run, undo

RIGHT = Right.IMPORT
ONE = "imports/<row_key:pk>/"

patterns = [
    route("imports/", imports, "imports", see=RIGHT, do=RIGHT),
    route(ONE, run, "import", see=RIGHT, do=RIGHT),
    route(f"{ONE}columns/", columns, "import_columns", see=RIGHT, do=RIGHT),
    route(f"{ONE}apply/", apply, "import_apply", do=RIGHT),
    route(f"{ONE}undo/", undo, "import_undo", do=RIGHT),
    route(f"{ONE}discard/", discard, "import_discard", do=RIGHT),
]
