"""A manuscript is a Markdown file that begins with a few lines of ``名前: 値``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from .faults import ManuscriptError

FENCE = "---"


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One file: where it lies, its slug, what it says of itself, and its text."""

    place: str
    slug: str
    about: dict[str, str]
    text: str


def manuscripts(folder: Path) -> list[Manuscript]:
    """The files of a folder in order; "10-purpose.md" has the slug "purpose"."""
    return [_read(path) for path in sorted(folder.glob("*.md"))]


def _read(path: Path) -> Manuscript:
    place = "/".join(path.parts[-3:])
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or lines[0] != FENCE or FENCE not in lines[1:]:
        raise ManuscriptError(place, _("始めに「---」で囲んだ見出し情報がありません。"))
    end = lines.index(FENCE, 1)
    about = dict(_pairs(lines[1:end], place))
    return Manuscript(place, _slug(path.stem), about, "\n".join(lines[end + 1 :]))


def _pairs(lines: list[str], place: str) -> Iterator[tuple[str, str]]:
    for line in filter(str.strip, lines):
        name, colon, value = line.partition(":")
        if not colon:
            raise ManuscriptError(place, _("「名前: 値」の形ではない行です: %s") % line)
        yield name.strip(), value.strip()


def _slug(stem: str) -> str:
    number, _dash, rest = stem.partition("-")
    return rest if number.isdecimal() and rest else stem
