"""How much is read."""

from __future__ import annotations

from dataclasses import dataclass

from portal.importing.data import Reason, Unreadable


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes beyond which a file is refused: in bytes, bytes unpacked, pages, characters."""

    bytes: int = 30_000_000
    unpacked: int = 200_000_000
    parts: int = 5_000
    pages: int = 300
    characters: int = 1_000_000

    def hold(self, reason: Reason, found: int, limit: int) -> None:
        """Raise ``Unreadable`` where ``found`` is beyond ``limit``."""
        if found > limit:
            raise Unreadable(reason, found=found, limit=limit)


DEFAULT_LIMITS = Limits()
