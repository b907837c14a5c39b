"""Candidates for a need: ranked, side by side, proposed, kept in mind; the person's page."""

from __future__ import annotations

from directory.registry.permissions import Right
from directory.registry.routes import route

from . import comparing, doing, handing_out, views

ALL = "needs/<row_key:pk>/candidates/"
ONE = f"{ALL}<row_key:record>/"
SEE, PROPOSE = Right.SEE_NEEDS, Right.PROPOSE

patterns = [
    route(ALL, views.candidates, "candidates", see=SEE),
    route(f"{ALL}compare/", comparing.compare, "candidates_compare", see=SEE),
    route(f"{ALL}lack/", doing.lack, "candidates_lack", see=SEE, do=PROPOSE),
    route(ONE, views.candidate, "candidate", see=SEE, do=PROPOSE),
    route(f"{ONE}mind/", doing.mind, "candidate_mind", do=PROPOSE),
    route(f"{ONE}handout/", handing_out.handout, "candidate_handout", see=SEE, do=SEE),
]
