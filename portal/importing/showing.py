"""A finding as its page shows it: both sides, field by field, in Japanese."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import LegalItem, Mode, Naming, ProgrammeType, ResourceKind
from portal.importing import wording
from portal.importing.forms import MissingForm, missing_form
from portal.importing.models import ImportFinding
from portal.plans.record_kinds import model_and_pk

State, Decision, Kind = ImportFinding.State, ImportFinding.Decision, ImportFinding.Kind
MOST_LINES = 20
LABELS: Mapping[str, Any] = {
    "name": gettext_lazy("名前"),
    "local_name": gettext_lazy("自治体での呼び名"),
    "programme_type": gettext_lazy("標準の事業の型"),
    "items": gettext_lazy("号"),
    "sector": gettext_lazy("分野"),
    "sector_wording": gettext_lazy("分野の表記"),
    "naming": gettext_lazy("名称の性格"),
    "kind": gettext_lazy("種類"),
    "departments": gettext_lazy("担当課"),
    "operators": gettext_lazy("運営主体"),
    "modes": gettext_lazy("実施方式"),
    "mode_wording": gettext_lazy("実施方式の表記"),
    "setup_form": gettext_lazy("設置形態"),
    "target": gettext_lazy("対象者"),
    "staffing": gettext_lazy("人員配置"),
    "law": gettext_lazy("根拠法令"),
    "programmes": gettext_lazy("事業"),
    "areas": gettext_lazy("圏域・地区"),
    "location_wording": gettext_lazy("場所の表記"),
    "contents": gettext_lazy("事業内容"),
}
_MODES = dict(Mode.choices)
_CODES: Mapping[str, Mapping[Any, Any]] = {
    "programme_type": dict(ProgrammeType.choices),
    "naming": dict(Naming.choices),
    "kind": dict(ResourceKind.choices),
    "modes": _MODES,
    "items": dict(LegalItem.choices),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One field: what the document says and what the directory has; "" is nothing."""

    label: str | Promise
    said: str
    known: str = ""
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A finding with everything its page needs; an address may be ""."""

    finding: ImportFinding
    facts: tuple[Fact, ...]
    lines: tuple[tuple[int, str], ...] = ()
    more_lines: int = 0
    record_url: str = ""
    form: MissingForm | None = field(default=None)

    @property
    def fault(self) -> Any:
        """Why a place was not understood; "" for everything else."""
        return wording.FAULTS.get(self.finding.says.get("code", ""), "")

    @property
    def differing(self) -> list[Fact]:
        """What the directory has otherwise."""
        return [each for each in self.facts if each.differs]

    @property
    def alike(self) -> list[Fact]:
        """What else the document says."""
        return [each for each in self.facts if not each.differs]

    @property
    def is_open(self) -> bool:
        return self.finding.decision == Decision.OPEN

    @property
    def is_acceptable(self) -> bool:
        return self.finding.state in (State.NEW, State.DIFFERS)


def rows(
    findings: Iterable[ImportFinding], lines: Mapping[int, str], sectors: Mapping[str, str]
) -> list[Row]:
    """Findings beside their lines; ``lines`` are texts by number, ``sectors`` names by code."""
    return [_row(each, lines, sectors) for each in findings]


def numbers(lines: str) -> list[int]:
    """12, 13, 14 and 20 for 「12-14、20」; what a cut left over is passed by."""
    found: list[int] = []
    for first, last in re.findall(r"(\d+)(?:-(\d+))?", lines):
        found += range(int(first), int(last or first) + 1)
    return found


def record_url(key: str) -> str:
    """Where a record is edited; "" where there is none."""
    known = model_and_pk(key)
    viewset = getattr(known[0], "snippet_viewset", None) if known else None
    if known is None or viewset is None:
        return ""
    return reverse(viewset.get_url_name("edit"), args=[known[1]])


def _row(finding: ImportFinding, lines: Mapping[int, str], sectors: Mapping[str, str]) -> Row:
    texts = [(number, lines[number]) for number in numbers(finding.lines) if number in lines]
    is_open = finding.decision == Decision.OPEN
    return Row(
        finding=finding,
        facts=tuple(_facts(finding, sectors)),
        lines=tuple(texts[:MOST_LINES]),
        more_lines=max(0, len(texts) - MOST_LINES),
        record_url=record_url(finding.record_key),
        form=missing_form(finding) if is_open else None,
    )


def _facts(finding: ImportFinding, sectors: Mapping[str, str]) -> Iterable[Fact]:
    known = {name: (said, has) for name, said, has in finding.differences}
    for name, label in LABELS.items():
        if name in known:
            said, has = known[name]
            yield Fact(label, said, has or _("記載なし"), differs=True)
        elif words := _words(name, finding.says.get(name), sectors):
            yield Fact(label, words)


def _words(name: str, value: Any, sectors: Mapping[str, str]) -> str:
    if not value:
        return ""
    if name == "operators":
        return "、".join(_operator(*each) for each in value)
    if isinstance(value, list):
        return "、".join(_word(name, each, sectors) for each in value)
    return _word(name, value, sectors)


def _word(name: str, value: Any, sectors: Mapping[str, str]) -> str:
    names = sectors if name == "sector" else _CODES.get(name, {})
    return str(names.get(value, value))


def _operator(name: str, mode: str) -> str:
    label = str(_MODES.get(mode, mode)) if mode else ""
    return f"{name}（{label}）" if name and label else name or label
