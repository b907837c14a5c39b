"""ことば: what residents say, what plans call it, and what must be answered at once."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from directory import models

from ..forms import ConcernForm
from ..panels import PartsPanel, field, fields, form_of, form_of_shared, group, ticks
from .base import RecordViewSet
from .plan import SOURCE


class TermViewSet(RecordViewSet):
    model = models.Term
    icon = "openquote"
    search_fields = ["name", "reading"]
    list_display = ["__str__", "kana_row", "definition_kind"]
    list_filter = ["municipality", "definition_kind"]
    edit_handler = form_of(
        group(_("用語"), "name", "reading", "kana_row"),
        PartsPanel(
            "other_names", fields("text", "reading"), heading=_("別の名前"), label=_("別の名前")
        ),
        group(_("説明"), "definition_kind", "definition", "defined_by"),
        SOURCE,
    )


class SynonymViewSet(RecordViewSet):
    model = models.SynonymRow
    icon = "resubmit"
    search_fields = ["wording", "terms"]
    list_display = ["__str__", "terms", "municipality"]
    edit_handler = form_of(
        field("wording", _("住民の方が検索に入れそうなことばを、そのまま入れてください。")),
        field("terms", _("このことばで探したい正式なことばを、1行に1つ入れてください。")),
    )


class EmergencyWordViewSet(RecordViewSet):
    model = models.EmergencyWord
    icon = "warning"
    search_fields = ["wording"]
    list_display = ["__str__", "topic", "municipality"]
    list_filter = ["topic"]
    edit_handler = form_of(
        field(
            "wording",
            _(
                "このことばが検索に入ると、結果の前に緊急の電話を出します。"
                "前や後ろに「。」をつけると、文の始めや終わりにあるときだけ出します。"
            ),
        ),
        field("topic", _("いくつかの内容に関わることばは、内容ごとに1件ずつ入れてください。")),
    )


class EmergencyLineViewSet(RecordViewSet):
    model = models.EmergencyLine
    icon = "mobile-alt"
    search_fields = ["name", "phone"]
    list_display = ["__str__", "topic", "municipality"]
    list_filter = ["topic"]
    edit_handler = form_of(
        group(_("電話"), "name", "phone", "topic", "hours"),
        group(_("説明"), "remark", "source", "sort_order"),
    )


class ConcernViewSet(RecordViewSet):
    model = models.Concern
    icon = "help"
    search_fields = ["name", "reading", "examples"]
    list_display = ["__str__", "reading", "sort_order"]
    edit_handler = form_of_shared(
        group(_("名称"), "name", "reading", "slug", "sort_order"),
        group(_("説明"), "description", "examples"),
        group(_("どこにつながるか"), ticks("sectors"), "programme_types", "unsure"),
        form=ConcernForm,
    )


class SectorViewSet(RecordViewSet):
    model = models.Sector
    icon = "tag"
    search_fields = ["name", "reading"]
    list_display = ["__str__", "description", "sort_order"]
    edit_handler = form_of_shared(
        group(_("分野"), *fields("name", "reading", "code", "description", "sort_order"))
    )


class Words(SnippetViewSetGroup):
    menu_label = _("ことば")
    menu_icon = "openquote"
    menu_order = 220
    items = (
        ConcernViewSet,
        SectorViewSet,
        TermViewSet,
        SynonymViewSet,
        EmergencyWordViewSet,
        EmergencyLineViewSet,
    )
