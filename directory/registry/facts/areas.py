"""The areas of a municipality, and which of them one reaches from others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from directory.models import CatchmentArea

# Words of sources that are areas nobody of the municipality lives in.
NOT_LIVED_IN = (CatchmentArea.Kind.OUTSIDE, CatchmentArea.Kind.DIRECTION)


class AreaTree:
    """All areas of one municipality; one question."""

    def __init__(self, municipality: int) -> None:
        rows = CatchmentArea.objects.filter(municipality=municipality).order_by()
        self._kinds: dict[int, str] = {}
        self._parents: dict[int, int | None] = {}
        self._children: dict[int | None, list[int]] = defaultdict(list)
        for pk, kind, parent in rows.values_list("pk", "kind", "parent"):
            self._kinds[pk], self._parents[pk] = kind, parent
            self._children[parent].append(pk)

    def reached_from(self, areas: Iterable[int]) -> frozenset[int] | None:
        """``areas`` with what lies in them and what they lie in; None where none is told."""
        told = [each for each in areas if self._kinds.get(each) not in NOT_LIVED_IN]
        if not told:
            return None
        return frozenset(each for area in told for each in self._line(area))

    def everywhere(self, areas: Iterable[int]) -> bool:
        """Whether one of ``areas`` is the whole municipality or wider."""
        return any(self._kinds.get(each) in CatchmentArea.EVERYWHERE for each in areas)

    def within(self, area: int) -> set[int]:
        """``area`` and all that lies in it."""
        found, waiting = set[int](), [area]
        while waiting:
            each = waiting.pop()
            if each not in found:
                found.add(each)
                waiting += self._children[each]
        return found

    def _line(self, area: int) -> Iterator[int]:
        yield from self.within(area)
        above, seen = self._parents.get(area), {area}
        while above is not None and above not in seen:
            if self._kinds.get(above) not in CatchmentArea.EVERYWHERE:
                yield above
            seen.add(above)
            above = self._parents.get(above)
