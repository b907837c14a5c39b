"""What a plan shows of a record, fact by fact: kept by editions, compared with the directory."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from django.utils.translation import gettext as _

from portal.plans.document import fiscal_years
from portal.plans.document.parts import Cell, RecordFacts
from portal.plans.facts import records

from . import meetings, operating, tables

Pairs = Iterator[tuple[str, str]]


def shown(fact: records.Fact) -> RecordFacts:
    """The facts of a record by name; what is not known is left out."""
    kind = fact.key.partition(":")[0]
    return RecordFacts(
        fact.key, kind, fact.name, {name: said for name, said in facts_of(fact) if said}
    )


@singledispatch
def facts_of(fact: records.Fact) -> Pairs:
    """Yield (name, words) of what matters when a record is compared; words may be blank."""
    raise TypeError(f"nobody has said what a plan shows of {type(fact).__name__}")


@facts_of.register
def _programme(fact: records.ProgrammeFact) -> Pairs:
    yield _("計画での見出し"), fact.heading
    yield _("標準の事業"), fact.standard_label
    yield _("号"), tables.joined(fact.item_labels)
    yield _("分野"), fact.sector
    yield _("担当課"), tables.joined(fact.departments)
    yield _("実施方式"), _modes(fact.operators) or fact.mode_wording
    yield _("運営主体"), _operators(fact.operators)
    yield _("設置形態"), fact.setup_form
    yield _("対象者"), fact.target
    yield _("対象外"), fact.exclusion
    yield _("根拠法令"), fact.law
    yield _("人員配置"), tables.joined(map(operating.staff_text, fact.staffing))
    yield _("場所"), tables.joined(each.name for each in fact.places if each.public)
    yield _("区域"), tables.joined(fact.areas)


@facts_of.register
def _place(fact: records.PlaceFact) -> Pairs:
    yield _("種類"), fact.kind_label
    yield _("分野"), tables.joined(fact.sectors)
    yield _("圏域"), tables.joined(fact.areas)
    yield _("担当課"), tables.joined(fact.departments)
    yield _("実施方式"), _modes(fact.operators)
    yield _("運営主体"), _operators(fact.operators)
    yield _("場所"), fact.location
    yield _("状態"), fact.status
    yield _("設置予定の年度"), fact.due


def _modes(operators: tuple[records.OperatorFact, ...]) -> str:
    return tables.joined(dict.fromkeys(each.mode for each in operators))


def _operators(operators: tuple[records.OperatorFact, ...]) -> str:
    return tables.joined(map(operating.operator_text, operators))


@facts_of.register
def _area(fact: records.AreaFact) -> Pairs:
    yield _("種類"), fact.kind_label
    yield _("上位の区域"), fact.parent


@facts_of.register
def _meeting(fact: records.MeetingFact) -> Pairs:
    for name, make in meetings.facts():
        yield name, _said(make(fact))


def _said(cell: Cell) -> str:
    return tables.joined("".join(span.text for span in line) for line in cell.lines)


@facts_of.register
def _step(fact: records.StepFact) -> Pairs:
    yield _("順番"), str(fact.order)
    yield _("担い手"), fact.actor
    yield _("どのようなとき"), tables.joined(fact.when)
    yield _("すること"), tables.joined(fact.actions)
    yield _("本人の同意"), fact.consent


@facts_of.register
def _role(fact: records.RoleFact) -> Pairs:
    yield _("種類"), fact.kind
    yield _("所属"), tables.joined(_once(fact.affiliation, fact.organization, *fact.departments))
    yield _("すること"), tables.joined(fact.duties)
    yield _("呼ぶとき・つなぐ基準"), tables.joined(fact.call_when)
    yield _("連絡の道すじ"), fact.contact_route
    yield _("関わる事業"), tables.joined(fact.programmes)


def _once(*words: str) -> dict[str, None]:
    return dict.fromkeys(words)


@facts_of.register
def _related_plan(fact: records.RelatedPlanFact) -> Pairs:
    known = fact.start is not None or fact.end is not None
    yield _("位置づけ"), fact.level
    yield _("期間"), fiscal_years.period(fact.start, fact.end) if known else fact.period
    yield _("関係"), fact.relation


@facts_of.register
def _goal(fact: records.GoalFact) -> Pairs:
    yield _("種類"), fact.kind
    yield _("番号・数値"), fact.number
    yield _("担う組織"), fact.body
    yield _("時期"), fact.timing
    yield _("いまの状況"), fact.status


@facts_of.register
def _indicator(fact: records.IndicatorFact) -> Pairs:
    yield _("単位"), fact.unit
    if fact.baseline is not None:
        yield _("基準"), f"{fact.baseline:g}"
    for year, (target, actual) in fact.years.items():
        name = fiscal_years.name(year)
        yield _("%s 目標") % name, "" if target is None else f"{target:g}"
        yield _("%s 実績") % name, "" if actual is None else f"{actual:g}"


@facts_of.register
def _review(fact: records.ReviewFact) -> Pairs:
    yield _("点検した会議"), fact.body
    yield _("開いた日"), fact.held_on
    yield _("分かったこと"), tables.joined(fact.finding)
    yield _("次にすること"), tables.joined(fact.next_action)


@facts_of.register
def _event(fact: records.EventFact) -> Pairs:
    yield _("時期"), fact.date
    yield _("説明"), fact.detail


@facts_of.register
def _glossary(fact: records.GlossaryFact) -> Pairs:
    yield _("別の名前"), tables.joined(fact.other_names)
    yield _("説明"), fact.definition


@facts_of.register
def _paper(fact: records.PaperFact) -> Pairs:
    yield _("種類"), fact.kind
    yield _("版"), fact.version
    yield _("日付"), fact.dated


@facts_of.register
def _source(fact: records.SourceFact) -> Pairs:
    yield _("種類"), fact.kind
    yield _("発行者"), fact.publisher
    yield _("日付"), fact.dated
