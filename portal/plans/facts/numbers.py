"""Living numbers: an editor writes ``{相談窓口の数}``, a reader sees the number of the day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from django.utils.translation import gettext as _

from .records import Facts, PlaceFact

# Half- or full-width braces around what speaks of a number; other braces are ordinary text.
_WRITTEN = re.compile(r"[{｛]\s*([^{}｛｝<>\r\n]*数)\s*[}｝]")


def replaced(text: str, numbers: Mapping[str, int]) -> str:
    """``text`` with the living numbers it names; unknown names stay as they are."""

    def number(match: re.Match[str]) -> str:
        name = match[1]
        return str(numbers[name]) if name in numbers else match[0]

    return _WRITTEN.sub(number, text)


def names_in(text: str) -> tuple[str, ...]:
    """The names of living numbers as written in ``text``, known or not, each once."""
    return tuple(dict.fromkeys(_WRITTEN.findall(text)))


def unknown_numbers(text: str, sectors: Iterable[str] | None = None) -> tuple[str, ...]:
    """The names in ``text`` that no living number has. ``sectors`` are the sectors' names."""
    written = names_in(text)
    if not written:
        return ()
    known = known_names(sectors)
    return tuple(name for name in written if name not in known)


def known_names(sectors: Iterable[str] | None = None) -> tuple[str, ...]:
    """Every name an editor may write. Asks the database for the sectors unless they are given."""
    if sectors is None:
        from directory.models import Sector

        sectors = Sector.objects.filter(live=True).values_list("name", flat=True)
    return (*_of_kinds(), *_COUNTED, *map(_of_sector, sectors))


def counted(facts: Facts) -> dict[str, int]:
    """Every living number of a municipality.

    A place counts where it is one place and in service; a name for a sort of place does not.
    """
    places = [each for each in facts.places if each.one_place and each.in_service]
    kinds = {name: sum(kind in each.kinds for each in places) for name, kind in _of_kinds().items()}
    sectors = {_of_sector(name): _counters(places, code) for code, name in facts.sectors}
    return kinds | {name: count(facts) for name, count in _COUNTED.items()} | sectors


def _counters(places: Iterable[PlaceFact], sector: str) -> int:
    return sum("counter" in each.kinds and sector in each.sector_codes for each in places)


def _of_sector(name: str) -> str:
    return _("%(sector)sの相談窓口の数") % {"sector": name}


def _of_kinds() -> dict[str, str]:
    return {
        "相談窓口の数": "counter",
        "居場所の数": "gathering_place",
        "カフェの数": "cafe",
        "参加の場の数": "participation",
        "相談会の数": "consultation_day",
        "子育ての拠点の数": "child_base",
        "地域活動支援センターの数": "activity_centre",
        "講座・教室の数": "course",
        "生活の手助けの数": "service",
    }


_COUNTED: dict[str, Callable[[Facts], int]] = {
    "窓口・居場所の数": lambda facts: sum(
        each.one_place and each.in_service for each in facts.places
    ),
    "圏域の数": lambda facts: sum(each.kind == "daily_living" for each in facts.areas),
    "地区の数": lambda facts: sum(each.kind == "district" for each in facts.areas),
    "事業の数": lambda facts: sum(not each.parent for each in facts.programmes),
    "会議体の数": lambda facts: len(facts.meetings),
    "用語の数": lambda facts: len(facts.terms),
}
