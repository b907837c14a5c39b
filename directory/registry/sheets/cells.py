"""Cells of a sheet ↔ values of a field. What cannot be read is told in the reader's words."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from directory.registry.models import slots

SEPARATORS = re.compile(r"[;；、,，\n/／]+")
YES = frozenset(["はい", "○", "〇", "◯", "あり", "有", "有り", "可", "要", "yes", "y", "1", "true"])
NO = frozenset(["いいえ", "×", "✕", "なし", "無", "無し", "不可", "不要", "no", "n", "0", "false"])
# How an export tells a sheet that a text is no formula.
GUARDED = re.compile(r"'\s*[=+\-@]")
UNKNOWN = frozenset(["", "未確認", "不明", "?", "？", "-", "ー", "―"])
DAY_NAMES = "月火水木金土日"
PART_NAMES = {"午前": 0, "朝": 0, "午後": 1, "昼": 1, "夜": 2, "夕": 2, "終日": -1, "一日": -1}
SLOT = re.compile(
    r"(?P<days>[月火水木金土日・\-〜~―曜毎平]+)\s*(?P<parts>[午前後朝昼夜夕終日一・\s]*)"
)
JAPANESE_DAY = re.compile(r"(?:(\d{4})|(令和|平成|R|H)\s*(\d{1,2}|元))\D+(\d{1,2})\D+(\d{1,2})\D*$")
ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988}


class CellError(ValueError):
    """A cell that does not say what its column asks for; the text tells what to do."""


def plain(text: object) -> str:
    """A cell as text: no control signs, no signs twice as wide, no blanks around it."""
    if isinstance(text, dt.datetime):
        text = text.date()
    if isinstance(text, float) and text.is_integer():
        text = int(text)
    folded = unicodedata.normalize("NFKC", "" if text is None else str(text))
    kept = "".join(each for each in folded if each.isprintable() or each == "\n").strip()
    return kept[1:] if GUARDED.match(kept) else kept


def yes_no(text: str) -> str:
    """「はい」「いいえ」 or blank."""
    low = text.lower()
    if low in UNKNOWN:
        return ""
    if low in YES or low.startswith("はい"):
        return "yes"
    if low in NO or low.startswith("いいえ"):
        return "no"
    raise CellError(_("「はい」「いいえ」か空欄で入れてください：%(text)s") % {"text": text})


def choice(text: str, choices: Iterable[tuple[object, object]]) -> object:
    """The value whose label ``text`` is; None for blank."""
    if text in UNKNOWN:
        return None
    known = {plain(label): value for value, label in choices}
    if text in known:
        return known[text]
    offered = "、".join(label for label in known if label)
    raise CellError(
        _("「%(text)s」は選べません。次から選んでください：%(offered)s")
        % {"text": text, "offered": offered}
    )


def number(text: str, most: int) -> int | None:
    """A whole number from 0 to ``most``, with or without its unit."""
    if text in UNKNOWN:
        return None
    digits = re.sub(r"[,\s]|円|人|歳|名|か月|カ月|ヶ月", "", text)
    if not digits.isdecimal() or len(digits) > 9 or int(digits) > most:
        raise CellError(
            _("0から%(most)sまでの数で入れてください：%(text)s") % {"most": most, "text": text}
        )
    return int(digits)


def degrees(text: str, most: int) -> float | None:
    """Latitude or longitude."""
    if text in UNKNOWN:
        return None
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not abs(value) <= most:
        raise CellError(_("緯度・経度を、度の小数で入れてください：%(text)s") % {"text": text})
    return value


def day(text: str) -> dt.date | None:
    """A date as 2026-04-01, 2026/4/1, 2026年4月1日 or 令和8年4月1日."""
    if text in UNKNOWN:
        return None
    found = JAPANESE_DAY.match(text)
    try:
        if not found:
            return dt.date.fromisoformat(text[:10])
        western, era, year, month, of_month = found.groups()
        first = int(western) if western else ERAS[era] + (1 if year == "元" else int(year))
        return dt.date(first, int(month), int(of_month))
    except ValueError:
        raise CellError(
            _("日付は「2026-04-01」のように入れてください：%(text)s") % {"text": text}
        ) from None


def several(text: str, known: Mapping[str, object]) -> list[object]:
    """The values whose labels stand in a cell, one after the other; each once."""
    text = plain(text)
    if text in UNKNOWN:
        return []
    # A label may hold one of the separating signs itself.
    if text in known:
        return [known[text]]
    found: list[str] = []
    strange: list[str] = []
    for each in _pieces(text, known):
        (found if each in known else strange).append(each)
    if strange:
        raise CellError(
            _(
                "知らないことばがあります：%(words)s。設定の「語彙」や区域の一覧にあることばで入れてください。"
            )
            % {"words": "、".join(strange)}
        )
    return list(dict.fromkeys(known[each] for each in found))


def _pieces(text: str, known: Mapping[str, object]) -> list[str]:
    by_semicolon = [each.strip() for each in re.split(r"[;；\n]+", text) if each.strip()]
    if all(each in known for each in by_semicolon):
        return by_semicolon
    return [each.strip() for each in SEPARATORS.split(text) if each.strip()]


def days_and_parts(text: str) -> int | None:
    """「月-金 午前・午後、土 午前」 as slots; None for blank."""
    if text in UNKNOWN:
        return None
    pieces = [each.strip() for each in re.split(r"[、,，;；\n]+", text) if each.strip()]
    chosen: set[tuple[int, int]] = set()
    for piece in pieces:
        found = SLOT.fullmatch(piece)
        days = _days(found["days"]) if found else []
        if not found or not days:
            raise CellError(
                _("曜日と時間帯は「月-金 午前・午後、土 午前」のように入れてください：%(text)s")
                % {"text": piece}
            )
        chosen |= {(weekday, part) for weekday in days for part in _parts(found["parts"])}
    return slots.joined(chosen)


def _days(text: str) -> list[int]:
    text = text.replace("曜", "").replace("毎日", DAY_NAMES).replace("平日", DAY_NAMES[:5])
    if text == "毎":
        text = DAY_NAMES
    if text == "平":
        text = DAY_NAMES[:5]
    days: list[int] = []
    for first, last in re.findall(r"([月火水木金土日])(?:[-〜~―]([月火水木金土日]))?", text):
        start, end = DAY_NAMES.index(first), DAY_NAMES.index(last or first)
        days += range(start, end + 1) if start <= end else [*range(start, 7), *range(end + 1)]
    return days


def _parts(text: str) -> list[int]:
    named = [PART_NAMES[each] for each in re.split(r"[・\s]+", text) if each in PART_NAMES]
    return named if named and -1 not in named else [0, 1]
