"""Names in typed text that the directory no longer uses, or never knew."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from .findings import Disagreement, Kind, NotInUse, Register, Written

# Shorter names stand in too many other words.
_SHORTEST = 3
_LETTER = "一-龥々ァ-ヶー"
_DEPARTMENT = re.compile(rf"(?<![{_LETTER}])[{_LETTER}]{{2,20}}[課室](?![{_LETTER}])")
_OF_A_BUREAU = re.compile(r"^.*[部局](?=.+[課室]$)")
# Who else has departments: their names are not ours to know.
_ELSEWHERE = re.compile(r"省|庁|国|[都道府県]|協議会|法人|病院|大学|事務所|学校|警察|裁判所|会社")
# Words that end so without being the name of a department.
_ANY = re.compile(
    r"(?:日|放|賦|考|正|公|担当|関係|関連|所管|主管|主担当|各|他|両|同|複数|当該|庁内|全|本|部|[一二三四五六七八九十])課$"
    r"|(?:教|相談|会議|保健|待合|研修|浴|病|客|個|面接|面談|居|温|図書|事務|職員|控|調理|静養|和|洋|分|各|同)室$"
)


def names_not_in_use(texts: Iterable[Written], register: Register) -> Iterator[Disagreement]:
    """Former names, other names and names of closed places, once for each block."""
    outdated = {_normal(each.text): each for each in register.not_in_use}
    known = {name for name in map(_normal, register.names) if name}
    wanted = {name: each for name, each in outdated.items() if _is_wanted(name, known)}
    pattern = _any_of([*wanted, *known])
    if not wanted or pattern is None:
        return
    for written in texts:
        found = dict.fromkeys(pattern.findall(_normal(written.text)))
        yield from (_outdated(written, name, wanted[name]) for name in found if name in wanted)


def unknown_departments(texts: Iterable[Written], register: Register) -> Iterator[Disagreement]:
    """Names that can only be those of a department, and that the directory does not have."""
    known = {_normal(each) for each in register.departments}
    if not known:
        return
    outdated = {_normal(each.text) for each in register.not_in_use}
    for written in texts:
        for name in dict.fromkeys(_departments_in(_normal(written.text))):
            if name not in outdated and not _is_known(name, known):
                yield Disagreement(
                    kind=Kind.NO_SUCH_DEPARTMENT,
                    plan=name,
                    directory="、".join(sorted(register.departments)),
                    where=written.where,
                )


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _is_wanted(name: str, known: set[str]) -> bool:
    return len(name) >= _SHORTEST and name not in known


def _any_of(names: list[str]) -> re.Pattern[str] | None:
    """The longest name that fits wins, so that a name inside another one is not found."""
    ordered = sorted(set(names), key=lambda each: (-len(each), each))
    return re.compile("|".join(map(re.escape, ordered))) if ordered else None


def _outdated(written: Written, name: str, instead: NotInUse) -> Disagreement:
    return Disagreement(
        kind=instead.kind, plan=name, directory=instead.now, where=written.where, record=instead.key
    )


def _departments_in(text: str) -> Iterator[str]:
    for found in _DEPARTMENT.finditer(text):
        before = text[max(0, found.start() - 4) : found.start()]
        if _ELSEWHERE.search(found[0]) or _ELSEWHERE.search(before):
            continue
        name = _OF_A_BUREAU.sub("", found[0])
        if not _ANY.search(name):
            yield name


def _is_known(name: str, known: set[str]) -> bool:
    """A name may begin with letters the pattern leaves out: 「こども家庭課」 ends in 「家庭課」."""
    return any(each.endswith(name) or name.endswith(each) for each in known)
