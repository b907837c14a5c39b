"""まちがいの知らせ: what readers sent in, and what came of it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList

from directory.models import ProblemReport

from .base import PlainIndexView, PlainViewSet


class LetterIndexView(PlainIndexView):
    def prepare(self, rows: QuerySet) -> QuerySet:
        return rows.select_related("resource")


class ProblemReportViewSet(PlainViewSet):
    model = ProblemReport
    name = "problem_reports"
    icon = "mail"
    menu_label = _("まちがいの知らせ")
    add_to_admin_menu = True
    menu_order = 205
    index_view_class = LetterIndexView
    search_fields = ["resource__name", "message"]
    list_display = ["__str__", "resource", "state", "created_at"]
    list_filter = ["state", "subject"]
    list_export = ["resource", "subject", "message", "state", "reply", "created_at"]
    edit_handler = ObjectList(
        [
            FieldPanel("resource", read_only=True),
            FieldPanel("subject", read_only=True),
            FieldPanel("message", read_only=True),
            FieldPanel("state"),
            FieldPanel("reply", help_text=_("どう確かめ、何を直したかを残してください。")),
        ]
    )
