"""Years and numbers as plans write them. Knows no framework."""

from __future__ import annotations

import re
from collections.abc import Iterable

_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_YEAR = re.compile(
    r"(?P<era>令和|平成)(?P<of>元|[0-9０-９]{1,2})|(?P<common>(?:19|20)[0-9]{2})(?=[年〜～・])"
)
_NUMBER = re.compile(
    r"[0-9０-９][0-9０-９,，.．]*\s*(?:[かカヶケ]所|箇所|[人名件回校年月日円世帯団体]|％|%)"
)
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
LONGEST = 80


def shifted(text: str, years: int) -> str:
    """``text`` with every year moved on: 「令和6年度」 → 「令和7年度」 for one year.

    A year that would leave its era stays as it is.
    """
    return _YEAR.sub(lambda found: _later(found, years), text)


def to_check(lines: Iterable[str]) -> tuple[str, ...]:
    """The sentences that name a year or count something, each once and at most ``LONGEST``."""
    sentences = (each.strip() for line in lines for each in _SENTENCE.findall(line))
    found = (each for each in sentences if _YEAR.search(each) or _NUMBER.search(each))
    return tuple(dict.fromkeys(_shortened(each) for each in found))


def _later(found: re.Match[str], years: int) -> str:
    if found["common"]:
        return str(int(found["common"]) + years)
    before = 1 if found["of"] == "元" else int(found["of"].translate(_DIGITS))
    after = before + years
    if after < 1 or (found["era"] == "平成" and after > 31):
        return found[0]
    return f"{found['era']}{'元' if after == 1 else after}"


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
