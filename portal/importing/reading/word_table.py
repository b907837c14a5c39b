"""Word's tables as grids: merged cells hold their text once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.table import Table

from .word_text import W, blocks, text_boxes, text_of

Row = tuple[tuple[str, ...], tuple[int, ...]]


def rows(block: Any, document: Document) -> Iterator[Row]:
    """Yield each row's cells and the columns that continue a merged cell."""
    seen: set[Any] = set()
    for row in Table(block, document).rows:
        before = [None] * row.grid_cols_before
        after = [None] * row.grid_cols_after
        cells = [*before, *(cell._tc for cell in row.cells), *after]
        carried = tuple(at for at, cell in enumerate(cells) if cell in seen)
        yield (
            tuple(
                "" if cell is None or cell in seen or cell in cells[:at] else _shown(cell)
                for at, cell in enumerate(cells)
            ),
            carried,
        )
        seen.update(cell for cell in cells if cell is not None)


def _shown(cell: Any) -> str:
    return "\n".join(filter(None, (_block(each) for each in blocks(cell))))


def _block(block: Any) -> str:
    if block.tag == W + "tbl":
        return "\n".join(
            " ".join(filter(None, (_shown(cell) for cell in row.iterchildren(W + "tc"))))
            for row in block.iterchildren(W + "tr")
        )
    return "\n".join(filter(None, [text_of(block), *(text_of(box) for box in text_boxes(block))]))
