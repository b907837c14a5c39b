"""Where plans and handbooks show a record, so that nobody deletes it unawares."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.urls import reverse

from directory.dependents import dependents

from .bodies import below, that_may_name
from .compose import mentions
from .composing import Written, facts_for
from .facts.live import LiveFacts
from .models import ChapterPage, HandbookChapterPage, HandbookPage, PlanPage
from .record_kinds import BLOCKS, key_if_shown, key_of
from .streams import blocks_of
from .typed import written_in

PAGES = (PlanPage, ChapterPage, HandbookPage, HandbookChapterPage)
# Shorter names stand in too many other words.
_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Use:
    """A page that shows a record: in the block labelled ``block``, by name only if ``named``."""

    page: Written
    block: Any
    block_id: str
    named: bool = False

    @property
    def edit_url(self) -> str:
        """The page's form, at the block."""
        return edit_url(self.page.pk, self.block_id)


def edit_url(page_pk: int, block_id: str = "") -> str:
    """Where a page is edited; with a block's id, scrolled to that block."""
    place = f"#:w:contentpath=body.{block_id}" if block_id else ""
    return reverse("wagtailadmin_pages:edit", args=[page_pk]) + place


def where_used(record: Model) -> list[Use]:
    """Every place in its municipality's plans and handbooks that shows or names ``record``.

    What a page shows of another record may name it, too: a programme its departments. Pages
    are asked as they are published, or as they were made where they never were. Other kinds
    of records than plans show have no uses.
    """
    if type(record) not in BLOCKS:
        return []
    name = str(getattr(record, "name", "") or "")
    keys = _keys(record)
    facts: dict[bool, LiveFacts] = {}
    uses: list[Use] = []
    for page in _candidates(record, name):
        known = facts.setdefault(page.staff_only, facts_for(page))
        uses += [*_shown_in(page, type(record), keys, known), *_named_in(page, name)]
    return uses


def _keys(record: Model) -> frozenset[str]:
    """The keys of all whose facts name ``record``, its own among them."""
    named = (key_if_shown(each.record) for each in dependents(record))
    return frozenset([key_of(record), *named])


def _candidates(record: Model, name: str) -> Iterator[Written]:
    for model in PAGES:
        pages = below(model, record.municipality_id).select_related("municipality")
        yield from that_may_name(pages, type(record), name).order_by("path")


def _shown_in(
    page: Written, model: type[Model], keys: Container[str], facts: LiveFacts
) -> Iterator[Use]:
    stored = page.body.raw_data
    (blocks,) = blocks_of([stored], facts)
    for raw, block in zip(stored, blocks, strict=True):
        if block.name in BLOCKS[model] and any(
            key in keys for key in mentions(block.name, block.value, facts)
        ):
            yield Use(page, _label(page, block.name), str(raw.get("id") or ""))


def _named_in(page: Written, name: str) -> Iterator[Use]:
    if len(name) < _SHORTEST_NAME:
        return
    places = {each.where.block: each for each in written_in(page) if name in each.text}
    names = {str(raw.get("id") or ""): raw["type"] for raw in page.body.raw_data}
    yield from (Use(page, _label(page, names[block]), block, named=True) for block in places)


def _label(page: Written, name: str) -> Any:
    return page.body.stream_block.child_blocks[name].label
