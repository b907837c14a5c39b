"""そろい具合: what is 未確認 or old, of one's own municipality."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from directory.models import Resource, ResourceKind

from . import completeness
from .guard import visible_rows
from .reports import StaffOnly

AGES = (
    ("never", _("一度も確認していない")),
    ("old", _("12か月より前に確認した")),
    ("overdue", _("設置予定の年度が過ぎた")),
)


class CompletenessFilterSet(WagtailFilterSet):
    """Resources in which one fact is missing, or that have grown old."""

    kind = django_filters.ChoiceFilter(label=_("種類"), choices=ResourceKind.choices)
    missing = django_filters.ChoiceFilter(
        label=_("未確認の項目"),
        choices=[(each.name, each.label) for each in completeness.FACTS],
        method="filter_missing",
    )
    age = django_filters.ChoiceFilter(label=_("確認の古さ"), choices=AGES, method="filter_age")

    class Meta:
        model = Resource
        fields = ["kind", "missing", "age"]

    def filter_missing(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(**{f"knows_{value}": False})

    def filter_age(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        today = timezone.localdate()
        conditions = {
            "never": completeness.never_confirmed(),
            "old": completeness.confirmed_long_ago(today),
            "overdue": completeness.overdue(today),
        }
        return rows.filter(conditions[value])


def edit_url(resource: Resource) -> str:
    return reverse(Resource.snippet_viewset.get_url_name("edit"), args=[resource.pk])


def missing_labels(resource: Resource) -> str:
    """What is missing, in a row of words."""
    return "、".join(str(each.label) for each in completeness.unknown_facts(resource))


class CompletenessReport(StaffOnly, ReportView):
    """Every resource with what nobody has found out about it yet."""

    page_title = _("そろい具合")
    header_icon = "clipboard-list"
    template_name = "staff/completeness.html"
    index_url_name = "staff_completeness"
    index_results_url_name = "staff_completeness_results"
    filterset_class = CompletenessFilterSet
    verbose_name_plural = Resource._meta.verbose_name_plural
    list_export = ["name", "get_kind_display", "share", "missing", "last_confirmed"]
    export_headings = {
        "name": _("名称"),
        "get_kind_display": _("種類"),
        "share": _("そろい具合"),
        "missing": _("未確認の項目"),
        "last_confirmed": _("最後に確認した日"),
    }
    columns = [
        TitleColumn("name", label=_("名称"), get_url=edit_url),
        Column("get_kind_display", label=_("種類")),
        Column("share", label=_("そろい具合"), accessor=completeness.share_of),
        Column("missing", label=_("未確認の項目"), accessor=missing_labels),
        DateColumn("last_confirmed", label=_("最後に確認した日")),
    ]

    def get_base_queryset(self) -> QuerySet:
        rows = completeness.with_age(completeness.with_facts(self.resources()))
        return rows.order_by("municipality", "name", "pk")

    def resources(self) -> QuerySet:
        return visible_rows(Resource, self.request.user)

    def decorate_paginated_queryset(self, object_list):
        for each in object_list:
            each.share = completeness.share_of(each)
            each.missing = missing_labels(each)
        return object_list

    def get_filename(self) -> str:
        return "completeness"

    def get_context_data(self, *args, **kwargs):
        return super().get_context_data(
            *args,
            counts=completeness.counts(self.resources()),
            gaps=completeness.gaps(self.resources()),
            **kwargs,
        )
