"""Areas: 圏域, 地区, and the whole of the municipality."""

from __future__ import annotations

import re

_NAME = re.compile(
    r"(?:[一-龥々ァ-ヶー]|[ぁ-ん](?=[ぁ-ん一-龥々]))"
    r"(?:[一-龥々ァ-ヶーケ・]|[ぁ-ん](?![ぁ-ん]*(?:圏域|地区)に))*?(?:圏域|地区)(?!ごと|別|社協|社会福祉|民)"
)
_WHOLE = re.compile(
    r"[一-龥ぁ-んァ-ヶ]{1,6}(?:市|町|村|区)内(?:全域)?(?![一-龥ぁ-んァ-ヶ])"
    r"|(?:市|町|村|区)内全域|(?:市|町|村|区)全域|全市|全町|全村"
)
_GENERIC = re.compile(
    r"(?:各|全|同|他|当該|担当|対象|日常生活|生活|福祉|設置|複数|近隣|地域|身近な|小|中|該当|モデル)+(?:圏域|地区)$"
    r"|^.(?:圏域)$|^(?:圏域|地区)$"
)


def areas_in(text: str) -> tuple[str, ...]:
    """Return each area a text names, once."""
    found = [*_WHOLE.findall(text), *_NAME.findall(text)]
    return tuple(dict.fromkeys(name for name in found if not _GENERIC.search(name)))


def is_area(text: str) -> bool:
    """Whether a text is nothing but an area's name."""
    stripped = text.strip()
    return bool(_WHOLE.fullmatch(stripped) or _NAME.fullmatch(stripped)) or bool(
        _GENERIC.fullmatch(stripped)
    )
