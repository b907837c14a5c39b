from __future__ import annotations

from directory.registry.permissions import Right
from directory.registry.routes import route

from . import board, table

SEE, WORK = Right.SEE_GAPS, Right.WORK_ON_GAPS
ONE = "gaps/<row_key:pk>/"

patterns = [
    route("gaps/", board.board, "gaps", see=SEE),
    route("gaps/table/", table.table, "gap_table", see=SEE),
    route("gaps/new/", board.new, "gap_new", see=WORK, do=WORK),
    route(ONE, board.gap, "gap", see=SEE, do=WORK),
    route(f"{ONE}edit/", board.edit, "gap_edit", see=WORK, do=WORK),
]
