from __future__ import annotations

from directory.registry.permissions import Right
from directory.registry.routes import route

from . import supports, views

SEE = Right.SEE_NEEDS
REFER = Right.REFER
ONE = "referrals/<row_key:pk>/"

patterns = [
    route("referrals/", views.referrals, "referrals", see=SEE),
    route(ONE, views.referral, "referral", see=SEE, do=REFER),
    # Read by whoever comes back here after signing in again.
    route(f"{ONE}plan/", views.plan, "referral_plan", see=SEE, do=REFER),
    route(f"{ONE}undo/", views.undo, "referral_undo", see=SEE, do=Right.PROPOSE),
    route("records/<row_key:pk>/support/", supports.supports, "supports", see=Right.SEE_CONTACTS),
    route("records/<row_key:pk>/support/new/", supports.new, "support_new", see=REFER, do=REFER),
    route("support/<row_key:pk>/", supports.change, "support", see=REFER, do=REFER),
]
