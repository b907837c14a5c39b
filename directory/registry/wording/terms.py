"""What a municipality calls the codes and keys that a ledger holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import CharField, Value
from django.db.models.functions import Cast

from directory.models import CatchmentArea, Municipality, Sector
from directory.registry.models import Word

# Told apart from the kinds of words, which are none of these.
AREA, SECTOR = "area", "sector"


@dataclass(frozen=True, slots=True)
class Terms:
    """Labels: of words by kind and code, of areas by key, of sectors by code."""

    words: Mapping[tuple[str, str], str] = field(default_factory=dict)
    areas: Mapping[int, str] = field(default_factory=dict)
    sectors: Mapping[str, str] = field(default_factory=dict)

    def labelled(self, kind: str, codes: Iterable[object]) -> str:
        """Words of one kind as a list; a code without a label stands for itself."""
        return "、".join(self.words.get((kind, str(code)), str(code)) for code in codes)

    def named_areas(self, keys: Iterable[int]) -> str:
        """Areas as a list; those that are gone are left out."""
        return "、".join(self.areas[key] for key in keys if key in self.areas)

    def named_sectors(self, codes: Iterable[object]) -> str:
        """Sectors as a list."""
        return "、".join(self.sectors.get(str(code), str(code)) for code in codes)


def terms_of(municipality: Municipality) -> Terms:
    """All labels of a municipality, words at rest among them; one question."""
    words = Word.objects.filter(municipality=municipality).order_by()
    areas = CatchmentArea.objects.filter(municipality=municipality).order_by()
    rows = words.values_list("kind", "code", "label").union(
        areas.values_list(Value(AREA), Cast("pk", CharField()), "name"),
        Sector.objects.order_by().values_list(Value(SECTOR), "code", "name"),
        all=True,
    )
    found = {(kind, code): label for kind, code, label in rows}
    return Terms(
        words={key: label for key, label in found.items() if key[0] not in (AREA, SECTOR)},
        areas={int(code): label for (kind, code), label in found.items() if kind == AREA},
        sectors={code: label for (kind, code), label in found.items() if kind == SECTOR},
    )
