"""The shelves of the one search: what stands together, and what a hit of each carries.

Every entry names its shelf in the facet ``search.data.SHELF``. A hit of a shelf other than
``DIRECTORY`` is listed as its name, where it stands, its day and its passage; what that needs
travels in its card, which ``listed`` makes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

DIRECTORY, PLAN, GLOSSARY, NEWS = "directory", "plan", "glossary", "news"


class Shelf(NamedTuple):
    """A shelf's name in the index and in addresses, and what readers call it."""

    code: str
    label: Any


SHELVES = (
    Shelf(DIRECTORY, _("窓口・居場所")),
    Shelf(PLAN, _("計画")),
    Shelf(GLOSSARY, _("用語")),
    Shelf(NEWS, _("お知らせ")),
)
BY_CODE = {shelf.code: shelf for shelf in SHELVES}
# What a suggestion of these kinds is called; a resource has a kind of its own.
KIND_LABELS = {
    "plan": _("計画"),
    "chapter": _("計画"),
    "term": _("用語"),
    "news": _("お知らせ"),
}


def listed(
    *, where: str, date: str = "", lead: str = "", fictional: bool = False
) -> Mapping[str, object]:
    """The card of an entry of any shelf but the directory.

    ``where`` is the way to it ("計画 › 章"); ``date`` is an ISO day, or empty; ``lead`` is shown
    where the entry has no text to take a passage from; ``fictional`` is the municipality's.
    """
    return {"where": where, "date": date, "lead": lead, "fictional": fictional}
