"""What the templates of the parts cannot say themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django import template
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from portal.plans.document import chart_svg, fiscal_years
from portal.plans.document.grid import Placed, grid
from portal.plans.document.linking import TERM, TERM_IN_HTML
from portal.plans.document.part_texts import number_text
from portal.plans.document.parts import Chart, Line, Series, Span, Table, TimelineRow
from portal.plans.showing import Links

register = template.Library()


@register.filter
def line(spans: Line, links: Links) -> SafeString:
    """One line of spans as HTML."""
    return format_html_join("", "{}", ((_span(span, links),) for span in spans))


@register.filter
def spans(span: Span) -> Line:
    """A single span as a line."""
    return (span,)


@register.filter
def prose(html: str, links: Links) -> SafeString:
    """An editor's clean HTML with its terms explained."""
    return mark_safe(  # noqa: S308 - cleaned when the document was composed
        TERM_IN_HTML.sub(lambda found: _term(found[1], mark_safe(found[2]), links), html)  # noqa: S308
    )


@register.filter
def rows(table: Table) -> tuple[tuple[Placed, ...], ...]:
    """A table's rows, with what reaches into them from above."""
    return grid(table)


@register.filter
def era(year: int) -> str:
    """A fiscal year's number in its era."""
    return fiscal_years.era(year)


@register.filter
def period(row: TimelineRow) -> str:
    """A row's period in words."""
    return fiscal_years.period(row.start, row.end)


@register.filter
def own_wording(row: TimelineRow) -> str:
    """How the source writes a period, "" where it writes just what is printed anyway."""
    plain = [f"{fiscal_years.era(year)}年度" for year in (row.start, row.end) if year is not None]
    return "" if row.wording == f"{'から'.join(plain)}まで" else row.wording


@register.filter
def cells(row: TimelineRow, years: tuple[int, ...]) -> Iterator[tuple[int, str]]:
    """Each year with how the row's period stands to it: "within", "outside" or "unknown"."""
    return ((year, _standing(row, year)) for year in years)


@register.filter
def drawn(chart: Chart) -> SafeString:
    """A chart as SVG."""
    return mark_safe(chart_svg.chart_svg(chart))  # noqa: S308 - every text in it is escaped


@register.filter
def marker(index: int) -> SafeString:
    """The sign of a chart's series."""
    return mark_safe(chart_svg.marker_svg(index))  # noqa: S308 - made of numbers alone


@register.filter
def by_year(chart: Chart) -> Iterator[tuple[int, list[tuple[Series, float | None]]]]:
    """Each year of a chart with every series' value in it."""
    for number, year in enumerate(chart.years):
        yield year, [(each, each.values[number]) for each in chart.series]


@register.filter
def number(value: float) -> str:
    """A number as people write it."""
    return number_text(value)


@register.filter
def image_path(address: str) -> str:
    """The path of an image of this site, whatever host it was asked from."""
    return re.sub(r"^https?://[^/]+", "", address)


def _span(span: Span, links: Links) -> SafeString:
    if span.mark == TERM:
        return _term(span.ref, span.text, links)
    text: SafeString = conditional_escape(span.text)
    if span.mark == "unknown":
        text = format_html('<span class="unknown__mark">{}</span>', text)
    elif span.mark == "strong":
        text = format_html("<strong>{}</strong>", text)
    if span.ref and (address := links.address(span.ref)):
        return format_html('<a href="{}">{}</a>', address, text)
    return text


def _term(key: str, word: str, links: Links) -> SafeString:
    """A word that leads to the glossary and opens its explanation in place."""
    made = render_to_string(
        "plans/term.html",
        {
            "word": word,
            "term": links.terms[key],
            "address": links.address(key),
            "id": f"explained-{links.within}-{key.partition(':')[2]}",
        },
    )
    return mark_safe(made.strip())  # noqa: S308 - a template's


def _standing(row: TimelineRow, year: int) -> str:
    if row.start is None and row.end is None:
        return "unknown"
    if (row.start is not None and year < row.start) or (row.end is not None and year > row.end):
        return "outside"
    if (row.start is None and year != row.end) or (row.end is None and year != row.start):
        return "unknown"
    return "within"
