"""PDF with text."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from portal.importing.data import Kind, Line, LineStyle, Progress, Reason, Source, Step, Unreadable

from .furniture import set_aside
from .limits import Limits
from .pdf_grids import PageGrid, grids_of, joined, lines_of
from .pdf_rules import Rules
from .pdf_runs import Run, runs_of

# A scanned page has at most a stamp or a page number as text.
FEWEST_CHARACTERS = 4


def read_pdf(content: bytes, name: str, limits: Limits, progress: Progress) -> Source:
    """Return the lines of every page; a table between drawn lines is read as one."""
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        pages = _opened(content, limits)
        found = list(_pages(pages, limits, progress))
    except (Unreadable, MemoryError):
        raise
    except _BROKEN as error:
        raise Unreadable(Reason.BROKEN) from error
    if sum(len("".join(line.text.split())) for line in found) < FEWEST_CHARACTERS * len(pages):
        raise Unreadable(Reason.IMAGE_ONLY)
    lines = [replace(line, number=number) for number, line in enumerate(found, 1)]
    return Source(name, Kind.PDF, set_aside(lines), pages=len(pages))


# What pypdf lets through from files that merely look like PDF.
_BROKEN = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError,
           RecursionError, AssertionError, NotImplementedError, ZeroDivisionError)  # fmt: skip


def _opened(content: bytes, limits: Limits) -> list[PageObject]:
    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable(Reason.ENCRYPTED)
    limits.hold(Reason.TOO_MANY_PAGES, len(reader.pages), limits.pages)
    if not reader.pages:
        raise Unreadable(Reason.EMPTY)
    return list(reader.pages)


def _pages(
    pages: Sequence[PageObject], limits: Limits, progress: Progress
) -> Iterator[Line]:  # fmt: skip
    characters = tables = 0
    for number, page in enumerate(pages, 1):
        for line in _page(page, tables):
            characters += len(line.text)
            tables = line.table or tables
            yield replace(line, page=number)
        limits.hold(Reason.TOO_MUCH_TEXT, characters, limits.characters)
        progress(Step.READING, number, len(pages))


def _page(page: PageObject, tables: int) -> Iterator[Line]:
    rules = Rules()
    plain = page.extract_text(visitor_operand_before=rules.visit)
    grids = grids_of(rules)
    runs = _placed(page, plain) if grids else []
    if not runs:
        yield from (Line(0, shown.rstrip()) for shown in plain.splitlines())
        return
    yield from _with_tables(runs, grids, tables)


def _placed(page: PageObject, plain: str) -> list[Run]:
    try:
        return runs_of(page, plain)
    except _BROKEN:
        return []


def _with_tables(runs: Sequence[Run], grids: Sequence[PageGrid], tables: int) -> Iterator[Line]:
    """Yield lines and tables in the order they are drawn; a table where its first text is."""
    order: list[PageGrid | Run] = []
    for run in runs:
        grid = next((each for each in grids if each.place_of(run)), None)
        if grid is None:
            order.append(run)
            continue
        place = grid.place_of(run)
        assert place is not None
        grid.texts[place].append(run)
        if grid not in order:
            order.append(grid)
    beside: list[Run] = []
    for each in order:
        if isinstance(each, Run):
            beside.append(each)
            continue
        yield from (Line(0, joined(line)) for line in lines_of(beside))
        beside = []
        tables += 1
        yield from _table(each, tables)
    yield from (Line(0, joined(line)) for line in lines_of(beside))


def _table(grid: PageGrid, table: int) -> Iterator[Line]:
    for cells, carried in grid.rows():
        yield Line(0, "\t".join(cells), style=LineStyle.CELLS, cells=cells, table=table,
                   carried=carried)  # fmt: skip
