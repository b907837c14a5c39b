"""Leave a trace: who looked, printed, exported. Numbers and counts only."""

from __future__ import annotations

from directory.registry.models import Need, Trace
from directory.registry.permissions import Member

What = Trace.What


def leave(
    member: Member,
    what: str,
    *,
    need: Need | None = None,
    subject: str = "",
    rows: int | None = None,
) -> None:
    """Record one look at ``need``, or at ``rows`` rows of ``subject``."""
    Trace.objects.create(
        municipality=member.municipality,
        what=what,
        need=need,
        number=need.number if need else "",
        subject=subject[:100],
        rows=rows,
        **member.signed,
    )
