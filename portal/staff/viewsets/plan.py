"""計画の事実: what a plan states about a municipality."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from directory import models

from ..panels import (
    PartsPanel,
    fields,
    for_administrators,
    form_of,
    form_of_shared,
    group,
    tabs_of,
    ticks,
)
from ..paper_forms import PaperForm, PaperVersionForm
from .base import RecordViewSet

SOURCE = group(_("出どころ"), "source", "source_lines", "note")


class ProgrammeViewSet(RecordViewSet):
    model = models.Programme
    icon = "clipboard-list"
    search_fields = ["name", "local_name"]
    list_display = ["__str__", "programme_type", "sector"]
    list_filter = ["municipality", "programme_type", "sector", "departments"]
    edit_handler = tabs_of(
        (
            _("基本"),
            [
                *for_administrators("municipality"),
                group(_("名称"), "name", "local_name", "programme_type", "sector", "parent"),
                group(
                    _("法律の号"),
                    PartsPanel("items", fields("number"), heading=_("号"), label=_("号")),
                    "items_basis",
                    "items_basis_wording",
                    help_text=_("計画に号の記載がなければ、空けておいてください。"),
                ),
                group(_("計画の中の場所"), "number", "section", "sector_wording", "ref"),
            ],
        ),
        (
            _("対象・内容"),
            [
                group(_("対象"), "target", "exclusion"),
                group(_("内容"), "contents", "law"),
                group(_("区域・場所"), ticks("areas"), "area_wording", "location_wording"),
            ],
        ),
        (
            _("運営・体制"),
            [
                ticks("departments"),
                PartsPanel(
                    "operators",
                    fields("organization", "mode", "detail", "wording"),
                    heading=_("運営主体"),
                    label=_("運営主体"),
                ),
                group(_("実施方式"), "mode_wording", "setup_form"),
                PartsPanel(
                    "staffing",
                    fields("site", "role", "number", "condition"),
                    heading=_("人員配置"),
                    label=_("職種"),
                ),
            ],
        ),
        (
            _("出どころ・確認"),
            [
                SOURCE,
                PartsPanel(
                    "verifications",
                    fields("fact", "source", "locator", "confirmed_on", "confirmed_by"),
                    heading=_("確認の記録"),
                    label=_("確認"),
                ),
            ],
        ),
    )


class MeetingViewSet(RecordViewSet):
    model = models.Meeting
    icon = "group"
    search_fields = ["name"]
    list_display = ["__str__", "kind", "consent"]
    list_filter = ["consent"]
    edit_handler = form_of(
        group(_("名称"), "name", "kind", "parent", "parent_wording", "ref"),
        group(_("開き方"), "host", "secretariat", "contractor", "frequency", "timings"),
        group(_("集まる人"), "members", "required_members", "attendance"),
        group(_("個人の情報"), "consent", "consent_wording", "confidentiality"),
        group(_("話し合うこと"), "matters", "joint_rule", "legal_basis"),
        PartsPanel(
            "moments",
            fields("timing", "wording", "matters"),
            heading=_("タイミングごとに話し合うこと"),
            label=_("タイミング"),
        ),
        SOURCE,
    )


class RelatedPlanViewSet(RecordViewSet):
    model = models.RelatedPlan
    icon = "doc-full"
    search_fields = ["name"]
    list_display = ["__str__", "level", "period_label"]
    edit_handler = form_of(
        group(_("計画"), "name", "relation", "level", "level_basis"),
        group(_("期間"), "period_from", "period_to", "period_label"),
        SOURCE,
    )


class GoalViewSet(RecordViewSet):
    model = models.Goal
    icon = "success"
    search_fields = ["label", "body"]
    list_display = ["__str__", "kind", "timing", "status"]
    list_filter = ["kind", "programme_type", "status"]
    edit_handler = form_of(
        group(_("内容"), "label", "kind", "section", "programme_type", "number", "ref"),
        group(_("だれが・いつまでに"), "body", "timing", "fiscal_year", "status"),
        SOURCE,
    )


class StepViewSet(RecordViewSet):
    model = models.Step
    icon = "list-ol"
    search_fields = ["phase", "action"]
    list_display = ["__str__", "actor", "consent"]
    edit_handler = form_of(
        group(_("段階"), "ref", "sort_order", "phase", "actor"),
        group(_("すること"), "condition", "action", "next_steps", "consent"),
        SOURCE,
    )


class RoleViewSet(RecordViewSet):
    model = models.Role
    icon = "user"
    search_fields = ["name", "reading", "affiliation"]
    list_display = ["__str__", "kind", "affiliation"]
    list_filter = ["kind"]
    edit_handler = form_of(
        group(
            _("名称"),
            *fields("name", "reading", "kind", "layer", "sort_order", "ref"),
            help_text=_("役割の名前を入れてください。個人の名前は入れないでください。"),
        ),
        group(_("所属"), "affiliation", "organization", ticks("departments"), "concurrent"),
        group(_("すること"), "duties", ticks("programmes")),
        group(_("呼ぶとき・連絡"), "call_when", "contact_route"),
        SOURCE,
    )


class IndicatorViewSet(RecordViewSet):
    model = models.Indicator
    icon = "order-up"
    search_fields = ["name"]
    list_display = ["__str__", "unit", "baseline_year"]
    edit_handler = form_of(
        group(_("指標"), "name", "unit", "programme", "note_public", "sort_order", "ref"),
        group(_("基準値"), "baseline", "baseline_year"),
        PartsPanel(
            "years",
            fields("fiscal_year", "target", "actual", "wording"),
            heading=_("年度ごとの目標と実績"),
            label=_("年度"),
        ),
        SOURCE,
    )


class ReviewViewSet(RecordViewSet):
    model = models.Review
    icon = "check"
    search_fields = ["body_wording", "finding", "next_action"]
    list_display = ["__str__", "fiscal_year", "held_on"]
    list_filter = ["fiscal_year", "programme_type"]
    edit_handler = form_of(
        group(
            _("いつ・だれが"),
            *fields("fiscal_year", "held_on", "body", "body_wording", "ref"),
            help_text=_("毎年度の点検のしかただけを書くときは、年度を空けてください。"),
        ),
        group(_("点検の結果"), "programme_type", "finding", "next_action"),
        SOURCE,
    )


class HistoryEventViewSet(RecordViewSet):
    model = models.HistoryEvent
    icon = "history"
    search_fields = ["label", "detail"]
    list_display = ["__str__", "fiscal_year", "year_month"]
    edit_handler = form_of(
        group(_("いつ"), "date_wording", "year_month", "fiscal_year"),
        group(_("できごと"), "label", "detail", "ref"),
        SOURCE,
    )


class PaperViewSet(RecordViewSet):
    model = models.Paper
    icon = "doc-full-inverse"
    search_fields = ["name", "purpose"]
    list_display = ["__str__", "kind", "audience"]
    list_filter = ["kind", "audience", "provisional"]
    edit_handler = form_of_shared(
        *for_administrators("municipality"),
        group(_("帳票・文書"), "name", "kind", "provisional", "purpose", "sort_order", "ref"),
        group(
            _("見られる人"),
            "audience",
            help_text=_("記入ずみの帳票は、どちらにも入れないでください。"),
        ),
        group(_("もとになるもの"), "owner_meeting", "law_url"),
        PartsPanel(
            "versions",
            fields("version", "dated", "document", "note"),
            heading=_("版とファイル"),
            label=_("版"),
            form=PaperVersionForm,
        ),
        SOURCE,
        form=PaperForm,
    )


class PlanFacts(SnippetViewSetGroup):
    menu_label = _("計画の事実")
    menu_icon = "doc-full"
    menu_order = 210
    items = (
        ProgrammeViewSet,
        MeetingViewSet,
        StepViewSet,
        RoleViewSet,
        GoalViewSet,
        IndicatorViewSet,
        ReviewViewSet,
        HistoryEventViewSet,
        RelatedPlanViewSet,
        PaperViewSet,
    )
