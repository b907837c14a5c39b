"""The year's table as a file, for the office or for publication; it leaves a trace."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from directory.registry.counting.sheets import CSV, XLSX, Row, as_csv, as_xlsx
from directory.registry.counting.tables import Section
from directory.registry.forms.base import PlainForm
from directory.registry.models import Trace
from directory.registry.pages.frame import go
from directory.registry.permissions import Member
from directory.registry.services import traces
from directory.registry.services.needs import settings_of

from .views import READERS, days_of, table_of


class ExportForm(PlainForm):
    """Which file, for whom."""

    file = forms.ChoiceField(choices=[("xlsx", "xlsx"), ("csv", "csv")])
    readers = forms.ChoiceField(choices=READERS)


def export(request: HttpRequest, member: Member, year: int) -> HttpResponse:
    """The file that was asked for."""
    days_of(year)
    form = ExportForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("書き出す形を、このページのボタンから選んでください。"))
        return go(member, "numbers_year", year)
    public = form.cleaned_data["readers"] == "public"
    limit = settings_of(member.municipality).suppress_below
    rows = rows_of(table_of(member, year, limit), member, year, public=public)
    readers = dict(READERS)[form.cleaned_data["readers"]]
    subject = _("%(year)d年度の数字（%(readers)s）") % {"year": year, "readers": readers}
    traces.leave(member, Trace.What.EXPORTED, subject=subject, rows=len(rows) - 1)
    return _file(form.cleaned_data["file"], rows, subject, f"numbers-{year}", public)


def rows_of(table: list[Section], member: Member, year: int, *, public: bool) -> list[Row]:
    """A heading and one row a number, each with how it is counted."""
    heading = [_("自治体"), _("年度"), _("数えたもの"), _("内訳"), _("数"), _("単位"), _("数え方")]
    rows: list[Row] = [heading]
    for section in table:
        for line in section.lines:
            number = line.published if public and line.hidden else line.number
            rows.append(
                [
                    member.municipality.name,
                    year,
                    section.label,
                    line.label,
                    number,
                    section.unit,
                    section.how,
                ]
            )
    return rows


def _file(kind: str, rows: list[Row], title: str, stem: str, public: bool) -> HttpResponse:
    content = as_csv(rows) if kind == "csv" else as_xlsx(rows, title)
    response = HttpResponse(content, content_type=CSV if kind == "csv" else XLSX)
    name = f"{stem}{'-public' if public else ''}.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
