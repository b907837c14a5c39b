"""窓口・資源: the form a social resource is kept in."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from directory import models

from .. import completeness
from ..forms import OpeningRuleForm
from ..panels import PartsPanel, field, fields, for_administrators, group, tabs_of, ticks
from .base import RecordIndexView, RecordViewSet
from .plan import SOURCE

BASICS = [
    *for_administrators("municipality"),
    group(
        _("名称"),
        field("name", _("看板やチラシに書かれている名前を入れてください。")),
        field("reading", _("検索で使います。分からなければ空けておいてください。")),
        "naming",
        PartsPanel(
            "other_names",
            fields("text", "reading", "kind"),
            heading=_("別の名前"),
            label=_("別の名前"),
        ),
    ),
    group(_("種類"), "kind", "second_kind", "kind_wording"),
    group(
        _("状態"),
        field("status", _("分からなければ「未確認」のままにしてください。")),
        "status_wording",
        "due_fiscal_year",
    ),
    field("description", _("住民の方に話すことばで、何を相談できるかを書いてください。")),
    group(_("分野と困りごと"), ticks("sectors"), ticks("concerns")),
    PartsPanel(
        "contacts",
        fields("method", "value", "purpose", "hours"),
        heading=_("連絡先"),
        label=_("連絡先"),
    ),
    PartsPanel(
        "languages",
        fields("code", "detail"),
        heading=_("日本語のほかに通じることば"),
        label=_("ことば"),
    ),
]
PLACE = [
    group(_("場所"), "postcode", "address", "location_wording"),
    group(
        _("地図の位置"),
        "lat",
        "lng",
        help_text=_("両方入れるか、両方空けてください。空いていれば地図に出ません。"),
    ),
    field("access", _("最寄りの駅やバス停、駐車場などを書いてください。")),
    group(_("受け持つ区域"), ticks("areas"), "area_basis"),
    PartsPanel(
        "venues",
        fields("name", "address", "lat", "lng"),
        heading=_("持ち回りの会場"),
        label=_("会場"),
    ),
    PartsPanel(
        "accessibility",
        fields("feature", "available"),
        heading=_("バリアフリー"),
        label=_("項目"),
        help_text=_("確かめたものだけを入れてください。行がない項目は「未確認」になります。"),
    ),
    field("accessibility_note"),
]
TIMES = [
    PartsPanel(
        "opening_rules",
        fields(
            "weekdays",
            "weeks",
            "opens",
            "closes",
            "months",
            "season_from",
            "season_to",
            "on_holidays",
            "venue",
            "remark",
        ),
        heading=_("いつもの日時"),
        label=_("日時"),
        form=OpeningRuleForm,
        help_text=_("同じ時間の曜日は、まとめて選べます。第2・第4火曜日のような開き方もできます。"),
    ),
    group(_("休み"), "always_open", "closed_on_holidays", "closed_at_new_year"),
    PartsPanel(
        "opening_exceptions",
        fields("first", "last", "yearly", "opens", "closes", "venue", "remark"),
        heading=_("いつもと違う日"),
        label=_("いつもと違う日"),
    ),
    group(_("原文"), "hours_wording", "frequency"),
]
PEOPLE = [
    group(_("来られる人"), "anyone_welcome", "audience", "exclusion"),
    group(_("料金"), "fee", "fee_detail"),
    group(_("予約と定員"), "booking", "booking_detail", "capacity"),
]
RUNNING = [
    PartsPanel(
        "operators",
        fields("organization", "mode", "detail", "wording", "basis"),
        heading=_("運営主体"),
        label=_("運営主体"),
    ),
    ticks("departments"),
    ticks("programmes"),
]
ORIGIN = [
    SOURCE,
    PartsPanel(
        "verifications",
        fields("fact", "source", "locator", "confirmed_on", "confirmed_by"),
        heading=_("確認の記録"),
        label=_("確認"),
        help_text=_("電話や窓口で確かめたら、確かめた日と人を残してください。"),
    ),
    group(_("そのほか"), "unconfirmed", "ref"),
]


class ResourceIndexView(RecordIndexView):
    def prepare(self, rows: QuerySet) -> QuerySet:
        return completeness.with_facts(super().prepare(rows))


class ResourceViewSet(RecordViewSet):
    model = models.Resource
    icon = "info-circle"
    menu_label = _("窓口・資源")
    add_to_admin_menu = True
    menu_order = 200
    index_view_class = ResourceIndexView
    search_fields = ["name", "reading", "other_names__text", "address"]
    list_display = [
        "__str__",
        "kind",
        "status",
        Column("known", label=_("そろい具合"), accessor=completeness.share_of, width="12%"),
    ]
    list_filter = ["municipality", "kind", "status", "sectors", "areas", "departments", "live"]
    list_export = ["name", "reading", "kind", "status", "address", "live"]
    edit_handler = tabs_of(
        (_("基本"), BASICS),
        (_("場所・行き方"), PLACE),
        (_("受付・開催の日時"), TIMES),
        (_("来られる人・料金"), PEOPLE),
        (_("運営・事業"), RUNNING),
        (_("出どころ・確認"), ORIGIN),
    )
