"""Inline markup: what is shown, and what was taken out to show it."""

from __future__ import annotations

import re

EMPHASIS = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
TAG = re.compile(r"</?(?:b|i|u|em|strong|span|font|sup|sub|p|div)\b[^<>]*>", re.IGNORECASE)


def plain_of(raw: str, *, line_break: str = " ") -> str:
    """Return ``raw`` without inline tags and emphasis; ``<br>`` becomes ``line_break``."""
    return EMPHASIS.sub(r"\1", TAG.sub("", BREAK.sub(line_break, raw)))


def taken_out(raw: str, shown: str) -> str:
    """Return the characters of ``raw`` that are not in ``shown``, without space."""
    left, place = [], 0
    wanted = "".join(shown.split())
    for sign in raw:
        if sign.isspace():
            continue
        if place < len(wanted) and sign == wanted[place]:
            place += 1
        else:
            left.append(sign)
    return "".join(left)
