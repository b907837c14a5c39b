"""A document on paper: tagged PDF (PDF/UA), made once and kept by what is printed on it.

WeasyPrint needs libraries of the system (Pango, HarfBuzz). Where they are missing everything
else works, and whoever asks for a PDF is told so.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from portal.plans.document.parts import Chapter, Document, Picture

from .showing import Links, show_chapter

STYLE = "css/plan_print.css"
VARIANT = "pdf/ua-1"
MOST_KEPT = 200
_FICTIONAL = "架空"


class PaperUnavailableError(RuntimeError):
    """This machine cannot print: libraries that WeasyPrint needs are not installed."""


def can_print() -> bool:
    """Tell whether this machine can make PDFs."""
    return _weasyprint() is not None


def pdf_of(document: Document, folders: Mapping[str, str] | None = None) -> bytes:
    """Return ``document`` as tagged PDF, from the shelf if it was printed before.

    ``folders`` names, for the beginning of a picture's address, its folder in the storage.

    Of several requests at once one prints and the others wait for it. Raises
    ``PaperUnavailableError`` where the machine cannot print.
    """
    html = html_of(document)
    # Without the program there is nothing to name the paper after, not even one on the shelf.
    printer = _weasyprint()
    if printer is None:
        raise PaperUnavailableError
    kept = _shelf() / f"{_digest(html, _style_path(), printer.__version__)}.pdf"
    if not kept.exists():
        with _alone(kept.with_suffix(".lock")):
            if not kept.exists():
                _keep(kept, _printed(html, document, printer, folders))
                _clear_out()
    return kept.read_bytes()


def html_of(document: Document) -> str:
    """Return what is printed, as HTML of its own."""
    seen: set[str] = set()
    links = Links(linked=False, paper=True)
    front = show_chapter(Chapter("", "", document.front), (), links, seen=seen)
    chapters = [show_chapter(each, (), links, top=3, seen=seen) for each in document.chapters]
    context = {
        "title": _title(document),
        "document": document,
        "front": front,
        "chapters": chapters,
        "links": links,
        "explained": [term for term in document.terms if term.definition],
    }
    return render_to_string("plans/print.html", context)


def _title(document: Document) -> str:
    """Whoever holds a single sheet of a plan that is not real must see that."""
    if document.fictional and _FICTIONAL not in document.title:
        return f"{document.title}（{_FICTIONAL}）"
    return document.title


@cache
def _weasyprint() -> ModuleType | None:
    """Loaded when first needed: it takes a second, and most processes never print."""
    try:
        import weasyprint
    except OSError:
        return None
    return weasyprint


def _printed(
    html: str, document: Document, printer: ModuleType, folders: Mapping[str, str] | None
) -> bytes:
    # It is made of WeasyPrint, so it can be loaded only where that can.
    from .paper_files import PaperFiles

    files = PaperFiles(_pictures(document), folders or {settings.MEDIA_URL: ""})
    style = printer.CSS(filename=_style_path(), url_fetcher=files)
    page = printer.HTML(string=html, base_url=settings.WAGTAILADMIN_BASE_URL, url_fetcher=files)
    return page.write_pdf(stylesheets=[style], pdf_variant=VARIANT)


def _pictures(document: Document) -> Iterator[str]:
    for chapter in (Chapter("", "", document.front), *document.chapters):
        yield from (part.address for part in chapter.parts if isinstance(part, Picture))


def _style_path() -> str:
    found = finders.find(STYLE)
    if not isinstance(found, str):
        raise FileNotFoundError(STYLE)
    return found


def _shelf() -> Path:
    shelf = Path(settings.VAR_DIR) / "papers"
    shelf.mkdir(parents=True, exist_ok=True)
    return shelf


def _digest(html: str, style: str, version: str) -> str:
    parts = (html.encode(), Path(style).read_bytes(), f"{VARIANT} {version}".encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Wait until no other process or thread prints the same."""
    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _keep(kept: Path, content: bytes) -> None:
    """Whoever reads meanwhile sees all of it or nothing."""
    fresh = kept.with_suffix(f".{os.getpid()}")
    fresh.write_bytes(content)
    fresh.replace(kept)


def _clear_out() -> None:
    """Papers nobody can ask for any more go, the oldest first."""
    kept = sorted(_shelf().glob("*.pdf"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[MOST_KEPT:]:
        path.unlink(missing_ok=True)
        path.with_suffix(".lock").unlink(missing_ok=True)
