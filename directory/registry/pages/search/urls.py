from __future__ import annotations

from directory.registry.permissions import Right
from directory.registry.routes import route

from . import exporting, listing, saved

SEE = Right.SEE_RECORDS
ONE = "records/searches/<row_key:pk>/"

patterns = [
    route("records/", listing.records, "records", see=SEE),
    route("records/export/", exporting.export, "records_export", do=Right.EXPORT_RECORDS),
    route("records/searches/", saved.save, "search_save", do=SEE),
    route(f"{ONE}open/", saved.open_anew, "search_open", do=SEE),
    route(f"{ONE}delete/", saved.delete, "search_delete", do=SEE),
]
