"""What a document says of itself: title, publisher, date, period, legal basis."""

from __future__ import annotations

import re
from collections.abc import Sequence

from portal.importing.data import Named, PlanFound

from .fold import bare, fold
from .headings import NUMBERED, split_label
from .stream import Chunk, TextLine

_TITLE = re.compile(
    r"(?:重層的?支援|重層事業|地域福祉|包括的).{0,20}?(?:計画(?:書|\(案\)|案)?|について)$"
)
_QUOTED_TITLE = re.compile(r"(?:[一-龥ァ-ヶ]{1,6}[市町村区])?重層的支援体制整備事業実施計画")
_DATE = re.compile(
    r"(?:(?:19|20)[0-9]{2}年?\(?(?:令和|平成)?[^)]{0,6}\)?年?"
    r"|(?:令和|平成)(?:[0-9]{1,2}|元)年?(?:\([0-9]{4}年?\))?年?)"
    r"[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:策定|改定|作成|現在|発行)?"
)  # fmt: skip
_PUBLISHER = re.compile(
    r"[一-龥ぁ-んァ-ヶー]{1,8}?(?:市|町|村|区)(?:[^、。\s]{0,16}(?:部|課|室|局))*"
)
_YEAR = r"(?:(令和|平成)?([0-9]{1,2}|元)|((?:19|20)[0-9]{2}))(?:年)?(?:\([^()]*\))?(?:年)?度?"
_PERIOD = re.compile(rf"{_YEAR}(?:から|~|～|-|−|―)+{_YEAR}(?:まで)?")
# The period of this very plan: others are named with theirs in brackets.
_PERIOD_LINE = re.compile(
    r"(?:本|この|当|実施)計画(?:の(?:計画)?期間)?は|(?:^|[。0-9])(?:計画)?の?期間(?:は|:|$)|計画期間は"
)
_ARTICLE = r"第[0-9]+条(?:の[0-9]+)*(?:第[0-9]+項)?(?:第[0-9]+号)?"
_LAW = re.compile(
    rf"(?:(?:改正)?社会福祉法(?!人)|(?<![一-龥ァ-ヶ])法(?=第))(?:\([^()以]*\))?(?:{_ARTICLE})?"
)
_ERAS = {"令和": 2018, "平成": 1988}
FRONT = 25
# No line with a date of publishing, and who published, is longer.
LONGEST_DATED = 80


def plan_of(chunks: Sequence[Chunk]) -> PlanFound:
    """Return only what is stated."""
    texts = [chunk for chunk in chunks if isinstance(chunk, TextLine)]
    front = texts[:FRONT]
    title = _titled(front)
    title = title if title[0] else _quoted(texts)
    date, beside = _date(front)
    publisher = beside if beside[0] else _publisher(front)
    period = _period(texts)
    subtitle = _subtitle(front, title)
    lines = [line for _text, line in (title, date, publisher, subtitle) if line]
    wording, years, period_line = period
    return PlanFound(
        title=title[0],
        subtitle=subtitle[0],
        publisher=publisher[0],
        date_wording=date[0],
        period_wording=wording,
        period_from=years[0] if years else None,
        period_to=years[1] if years else None,
        legal_basis=_laws(texts),
        lines=tuple(sorted({*lines, *([period_line] if period_line else [])})),
    )


Found = tuple[str, int]


def _titled(front: Sequence[TextLine]) -> Found:
    for at, line in enumerate(front):
        if split_label(line.text)[0] in NUMBERED:
            continue
        for text in (line.text, line.text + "".join(each.text for each in front[at + 1 : at + 2])):
            core = fold(bare(text))
            if len(core) <= 45 and _TITLE.search(core) and "目次" not in core:
                return " ".join(bare(text).split()), line.lines[0]
    return "", 0


def _quoted(texts: Sequence[TextLine]) -> Found:
    for line in texts:
        if found := _QUOTED_TITLE.search(fold(line.text)):
            return found[0], line.lines[0]
    return "", 0


def _subtitle(front: Sequence[TextLine], title: Found) -> Found:
    for line in front:
        text = line.text.strip()
        if line.lines[0] > title[1] > 0 and re.fullmatch(r"[～〜~―—\-].{4,40}[～〜~―—\-]", text):
            return text.strip("～〜~―—- "), line.lines[0]
    return "", 0


def _publisher(front: Sequence[TextLine]) -> Found:
    for line in front:
        if _PUBLISHER.fullmatch(fold(line.text)):
            return " ".join(line.text.split()), line.lines[0]
    return "", 0


def _date(front: Sequence[TextLine]) -> tuple[Found, Found]:
    """Return the date, and the publisher where they share a line."""
    for line in front:
        words = line.text.split() if len(line.text) <= LONGEST_DATED else []
        for taken in range(len(words), 0, -1):
            rest = "".join(words[taken:])
            if _DATE.fullmatch(fold("".join(words[:taken]))) and len(rest) <= 20:
                named = rest if _PUBLISHER.fullmatch(fold(rest)) else ""
                return (" ".join(words[:taken]), line.lines[0]), (named, line.lines[0])
    return ("", 0), ("", 0)


def _period(texts: Sequence[TextLine]) -> tuple[str, tuple[int, int] | None, int]:
    """Return the period of this very plan, as worded, and its fiscal years."""
    for at, line in enumerate(texts):
        if not _PERIOD_LINE.search(fold(line.text)):
            continue
        joined = "".join(fold(each.text) for each in texts[at : at + 3])
        sentence = joined.split("。")[0]
        found = _PERIOD.search(sentence)
        if found and (years := _years(found)):
            return found[0], years, line.lines[0]
    return "", None, 0


def _years(found: re.Match[str]) -> tuple[int, int] | None:
    start = _year(found[1], found[2], found[3])
    end = _year(found[4] or found[1], found[5], found[6])
    return (start, end) if start and end and start <= end else None


def _year(era: str | None, number: str | None, western: str | None) -> int | None:
    if western:
        return int(western)
    return _ERAS[era] + (1 if number == "元" else int(number)) if era and number else None


def _laws(texts: Sequence[TextLine]) -> tuple[Named, ...]:
    found: dict[str, list[int]] = {}
    for line in texts:
        for law in _LAW.findall(fold(line.text)):
            # Plans say once that 法 is short for it.
            whole = f"社会福祉{law}" if law.startswith("法") else law
            found.setdefault(whole, []).append(line.lines[0])
    return tuple(Named(law, tuple(lines)) for law, lines in found.items())
