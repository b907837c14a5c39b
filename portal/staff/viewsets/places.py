"""自治体: the municipality, its parts, its offices and who works with it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from directory import models

from ..panels import PartsPanel, field, fields, for_administrators, form_of, form_of_shared, group
from .base import RecordViewSet
from .plan import SOURCE


class MunicipalityViewSet(RecordViewSet):
    model = models.Municipality
    icon = "home"
    search_fields = ["name", "reading"]
    list_display = ["__str__", "prefecture", "code"]
    edit_handler = form_of_shared(
        group(_("公開する連絡先"), "phone", "website"),
        group(_("名称の読み"), "reading"),
        *for_administrators("name", "prefecture", "code", "slug", "fictional"),
        field("note"),
    )


class CatchmentAreaViewSet(RecordViewSet):
    model = models.CatchmentArea
    icon = "globe"
    search_fields = ["name", "reading"]
    list_display = ["__str__", "kind", "basis"]
    list_filter = ["municipality", "kind", "basis"]
    edit_handler = form_of(
        group(_("名称"), "name", "reading", "kind", "parent", "sort_order"),
        group(_("どう分かったか"), "basis", "basis_wording"),
        PartsPanel(
            "area_towns",
            fields("town", "basis"),
            heading=_("区域に含まれる町字"),
            label=_("町字"),
            help_text=_("はっきりしない町字は入れずに、空けておいてください。"),
        ),
        SOURCE,
    )


class TownViewSet(RecordViewSet):
    model = models.Town
    icon = "crosshairs"
    search_fields = ["name", "reading", "postcodes__code"]
    list_display = ["__str__", "reading"]
    list_filter = ["municipality"]
    edit_handler = form_of(
        group(_("名称"), "name", "reading"),
        PartsPanel("postcodes", fields("code"), heading=_("郵便番号"), label=_("郵便番号")),
        group(_("おおよその中心"), "lat", "lng"),
        SOURCE,
    )


class DepartmentViewSet(RecordViewSet):
    model = models.Department
    icon = "user"
    search_fields = ["name", "reading"]
    list_display = ["__str__", "reading", "phone"]
    edit_handler = form_of(group(_("担当課"), "name", "reading", "phone"), SOURCE)


class OrganizationViewSet(RecordViewSet):
    model = models.Organization
    icon = "group"
    search_fields = ["name", "reading"]
    list_display = ["__str__", "reading"]
    edit_handler = form_of(
        group(_("運営主体"), "name", "reading", "website", "is_municipality"),
        PartsPanel("other_names", fields("text"), heading=_("別の名前"), label=_("別の名前")),
        SOURCE,
    )


class SourceViewSet(RecordViewSet):
    model = models.Source
    icon = "doc-full-inverse"
    search_fields = ["title"]
    list_display = ["__str__", "kind", "dated"]
    list_filter = ["kind"]
    edit_handler = form_of(
        group(_("資料"), "title", "subtitle", "kind", "publisher", "url", "file_name"),
        group(_("日付と期間"), "dated", "dated_label", "period_from", "period_to"),
        group(_("期間の表記"), "period_label", "period_note"),
        group(_("内容"), "legal_basis", "philosophy", "note"),
    )


class Places(SnippetViewSetGroup):
    menu_label = _("自治体")
    menu_icon = "home"
    menu_order = 230
    items = (
        MunicipalityViewSet,
        CatchmentAreaViewSet,
        TownViewSet,
        DepartmentViewSet,
        OrganizationViewSet,
        SourceViewSet,
    )
