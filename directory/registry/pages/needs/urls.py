from __future__ import annotations

from directory.registry.permissions import Right
from directory.registry.routes import route

from . import closing, consent, editing, views

SEE = Right.SEE_NEEDS
WRITE = Right.WRITE_NEEDS
REFER = Right.REFER
ONE = "needs/<row_key:pk>/"

patterns = [
    route("needs/", views.needs, "needs", see=SEE),
    route("needs/new/", editing.new, "need_new", see=WRITE, do=WRITE),
    route(ONE, views.need, "need", see=SEE),
    route(f"{ONE}edit/", editing.edit, "need_edit", see=WRITE, do=WRITE),
    route(f"{ONE}consent/", consent.consent, "need_consent", see=REFER, do=REFER),
    # Read by whoever comes back here after signing in again; so is the address after it.
    route(
        f"{ONE}consent/<row_key:consent>/withdraw/",
        consent.withdraw,
        "need_withdraw",
        see=REFER,
        do=REFER,
    ),
    route(f"{ONE}close/", closing.close, "need_close", see=REFER, do=REFER),
    route(f"{ONE}reopen/", closing.reopen, "need_reopen", see=REFER, do=REFER),
]
