"""Areas: 圏域, 地区, and the whole of the municipality."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"(?:圏域|地区)(?!ごと|別|社協|社会福祉|民)")
_BEFORE = re.compile(r"[一-龥々ァ-ヶー・ぁ-ん]+$")
# What stands before a name in a sentence and is no part of it.
_LEADING = re.compile(r".*(?:[はをでにが]|[市町村区]内?の|及び|ほか|(?:地区|圏域)・)|^[・とやの]+")
# The end of a name that was broken by a space.
_BROKEN = re.compile(r"[ヶケぁぃぅぇぉっゃゅょァィゥェォッャュョー]")
_WHOLE = re.compile(
    r"(?<![一-龥ぁ-んァ-ヶ])[一-龥ぁ-んァ-ヶ]{1,6}(?:市|町|村|区)内(?:全域)?(?![一-龥ぁ-んァ-ヶ])"
    r"|(?:市|町|村|区)内全域|(?:市|町|村|区)全域|全市|全町|全村"
)
_GENERIC = re.compile(
    r"(?:各|全|受け持つ|主な|所在|同|他|当該|担当|対象|日常生活|生活|福祉|設置|複数|近隣|地域|身近な|小|中|該当|モデル)*(?:圏域|地区)$"
    r"|[0-9０-９一二三四五六七八九十百数両本当新旧大該]つ?の?圏域$|.つの(?:圏域|地区)$"
)
LONGEST = 16


def areas_in(text: str) -> tuple[str, ...]:
    """Return each area a text names, once."""
    found = [*_WHOLE.findall(text), *_named(text)]
    return tuple(dict.fromkeys(name for name in found if not _GENERIC.match(name)))


def is_area(text: str) -> bool:
    """Whether a text is nothing but an area's name."""
    stripped = text.strip()
    if len(stripped) > LONGEST + 2:
        return False
    named = stripped in tuple(_named(stripped))
    return named or bool(_WHOLE.fullmatch(stripped) or _GENERIC.fullmatch(stripped))


def _named(text: str) -> Iterator[str]:
    last = 0
    for end in _END.finditer(text):
        before = _BEFORE.search(text[max(last, end.start() - LONGEST) : end.start()])
        last = end.end()
        name = _LEADING.sub("", before[0]) if before else ""
        if name and not _BROKEN.match(name):
            yield name + end[0]
