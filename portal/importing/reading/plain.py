"""Plain text, as municipalities keep it: its encoding, its lines and what is marked in them."""

from __future__ import annotations

import re

from portal.importing.data import Kind, Line, LineStyle, Reason, Source, Unreadable

from .furniture import DASHED_NUMBER, set_aside
from .marks import plain_of, taken_out

BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
ENCODINGS = ("utf-8", "euc_jis_2004", "cp932")
# Its letters are ASCII behind this sign: as UTF-8 it would be read, and be nonsense.
ESCAPE = b"\x1b$"
HEADING = re.compile(r"^ {0,3}(#{1,6})[ \u3000\t]+(?=\S)")
ITEM = re.compile(r"^( *)[-*+] +(?=\S)")
LINE_END = re.compile(r"\r\n|\r|\n")
NUL = "\x00"


def decode(content: bytes) -> tuple[str, str]:
    """Return the text and the encoding's name. Raises ``Unreadable`` where none fits."""
    for bom, encoding in BOMS:
        if content.startswith(bom):
            return _decoded(content, encoding)
    if ESCAPE in content:
        return _decoded(content, "iso2022_jp")
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if NUL not in text and _plausible(text, encoding):
            return text, encoding
    raise Unreadable(Reason.UNKNOWN_ENCODING)


def _decoded(content: bytes, encoding: str) -> tuple[str, str]:
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError as error:
        raise Unreadable(Reason.BROKEN) from error


def _plausible(text: str, encoding: str) -> bool:
    """Whether EUC-JP was not merely possible: real text has hiragana, wrong guesses hardly any."""
    if encoding != "euc_jis_2004":
        return True
    wide = [sign for sign in text if ord(sign) > 0x7F]
    kana = sum("\u3040" <= sign <= "\u30ff" for sign in wide)
    narrow = sum("\uff61" <= sign <= "\uff9f" for sign in wide)
    return not wide or (kana > len(wide) / 10 and narrow < len(wide) / 10)


def read_text(text: str, name: str, encoding: str) -> Source:
    """Return the lines of ``text`` by their numbers in the file."""
    lines = [line_of(raw, number) for number, raw in enumerate(LINE_END.split(text), 1)]
    return Source(name, Kind.TEXT, set_aside(_paged(lines)), encoding=encoding)


def line_of(raw: str, number: int) -> Line:
    """Return one line: tabs are read as columns, ``##`` and ``-`` as heading and item."""
    shown = plain_of(raw)
    style, level = LineStyle.TEXT, 0
    if "\t" in shown.strip("\t \u3000") or shown.startswith("\t"):
        style = LineStyle.CELLS
    elif heading := HEADING.match(shown):
        style, level, shown = LineStyle.HEADING, len(heading[1]), shown[heading.end() :]
    elif (item := ITEM.match(shown)) and not DASHED_NUMBER.fullmatch(shown):
        style, level, shown = LineStyle.ITEM, len(item[1]) // 2 + 1, shown[item.end() :]
    cells = _cells(raw) if style is LineStyle.CELLS else ()
    return Line(
        number,
        shown.rstrip(),
        style=style,
        level=level,
        cells=cells,
        marks=taken_out(raw, shown),
        bold=_wholly_bold(raw),
    )


def _cells(raw: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in plain_of(raw, line_break="\n").split("\t"))


def _wholly_bold(raw: str) -> bool:
    return re.fullmatch(r"\s*(\*\*|<b>)[^*<]+(\*\*|</b>)\s*", raw) is not None


def _paged(lines: list[Line]) -> list[Line]:
    """Count pages by form feeds where the text has any."""
    if not any("\f" in line.text for line in lines):
        return lines
    page, paged = 1, []
    for line in lines:
        page += line.text.count("\f")
        text = line.text.replace("\f", " ").strip() if "\f" in line.text else line.text
        paged.append(Line(line.number, text, page, line.style, line.level, line.cells,
                          marks=line.marks, bold=line.bold))  # fmt: skip
    return paged
