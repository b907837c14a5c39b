"""What a chapter is written with: ordinary text, and records that are never retyped."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamValue

from portal.home.whole_stream import WholeStreamBlock

from .numbers import refuse_unknown_numbers
from .records import HANDBOOK_RECORDS, PLAN_RECORDS, RecordsBlock
from .text import text_blocks

__all__ = ["HandbookBlocks", "PlanBlocks"]

WRITING, RECORDS = _("文章"), _("台帳から")


class _Writing(WholeStreamBlock):
    """Text first, then records, each under its own heading in the list of blocks."""

    records: dict[str, type[RecordsBlock]] = {}

    def __init__(self, local_blocks=None, **kwargs):
        given = [(name, _in_group(block, WRITING)) for name, block in text_blocks()]
        given += [(name, block(group=RECORDS)) for name, block in self.records.items()]
        super().__init__([*given, *(local_blocks or ())], **kwargs)

    def clean(self, value: StreamValue, **kwargs: Any) -> StreamValue:
        """Refuse a living number that does not exist, at the block that names it."""
        cleaned = super().clean(value, **kwargs)
        refuse_unknown_numbers(cleaned)
        return cleaned


def _in_group(block, group):
    block.meta.group = group
    return block


class PlanBlocks(_Writing):
    """The blocks of a published plan."""

    records = PLAN_RECORDS


class HandbookBlocks(_Writing):
    """The blocks of a handbook: a plan's, and aids only staff need."""

    records = HANDBOOK_RECORDS
