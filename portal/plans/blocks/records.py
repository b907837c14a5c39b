"""Blocks whose content is records: an editor says which, and never retypes them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from directory.models import LegalItem, ProgrammeType, ResourceKind, Sector

EVERY = _("選ばなければ、すべてを載せます。")


def sector_choices() -> list[tuple[str, str]]:
    return [(each.code, each.name) for each in Sector.objects.all()]


def _one_per_line(label: object, help_text: object = EVERY) -> blocks.TextBlock:
    return blocks.TextBlock(
        required=False, label=label, help_text=help_text, form_classname="short"
    )


def _some(choices: object, label: object) -> blocks.MultipleChoiceBlock:
    return blocks.MultipleChoiceBlock(choices=choices, required=False, label=label, help_text=EVERY)


class RecordsBlock(blocks.StructBlock):
    """What all of them share: an optional title of their own."""

    title = blocks.CharBlock(required=False, max_length=100, label=_("題（空けると自動）"))


class ProgrammesBlock(RecordsBlock):
    """Programmes by 号 or by sector, as a table or one by one."""

    group = blocks.ChoiceBlock(
        choices=[("item", _("号ごと")), ("sector", _("分野ごと")), ("none", _("分けない"))],
        default="item",
        label=_("分け方"),
    )
    detail = blocks.ChoiceBlock(
        choices=[("table", _("一覧の表")), ("profile", _("1つずつくわしく"))],
        default="table",
        label=_("見せ方"),
    )
    items = _some(LegalItem.choices, _("号"))
    types = _some(ProgrammeType.choices, _("事業の型"))
    sectors = _some(sector_choices, _("分野"))

    class Meta:
        icon = "clipboard-list"
        label = _("事業")


class PlacesBlock(RecordsBlock):
    """Areas and their counters, or places of some kinds."""

    group = blocks.ChoiceBlock(
        choices=[("area", _("圏域ごと")), ("sector", _("分野ごと")), ("kind", _("種類ごと"))],
        default="area",
        label=_("分け方"),
    )
    kinds = _some(ResourceKind.choices, _("種類"))
    sectors = _some(sector_choices, _("分野"))

    class Meta:
        icon = "home"
        label = _("圏域と窓口・居場所")


class MeetingsBlock(RecordsBlock):
    names = _one_per_line(_("会議の名称（1行に1つ）"))
    kinds = _one_per_line(_("会議の種類（1行に1つ）"))

    class Meta:
        icon = "group"
        label = _("会議体")


class MeetingComparisonBlock(RecordsBlock):
    """支援会議 beside 重層的支援会議, by default those two kinds of the municipality."""

    names = _one_per_line(
        _("比べる会議の名称（1行に1つ）"),
        _("空けておくと、本人の同意がなくても開ける会議と、同意が必要な会議を比べます。"),
    )

    class Meta:
        icon = "split"
        label = _("会議のくらべ表")


class FlowBlock(RecordsBlock):
    class Meta:
        icon = "list-ol"
        label = _("支援の流れ")


class RolesBlock(RecordsBlock):
    kinds = _one_per_line(_("役割の種類（1行に1つ）"))

    class Meta:
        icon = "user"
        label = _("役割・人")


class RelatedPlansBlock(RecordsBlock):
    show = blocks.ChoiceBlock(
        choices=[
            ("both", _("表と年度の図")),
            ("table", _("表だけ")),
            ("timeline", _("年度の図だけ")),
        ],
        default="both",
        label=_("見せ方"),
    )

    class Meta:
        icon = "doc-full"
        label = _("関連計画")


class GoalsBlock(RecordsBlock):
    kinds = _one_per_line(_("目標の種類（1行に1つ）"))
    types = _some(ProgrammeType.choices, _("事業の型"))

    class Meta:
        icon = "success"
        label = _("目標・方針")


class IndicatorsBlock(RecordsBlock):
    class Meta:
        icon = "order-up"
        label = _("指標")


class ReviewsBlock(RecordsBlock):
    """The PDCA cycle, its bodies and the yearly log."""

    cycle = blocks.BooleanBlock(required=False, default=True, label=_("PDCAの図も載せる"))

    class Meta:
        icon = "rotate"
        label = _("点検・評価")


class HistoryBlock(RecordsBlock):
    class Meta:
        icon = "history"
        label = _("事業の経過")


class OverviewBlock(RecordsBlock):
    """The programmes of the law as one figure, redrawn from the records."""

    class Meta:
        icon = "grip"
        label = _("事業の全体図")


class TermsBlock(RecordsBlock):
    abbreviations = blocks.BooleanBlock(
        required=False, default=False, label=_("略称・言いかえだけを載せる")
    )

    class Meta:
        icon = "openquote"
        label = _("用語・略称")


class PapersBlock(RecordsBlock):
    kinds = _one_per_line(_("文書の種類（1行に1つ）"))

    class Meta:
        icon = "download"
        label = _("様式・文書")


class SourcesBlock(RecordsBlock):
    """Where the facts of this plan were read."""

    class Meta:
        icon = "doc-full-inverse"
        label = _("出どころ")


class CriteriaBlock(RecordsBlock):
    """When a counter hands a case on, and to whom: from the roles' 「呼ぶとき」."""

    class Meta:
        icon = "tick-inverse"
        label = _("つなぐ基準")


class TimingsBlock(RecordsBlock):
    """A checklist for each timing of the plan: made, changed, closed, interrupted."""

    class Meta:
        icon = "date"
        label = _("時期ごとの確認表")


class WhichMeetingBlock(RecordsBlock):
    """Consent given or not: which meeting may talk about it."""

    class Meta:
        icon = "help"
        label = _("どの会議にかけるか")


PLAN_RECORDS: dict[str, type[RecordsBlock]] = {
    "overview": OverviewBlock,
    "programmes": ProgrammesBlock,
    "places": PlacesBlock,
    "meetings": MeetingsBlock,
    "meeting_comparison": MeetingComparisonBlock,
    "flow": FlowBlock,
    "roles": RolesBlock,
    "related_plans": RelatedPlansBlock,
    "goals": GoalsBlock,
    "indicators": IndicatorsBlock,
    "reviews": ReviewsBlock,
    "history": HistoryBlock,
    "terms": TermsBlock,
    "papers": PapersBlock,
    "sources": SourcesBlock,
}
HANDBOOK_RECORDS: dict[str, type[RecordsBlock]] = {
    **PLAN_RECORDS,
    "which_meeting": WhichMeetingBlock,
    "timings": TimingsBlock,
    "criteria": CriteriaBlock,
}
