"""A plan of some 200 pages for a town that does not exist, in each kind of file."""

from __future__ import annotations

import io
from collections.abc import Iterator

from docx import Document
from weasyprint import HTML

PAGES = 200
LINES_OF_A_PAGE = 14
_PAGE_STYLE = "@page { size: A4 } body { font: 10pt sans-serif } section { break-after: page }"


def pages(count: int = PAGES) -> Iterator[list[str]]:
    """Yield the lines of each page: chapters of ten pages, each with a programme's table."""
    for page in range(count):
        lines = (
            [f"第{page // 10 + 1}章 ささえあいの章その{page // 10 + 1}"] if page % 10 == 0 else []
        )
        lines.append(f"{page % 10 + 1} 取組{page}のこと")
        lines += [
            f"この町では、取組{page}の{number}として、だれもが相談できる場をひらき、ともに支えます。"
            for number in range(LINES_OF_A_PAGE)
        ]
        if page % 20 == 3:
            lines += [
                "事業名\t担当課\t実施方式\t相談場所",
                f"地域包括支援センターの運営\tながのべ課\t委託\t第{page}地域包括支援センター",
            ]
        yield lines


def text(count: int = PAGES) -> bytes:
    """Return the plan as plain text."""
    return "\n".join(line for lines in pages(count) for line in lines).encode()


def word(count: int = PAGES) -> bytes:
    """Return the plan as a Word document."""
    document = Document()
    for lines in pages(count):
        for line in lines:
            if line.startswith("第"):
                document.add_heading(line, 1)
            else:
                document.add_paragraph(line)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def pdf(count: int = PAGES) -> bytes:
    """Return the plan as a PDF with one section a page."""
    sections = "".join(
        f"<section>{''.join(f'<p>{line}</p>' for line in lines)}</section>"
        for lines in pages(count)
    )
    html = f"<html lang=ja><style>{_PAGE_STYLE}</style><body>{sections}</body></html>"
    return HTML(string=html).write_pdf()
