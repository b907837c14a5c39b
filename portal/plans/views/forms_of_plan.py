"""A plan in its other forms: on one page, as plain text, as PDF."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from portal.plans import papers, reading
from portal.plans.composing import document_of
from portal.plans.document.text import as_text
from portal.plans.models import PlanPage

# With the mark at its beginning; without it, Japanese programs take a text for Shift_JIS.
TEXT_ENCODING = "utf-8-sig"


def whole(plan: PlanPage, request: HttpRequest) -> HttpResponse:
    """Every chapter on one page."""
    return TemplateResponse(request, "plans/whole.html", reading.whole_context(plan, request))


def text(plan: PlanPage) -> HttpResponse:
    """The plan as one plain text."""
    content = as_text(document_of(reading.with_municipality(plan))).encode(TEXT_ENCODING)
    return _named(HttpResponse(content, content_type="text/plain; charset=utf-8"), plan, "txt")


def pdf(plan: PlanPage, request: HttpRequest) -> HttpResponse:
    """The plan as tagged PDF, or a page that says why there is none."""
    try:
        content = papers.pdf_of(document_of(reading.with_municipality(plan)))
    except papers.PaperUnavailableError:
        context = reading.no_paper_context(plan, request)
        return TemplateResponse(request, "plans/no_paper.html", context, status=404)
    return _named(HttpResponse(content, content_type="application/pdf"), plan, "pdf")


def _named(response: HttpResponse, plan: PlanPage, ending: str) -> HttpResponse:
    name = f"{plan.municipality.slug}-{plan.slug}.{ending}"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
