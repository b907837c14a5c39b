from __future__ import annotations

from functools import partial

from directory.registry.permissions import Right
from directory.registry.routes import route

from . import due, items, printing, sittings

see = partial(route, see=Right.MEET)
do = partial(route, do=Right.MEET)
both = partial(route, see=Right.MEET, do=Right.MEET)

ONE = "meetings/<row_key:pk>/"
ITEM = f"{ONE}items/<row_key:item>/"

patterns = [
    see("meetings/", sittings.meetings, "meetings"),
    both("meetings/new/", sittings.new, "meeting_new"),
    see(ONE, sittings.sitting, "meeting"),
    both(f"{ONE}edit/", sittings.edit, "meeting_edit"),
    do(f"{ONE}cancel/", sittings.cancel, "meeting_cancel"),
    do(f"{ONE}rule/", sittings.take_rule, "meeting_rule"),
    do(f"{ONE}close/", sittings.close_record, "meeting_close"),
    do(f"{ONE}reopen/", sittings.reopen_record, "meeting_reopen"),
    both(f"{ONE}due/", due.due, "meeting_due"),
    see(f"{ONE}print/", printing.print_out, "meeting_print"),
    both(f"{ONE}items/new/", items.new, "meeting_item_new"),
    both(f"{ITEM}", items.item, "meeting_item"),
    both(f"{ITEM}edit/", items.edit, "meeting_item_edit"),
    do(f"{ITEM}remove/", items.remove, "meeting_item_remove"),
]
