"""The text of Word's paragraphs, from their XML: also tracked insertions and content controls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docx.document import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Text boxes are read on their own; a reading above a word is not part of the sentence.
APART = {W + "txbxContent", FALLBACK, W + "rt", W + "del", W + "moveFrom", W + "pPr"}
BREAKS = {W + "br": "\n", W + "cr": "\n", W + "tab": " ", W + "noBreakHyphen": "-"}
HEADING_NAME = re.compile(r"(?:heading|見出し)\s*([1-9])", re.IGNORECASE)
TITLE_NAMES = {"title", "表題"}


def blocks(element: Any) -> Iterator[Any]:
    """Yield paragraphs and tables below ``element``, also those inside content controls."""
    for child in element.iterchildren():
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml"):
            yield from blocks(child)


def text_of(element: Any) -> str:
    """Return what a paragraph, or all paragraphs of a box, show."""
    if element.tag == W + "txbxContent":
        return "\n".join(text_of(block) for block in element.iter(W + "p"))
    return "".join(_runs(element)).strip()


def _runs(element: Any) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag in APART:
            continue
        if child.tag == W + "t":
            yield child.text or ""
        elif child.tag in BREAKS:
            yield BREAKS[child.tag]
        else:
            yield from _runs(child)


def text_boxes(block: Any) -> Iterator[Any]:
    """Yield the boxes anchored in a paragraph; Word writes each twice, once for old versions."""
    for box in block.iter(W + "txbxContent"):
        if not any(above.tag == FALLBACK for above in box.iterancestors()):
            yield box


def heading_level(block: Any, document: Document) -> int:
    """Return 1 to 9 for a heading by its style or outline level, else 0."""
    outline = block.find(f"{W}pPr/{W}outlineLvl")
    if outline is not None and int(outline.get(W + "val")) < 9:
        return int(outline.get(W + "val")) + 1
    style = block.find(f"{W}pPr/{W}pStyle")
    name = _style_name(style.get(W + "val"), document) if style is not None else ""
    if name.lower() in TITLE_NAMES:
        return 1
    found = HEADING_NAME.match(name)
    return int(found[1]) if found else 0


def _style_name(style_id: str, document: Document) -> str:
    for style in document.styles.element.iter(W + "style"):
        if style.get(W + "styleId") == style_id:
            name = style.find(W + "name")
            return name.get(W + "val") if name is not None else style_id
    return style_id


def list_depth(block: Any) -> int:
    """Return the depth of a list's entry from 1, else 0."""
    numbering = block.find(f"{W}pPr/{W}numPr")
    if numbering is not None:
        level = numbering.find(W + "ilvl")
        return int(level.get(W + "val")) + 1 if level is not None else 1
    style = block.find(f"{W}pPr/{W}pStyle")
    return int(style is not None and style.get(W + "val").startswith("List"))


def wholly_bold(block: Any) -> bool:
    """Whether every run with text is bold."""
    runs = [run for run in block.iter(W + "r") if (run.findtext(W + "t") or "").strip()]
    return bool(runs) and all(run.find(f"{W}rPr/{W}b") is not None for run in runs)
