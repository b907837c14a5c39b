"""The yearly table: every measure with its parts, for the office and for publication."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from directory.models import Municipality
from directory.registry.models import Word

from .cases import UNSAID
from .measures import MEASURES, Measure
from .office import Standing
from .suppression import is_small, to_hide, too_few
from .tally import Tally

# Words of a vocabulary: kind → code → (label, in use), in their order.
Words = Mapping[str, Mapping[str, tuple[str, bool]]]


@dataclass
class Line:
    """One number; ``published`` is what may be told outside the office."""

    label: str
    number: int
    published: str
    is_sum: bool = False

    @property
    def hidden(self) -> bool:
        return self.published != str(self.number)


@dataclass
class Section:
    """A measure with its lines, and how it is counted."""

    label: str
    how: str
    unit: str
    lines: list[Line] = field(default_factory=list)


def words_of(municipality: Municipality) -> Words:
    """The municipality's own words, those at rest among them; one question."""
    kinds = [each.kind for each in MEASURES if each.kind]
    found: dict[str, dict[str, tuple[str, bool]]] = {kind: {} for kind in kinds}
    for word in Word.objects.filter(municipality=municipality, kind__in=kinds):
        found[word.kind][word.code] = (word.label, word.active)
    return found


def sections(counted: Tally, year: int, words: Words, limit: int) -> list[Section]:
    """The table of a year. ``limit``: counts of cases below it are not published."""
    return [_section(each, _numbers(each, counted, year, words), limit) for each in MEASURES]


def _numbers(measure: Measure, counted: Tally, year: int, words: Words) -> dict[str, int]:
    """Label → number of each part, in the order of its words; those never used are left out."""
    counts = {
        detail: number
        for (of, code, detail), number in counted.items()
        if of == year and code == measure.code
    }
    if not measure.kind and not measure.details:
        if measure.code in SIMPLE:
            return {str(measure.label): counts.get("", 0)}
        return dict(sorted(counts.items()))
    labels = _labels(measure, words)
    wanted = [
        *(code for code, (_label, active) in labels.items() if active or code in counts),
        *sorted(counts.keys() - labels.keys()),
    ]
    numbers: dict[str, int] = {}
    for code in wanted:
        label = labels[code][0] if code in labels else _unknown(code)
        numbers[label] = numbers.get(label, 0) + counts.get(code, 0)
    return numbers


# One number, without parts.
SIMPLE = ("consultations", "proposals", "matches", "developed")


def _labels(measure: Measure, words: Words) -> Mapping[str, tuple[str, bool]]:
    if measure.kind:
        return words.get(measure.kind, {})
    return {code: (str(label), True) for code, label in measure.details}


def _unknown(code: str) -> str:
    return _("記録なし") if code == UNSAID else code


def _section(measure: Measure, numbers: dict[str, int], limit: int) -> Section:
    section = Section(str(measure.label), str(measure.how), str(measure.unit))
    hidden, sum_too = _hidden(measure, numbers, limit)
    for label, number in numbers.items():
        published = _hidden_words(number, limit) if label in hidden else str(number)
        section.lines.append(Line(label, number, published))
    if measure.summed:
        whole = sum(numbers.values())
        published = _hidden_words(whole, limit) if sum_too else str(whole)
        section.lines.append(Line(_("合計"), whole, published, is_sum=True))
    return section


def _hidden(measure: Measure, numbers: dict[str, int], limit: int) -> tuple[set[str], bool]:
    if not measure.of_cases:
        return set(), False
    if measure.summed:
        return to_hide(numbers, limit)
    return {label for label, number in numbers.items() if is_small(number, limit)}, False


def _hidden_words(number: int, limit: int) -> str:
    """A number that is hidden only for the sake of another is told as hidden, not as small."""
    return too_few(limit) if is_small(number, limit) else _("伏せる")


def standing_section(standing: Standing) -> Section:
    """The registry as it stands today; of past years nothing is kept of it."""
    lines = [
        Line(
            _("使える社会資源（受け入れを休んでいるところを含む）"),
            standing.records,
            str(standing.records),
        ),
        Line(_("期限のうちに確かめてあるもの"), standing.confirmed, str(standing.confirmed)),
    ]
    how = _("きょうの台帳の数。「終わった」ものは数えません。過ぎた年度の末の数は残していません。")
    return Section(_("台帳の社会資源"), how, _("か所"), lines)


def overview(counted: Tally, years: Iterable[int]) -> list[tuple[str, list[int]]]:
    """The sums of each measure, and the parts of plans and settling, year beside year."""
    years = list(years)
    rows = []
    for measure in MEASURES:
        if measure.code in SKIPPED:
            continue
        if measure.details:
            for code, label in measure.details:
                row = [counted[year, measure.code, code] for year in years]
                rows.append((f"{measure.label}：{label}", row))
        else:
            rows.append((_sum_label(measure), [_sum(counted, year, measure) for year in years]))
    return rows


# What is told by its parts in the year's own table.
SKIPPED = ("concerns", "meeting_rules")


def _sum(counted: Tally, year: int, measure: Measure) -> int:
    return sum(
        number
        for (of, code, _detail), number in counted.items()
        if (of, code) == (year, measure.code)
    )


def _sum_label(measure: Measure) -> str:
    labels = {"meetings": _("会議を開いた回数"), "failures": _("不成立")}
    return labels.get(measure.code, str(measure.label))
