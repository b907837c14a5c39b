"""Names in text that can only be those of a department."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LETTER = "一-龥々ァ-ヶー"
_KANA = "ぁ-ん"
_NAME = re.compile(
    rf"(?<![{_LETTER}])(?:[{_LETTER}]{{2,20}}|[{_LETTER}]{{0,10}}[{_KANA}]{{3,8}})[課室](?![{_LETTER}])"
)
_OF_A_BUREAU = re.compile(r"^.*[部局](?=.+[課室]$)")
# Who else has departments: their names are not ours to know.
_ELSEWHERE = re.compile(
    r"省|庁|国|[都道府県]|協議会|師会|協会|連合会|センター|法人|病院|大学|事務所|学校|警察|裁判所|会社"
)
# Words that end so without being the name of a department.
_ANY = re.compile(
    r"(?:日|放|賦|考|正|公|担当|関係|関連|所管|主管|主担当|各|他|両|同|複数|当該|庁内|全|本|部|[一二三四五六七八九十])課$"
    # Shorter words are mostly rooms: 「会議室」「工作室」.
    r"|^.{1,3}室$|(?:教|相談|会議|保健|待合|研修|面接|面談|事務|職員|調理|静養|多目的|交流|訓練|図書)室$"
)
# What is said of a department, and not its name: 「連携する課」「この課」「などの室」.
_SAID = re.compile(
    r"(?:[るたなのうくぐむだれ]|ない|たい|しい|から|まで|より|など|ほか|して|って)[課室]$"
)
# A run of kana before a name belongs to it unless it only joins words.
_BEFORE = re.compile(rf"[{_KANA}]+$")
_JOINS = re.compile(
    r"^[とのはがをにでへやもか]$|(?:または|および|ならびに|もしくは|あるいは|[のはがをにで]|から|より|など|する|した|いる|ある|れた|して)$"
)
# 「社会福祉課(子育て支援室)」 is called by either name.
_INSIDE = re.compile(r"[()]")
_CLAUSE_BEFORE = re.compile(r"[^。、,「」()\s]{0,12}$")
_CLAUSE_AFTER = re.compile(r"^[^。、,「」()\s]{0,8}")


@dataclass(frozen=True, slots=True)
class Found:
    """A name as it stands: with the kana before it, all before it, and the words around it."""

    whole: str
    up_to: str
    around: str


def departments_in(text: str) -> Iterator[Found]:
    """Whatever in ``text``, in one width, is surely the name of a department of its own."""
    for found in _NAME.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        if _ELSEWHERE.search(found[0]) or _ELSEWHERE.search(before[-4:]):
            continue
        name = _OF_A_BUREAU.sub("", found[0])
        if not _ANY.search(name) and not _SAID.search(name):
            yield Found(
                whole=_kana_before(before) + name,
                up_to=before + found[0],
                around=_around(before, found[0], after),
            )


def is_known(found: Found, known: frozenset[str]) -> bool:
    """Whether it is one of ``known``, or one of them shortened or with its bureau."""
    return any(
        found.up_to.endswith(name) or name.endswith(found.whole)
        for each in known
        for name in _INSIDE.split(each)
        if name
    )


def _kana_before(text: str) -> str:
    run = _BEFORE.search(text)
    return run[0] if run and not _JOINS.search(run[0]) else ""


def _around(before: str, name: str, after: str) -> str:
    """The name in its clause: what was left out is dots."""
    left, right = _CLAUSE_BEFORE.search(before), _CLAUSE_AFTER.search(after)
    assert left is not None
    assert right is not None
    return f"{left[0]}{name}{right[0]}"
