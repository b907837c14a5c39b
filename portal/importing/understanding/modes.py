"""How something is run (直営, 委託 …) and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.importing.data import OperatorFound

from .departments import is_department
from .fold import BULLET, CIRCLED, NUMBERING, fold

# The codes are the directory's.
DIRECT, CONTRACT, PART_CONTRACT = "direct", "contract", "part_contract"
SUBSIDY, RESIDENTS, BUSINESS = "subsidy", "residents", "business"
_WORDS = (
    (PART_CONTRACT, r"一部(?:を)?(?:業務)?委託|一部を[^、。]{1,20}(?:に|へ)委託"),
    (CONTRACT, r"(?<!受)委託(?!先|法人|者|事業所|料)"),
    (DIRECT, r"直営|直接実施|[市町村区](?:が|による)(?:直接)?実施"),
    (SUBSIDY, r"補助(?!事業者)|助成"),
    (RESIDENTS, r"住民主体|住民運営"),
)
_MODES = re.compile("|".join(f"(?P<{code}>{pattern})" for code, pattern in _WORDS))
_AROUND = re.compile(r"[①-⑳0-9・、,/()【】\[\]〔〕:]|または|又は|及び|基本型|等|と")
_BUSINESS = re.compile(r"(?:民間)?(?:事業者|法人)等?|民間|民設民営")
_FORM = re.compile(r"(基本型|統合型|地域型|連携型)(?:事業?拠点)?")
_LEGAL_FORM = (
    r"(?:社会福祉法人|社会医療法人|医療法人(?:社団|財団)?|学校法人|宗教法人|NPO法人|ＮＰＯ法人"
    r"|特定非営利活動法人|認定NPO法人|一般社団法人|一般財団法人|公益社団法人|公益財団法人"
    r"|株式会社|有限会社|合同会社|\(株\)|（株）|㈱|\(有\)|（有）|㈲|\(福\)|（福）|\(社福\)|（社福）)"
)
LEGAL_FORM = re.compile(_LEGAL_FORM)
_ORGANIZATION = re.compile(
    rf"{_LEGAL_FORM}|社会福祉協議会|社協|株式会社$|協同組合|(?:法人|連合会|事業団|協会)$"
)
_PIECES = re.compile(r"[\n、,，;；]|(?<=[）)])\s+")
_NUMBERED = re.compile(r"(?=[①-⑳])")
_TO = re.compile(r"(?:に|へ)(?:事業|業務)?(?:を)?(?:一部)?委託(?:する|し|により)?.*$|への委託$")
_CONTRACTED = re.compile(
    r"(?P<way>(?:一部)?(?:委託|補助|助成)[^（()）\n、]{0,12})[（(](?P<names>[^（）()]+)[）)]"
)
_BRACKET = re.compile(r"[（(]([^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)?)[）)]")


@dataclass(frozen=True, slots=True)
class Running:
    """What a mode's wording says: each mode once, who runs, the form of setting up."""

    modes: tuple[str, ...] = ()
    operators: tuple[OperatorFound, ...] = ()
    setup_form: str = ""


def modes_in(text: str) -> tuple[str, ...]:
    """Return each mode a wording names, once, in its order."""
    folded = fold(text)
    found = [match.lastgroup or "" for match in _MODES.finditer(folded)]
    if not found and _BUSINESS.fullmatch(folded):
        found = [BUSINESS]
    return tuple(dict.fromkeys(found))


def is_mode(text: str) -> bool:
    """Whether ``text`` is nothing but modes, with their numbers and brackets."""
    left = _MODES.sub("", fold(text))
    return bool(modes_in(text)) and not re.sub(
        r"[①-⑳0-9・、,/()【】\[\]〔〕:等とまたは又は及び型基本]", "", left
    )


def is_organization(text: str) -> bool:
    """Whether ``text`` names a body with a legal form of its own."""
    return len(text) <= 60 and "。" not in text and _ORGANIZATION.search(text.strip()) is not None


def running(wording: str) -> Running:
    """Return what the wording of a mode says."""
    form = _FORM.search(fold(wording))
    operators = [OperatorFound(name, mode) for mode, name in _bracketed(wording)]
    current: tuple[str, ...] = ()
    for piece in _pieces(_CONTRACTED.sub(r"\g<way>", _whole(wording))):
        current = modes_in(piece) or current
        operators.extend(
            OperatorFound(name, _mode_for(name, current)) for name in _operators(piece)
        )
    return Running(modes_in(wording), tuple(dict.fromkeys(operators)), form[1] if form else "")


def numbered_operators(wording: str) -> dict[str, OperatorFound]:
    """Return operators by the circled number they are listed under: ① 甲会 ② 乙会."""
    found: dict[str, OperatorFound] = {}
    current: tuple[str, ...] = ()
    for piece in _pieces(wording):
        current = modes_in(piece) or current
        names = _operators(piece) if piece[0] in CIRCLED else []
        if names:
            found.setdefault(piece[0], OperatorFound(names[0], _mode_for(names[0], current)))
    return found


def _whole(wording: str) -> str:
    """Return the wording with brackets that go on in the next line on one line."""
    return _BRACKET.sub(lambda found: found[0].replace("\n", ""), wording)


def _bracketed(wording: str) -> Iterator[tuple[str, str]]:
    """Yield (mode, operator) of those in brackets right behind a mode: 委託（甲会、乙会）."""
    for found in _CONTRACTED.finditer(_whole(wording)):
        mode = modes_in(found["way"])
        for name in re.split(r"[、,，;；]", found["names"]):
            if mode and mode[0] != DIRECT and 2 <= len(name.strip()) <= 40:
                yield mode[0], name.strip()


def _pieces(wording: str) -> list[str]:
    return [
        part.strip()
        for piece in _PIECES.split(wording)
        for part in _NUMBERED.split(piece)
        if part.strip()
    ]


def _operators(piece: str) -> list[str]:
    """Return who is named beside, or in brackets after, a mode."""
    plain = NUMBERING.sub("", BULLET.sub("", piece)).strip()
    plain = _TO.sub("", re.sub(r"^【[^】]*】[\s　]*", "", plain))
    candidates = [plain, *_BRACKET.findall(plain)]
    if modes_in(plain) and not is_mode(plain):
        candidates = [_BRACKET.sub("", re.sub(r"^(?:一部)?(?:直営|委託)[\s　:：]*", "", plain)),
                      *_BRACKET.findall(plain)]  # fmt: skip
    return [name.strip() for name in candidates if _names_operator(name)]


def _names_operator(name: str) -> bool:
    name = name.strip()
    return bool(name) and not is_mode(name) and (is_organization(name) or is_department(name))


def _mode_for(name: str, modes: tuple[str, ...]) -> str:
    """Return the mode, unless it cannot be: a body of its own is not the municipality."""
    if len(modes) != 1 or (modes[0] == DIRECT and is_organization(name)):
        return ""
    return modes[0]
