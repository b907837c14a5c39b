"""The programmes of 社会福祉法106条の4第2項, by the names they go by anywhere in the country."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .fold import bare, fold


@dataclass(frozen=True, slots=True)
class ProgrammeName:
    """A standard programme as named; ``variant`` tells several of one kind apart (基本型)."""

    kind: str
    variant: str = ""


# Of every kind: the 号, the sector where it has one, and the names, as patterns on folded text.
_KINDS: tuple[tuple[str, int, str, str], ...] = (
    ("elderly_centre", 1, "elderly",
     r"地域包括支援センターの?(?:設置)?[・及び]*(?:運営)?等?事業"
     r"|地域包括支援センターの?(?:設置・)?運営|地域包括支援センター総合相談支援(?:業務|事業)"),
    ("disability_consultation", 1, "disability",
     r"障害(?:者|児|児者|者児|者・児|児・者|者\(児\)|児\(者\))?等?(?:の)?(?:一般|基幹)?相談支援(?:事業|等事業)"
     r"|基幹相談支援センター(?:等)?(?:の)?(?:機能強化|運営)?事業"),
    ("child_user_support", 1, "children", r"利用者支援(?:事業)?"),
    ("self_reliance", 1, "hardship", r"(?:生活困窮者)?等?自立相談支援(?:事業|機関事業)"),
    ("care_prevention", 3, "elderly", r"(?:地域)?介護予防活動支援事業"),
    ("life_support_system", 3, "elderly", r"生活支援体制(?:の)?整備(?:支援)?事業"),
    ("activity_centre", 3, "disability",
     r"地域活動支援センター(?:基礎的|機能強化|の?運営)?(?:等)?事業"),
    ("child_base", 3, "children", r"地域(?:子育て)支援拠点(?:運営)?事業"),
    ("community_building", 3, "hardship",
     r"生活困窮者(?:支援)?等?(?:支援)?(?:の)?(?:ため|為)の地域づくり(?:支援)?事業"
     r"|生活困窮者(?:等)?の共助の基盤づくり事業|地域力強化推進事業"),
    ("collaboration", 5, "all",
     r"多機関(?:の)?(?:協働|連携)(?:による(?:包括的)?支援(?:体制構築)?)?事業"),
    ("outreach", 4, "all",
     r"アウトリーチ(?:等|支援)?(?:を通じた|による|等による)?(?:継続的)?(?:な)?支援(?:等)?(?:事業)"
     r"|(?:重層的)?アウトリーチ支援事業|アウトリーチ(?:等)?事業"),
    ("participation", 2, "all", r"(?:社会)?参加支援事業"),
)  # fmt: skip
ITEM_OF = {kind: item for kind, item, _sector, _pattern in _KINDS}
SECTOR_OF = {kind: sector for kind, _item, sector, _pattern in _KINDS}
_BY_SECTOR = {
    (item, sector): kind
    for kind, item, sector, _pattern in _KINDS
    if (item, sector) != (3, "elderly")
}

_LOCAL = r"(?:[^、。,()]{1,6}?[市町村区県](?:版|の)?)?(?:重層的)?"
# 利用者支援事業 has types by ministerial outline; a plan may run several side by side.
_VARIANT = (r"[(\[【<〈・:]*(?:(?P<variant>基本型|特定型|母子保健型|子ども家庭センター型|"
            r"妊婦等包括相談支援事業型|地域子育て相談機関)[・、]?)*[)\]】>〉]*")  # fmt: skip
_REST = r"(?:の?(?:実施|概要|内容|取組|取組み|推進)(?:について)?|について)?"
_EXACT = tuple(
    (kind, re.compile(rf"{_LOCAL}(?:{pattern}){_VARIANT}{_REST}"))
    for kind, _item, _sector, pattern in _KINDS
)
_WITHIN = tuple((kind, re.compile(pattern)) for kind, _item, _sector, pattern in _KINDS)
# What may follow a name in a heading: brackets, numbers of the plan's own list, a note.
_TRAILING = re.compile(r"(?:\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>|[0-9]{1,2}(?![0-9年月]))+$")
# Where two share a line or a cell, one of them may be cut short.
_SHORT = {"アウトリーチ": "outreach", "アウトリーチ支援": "outreach", "アウトリーチ等": "outreach",
          "多機関協働": "collaboration", "参加支援": "participation"}  # fmt: skip
_JOINED = re.compile(
    r"[・、,/及び]*支援プラン(?:の?作成)?(?:事業)?|[・、,/及び]+(?=アウトリーチ|参加支援|多機関)"
)

# A name with everything in brackets behind it is no longer.
LONGEST = 160

SECTIONS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(r"包括的?相談支援|^相談支援事業$|断らない相談")),
    (2, re.compile(r"参加支援")),
    (3, re.compile(r"地域づくり")),
    (4, re.compile(r"アウトリーチ")),
    (5, re.compile(r"多機関協働")),
    (6, re.compile(r"支援プラン")),
)
# 社会福祉法106条の4第2項, its letters in their order.
_LETTERS = {
    (item, letter): kind
    for item, kinds in (
        (1, ("elderly_centre", "disability_consultation", "child_user_support", "self_reliance")),
        (3, ("care_prevention", "life_support_system", "activity_centre", "child_base")),
    )
    for letter, kind in zip("イロハニ", kinds, strict=True)
}
_LETTERED = re.compile(r"第?([1-6])号(?:の?\(?([イロハニ])\)?(?![ァ-ヶー]))?(?!被保険者|認定)")
_STATED = re.compile(r"第?([1-6])号(?!被保険者|認定)")


def lettered(text: str) -> str:
    """Return the kind of a 号 and its letter as the law has them (第1号イ), or of a 号 with one."""
    found = _LETTERED.search(fold(text))
    if not found:
        return ""
    item, letter = int(found[1]), found[2] or ""
    return _LETTERS.get((item, letter), "") if letter else only_kind((item,))


def programmes_named(text: str) -> tuple[ProgrammeName, ...]:
    """Return the standard programmes ``text`` is the name of, mostly one, () where it is none."""
    core = _core(text) if len(text) <= LONGEST else ""
    if not core or len(core) > 60:
        return ()
    if whole := _exactly(core):
        return (whole,)
    if listed := _in_brackets(fold(bare(text))):
        return listed
    parts = [part for part in _JOINED.split(core) if part]
    found = [_exactly(part) or _shortly(part) for part in parts]
    named = tuple(name for name in found if name)
    full = any(_exactly(part) for part in parts)
    return named if full and len(named) == len(parts) else ()


def leading_name(text: str) -> tuple[str, ProgrammeName] | None:
    """Return the standard name a text begins with, as written, and what it names."""
    for end in range(min(len(text), 60), 4, -1):
        if (end == len(text) or text[end] in " \u3000\n（(【①") and (
            found := programmes_named(text[:end])
        ):
            return text[:end].strip(), found[0]
    return None


def programmes_within(text: str) -> tuple[tuple[str, str], ...]:
    """Return (name as folded, kind) of each standard programme named in a running text, once."""
    folded = fold(text)
    found = {kind: match[0] for kind, pattern in _WITHIN if (match := pattern.search(folded))}
    return tuple((name, kind) for kind, name in found.items())


# Names that are no programme's, but tell which one is meant where the 号 and the sector do not.
_LIKELY = (
    ("elderly_centre", 1, re.compile(r"地域包括支援センター")),
    ("disability_consultation", 1, re.compile(r"障害.*相談|基幹相談支援センター")),
    (
        "child_user_support",
        1,
        re.compile(r"子ども家庭センター|子育て世代包括支援センター|利用者支援"),
    ),
    ("self_reliance", 1, re.compile(r"自立相談支援|困窮.*相談")),
    ("care_prevention", 3, re.compile(r"介護予防|通いの場")),
    ("life_support_system", 3, re.compile(r"生活支援コーディネーター|協議体|生活支援体制")),
    ("activity_centre", 3, re.compile(r"地域活動支援センター")),
    ("child_base", 3, re.compile(r"子育て支援拠点|子育て支援センター|つどいの広場")),
    ("community_building", 3, re.compile(r"困窮.*地域づくり")),
)


def likely_kind(name: str, items: tuple[int, ...], sector: str) -> str:
    """Return the kind a programme of the municipality's own most likely is, or ""."""
    folded = fold(name)
    item = items[0] if len(items) == 1 else 0
    named = [kind for kind, own, pattern in _LIKELY if own == item and pattern.search(folded)]
    return named[0] if len(named) == 1 else by_sector(item, sector)


def only_kind(items: tuple[int, ...]) -> str:
    """Return the kind of 号 that have one only, "" for the others."""
    kinds = [kind for kind, item in ITEM_OF.items() if item in items]
    return kinds[0] if len(kinds) == 1 else ""


def split_name(text: str) -> tuple[str, str]:
    """Return a programme's name and what stands in brackets behind it as another name for it."""
    name = unspaced(bare(text))
    if _in_brackets(fold(name)):
        return name, ""
    found = re.fullmatch(r"(.{3,}?)[（(]([^※（）()]{2,40})[）)][（(]?.*", name)
    if not found or not programmes_named(found[1]):
        return re.sub(r"[\s　]*[（(]※.*$|[\s　]+[0-9０-９]{1,2}$", "", name), ""
    is_other = not re.search(r"法|条|号|型$|直営|委託|再掲|新規|継続", found[2])
    return found[1], found[2] if is_other else ""


def unspaced(text: str) -> str:
    """Return ``text`` without the space that extraction left between Japanese letters."""
    return re.sub(r"(?<=[ぁ-んァ-ヶー一-龥々])[\s　]+(?=[ぁ-んァ-ヶー一-龥々])", "", text.strip())


def by_sector(item: int, sector: str) -> str:
    """Return the only kind a 号 has for a sector, or ""."""
    return _BY_SECTOR.get((item, sector), "")


def stated_items(text: str) -> tuple[int, ...]:
    """Return the 号 a heading states."""
    return tuple(sorted({int(number) for number in _STATED.findall(fold(text))}))


def section_items(text: str) -> tuple[int, ...]:
    """Return the 号 a heading is about: stated, or by the name of its part of the law."""
    if stated := stated_items(text):
        return stated
    folded = fold(bare(text))
    return tuple(item for item, pattern in SECTIONS if pattern.search(folded))


def _core(text: str) -> str:
    folded = fold(bare(text))
    shorter = _TRAILING.sub("", folded)
    while shorter != folded:
        if _exactly(folded):
            return folded
        folded, shorter = shorter, _TRAILING.sub("", shorter)
    return folded


def _exactly(core: str) -> ProgrammeName | None:
    for kind, pattern in _EXACT:
        if found := pattern.fullmatch(core):
            return ProgrammeName(kind, found["variant"] or "")
    return None


def _in_brackets(folded: str) -> tuple[ProgrammeName, ...]:
    """Return what a wider name with the programmes it is made of in brackets stands for."""
    found = re.fullmatch(r"[^()]{2,20}事業\(([^()]*)\)", folded)
    parts = re.split("[、,・]", found[1]) if found else []
    named = {name for part in parts if (name := _exactly(part.removesuffix("等")))}
    return tuple(named) if len(named) == 1 else ()


def _shortly(part: str) -> ProgrammeName | None:
    kind = _SHORT.get(part)
    return ProgrammeName(kind) if kind else None
