"""What the templates of the parts cannot say themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from portal.plans.document import chart_svg, density, fiscal_years
from portal.plans.document.grid import Placed, grid
from portal.plans.document.linking import TERM, TERM_IN_HTML
from portal.plans.document.part_texts import number_text
from portal.plans.document.parts import (
    Cell,
    Chart,
    Line,
    Profile,
    Series,
    Span,
    Table,
    TimelineRow,
)
from portal.plans.showing import Links

register = template.Library()


@register.filter
def line(spans: Line, links: Links) -> SafeString:
    """One line of spans as HTML."""
    return format_html_join("", "{}", ((_span(span, links),) for span in spans))


@register.filter
def lines(cell: Cell, links: Links) -> SafeString:
    """What stands in a cell; only what has several lines needs something around each."""
    written = [(line(each, links),) for each in cell.lines]
    if len(written) == 1:
        return written[0][0]
    if density.runs_on(cell):
        return format_html_join("、", "{}", written)
    return format_html_join("", '<span class="plan-line">{}</span>', written)


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
def short_columns(table: Table) -> frozenset[str]:
    """The columns of a table that need not break their words."""
    return density.short_columns(table)


@register.filter
def folded(profile: Profile) -> density.Folded:
    """A profile's facts as they stand on the page."""
    return density.folded(profile)


@register.filter
def at_a_glance(about: Iterable[tuple[str, Cell]]) -> list[tuple[str, Cell]]:
    """Of a plan's own rows those a reader asks for first: whether it is in force, and for when."""
    first = {_("状態"), _("期間")}
    return [(name, cell) for name, cell in about if name in first]


@register.filter
def era(year: int) -> str:
    """A fiscal year's number in its era."""
    return fiscal_years.era(year)


@register.filter
def period(row: TimelineRow) -> str:
    """A row's period in few words."""
    return fiscal_years.short_period(row.start, row.end)


@register.filter
def own_wording(row: TimelineRow) -> str:
    """How the source writes a period, "" where it says nothing else than is printed anyway."""
    return "" if fiscal_years.says_only(row.wording, row.start, row.end) else row.wording


@register.filter
def this_year(links: Links) -> int | None:
    """The present fiscal year; None for what is kept as it was, on paper or as an edition."""
    return fiscal_years.year_of(timezone.localdate()) if links.linked and not links.paper else None


@register.filter
def cells(row: TimelineRow, years: tuple[int, ...]) -> Iterator[tuple[int, str]]:
    """Each year with how the row's period stands to it: "within", "outside" or "unknown"."""
    return ((year, _standing(row, year)) for year in years)


@register.filter
def drawn(chart: Chart) -> SafeString:
    """A chart as SVG."""
    return mark_safe(chart_svg.chart_svg(chart))  # noqa: S308 - every text in it is escaped


@register.filter
def marker(chart: Chart, index: int) -> SafeString:
    """The sign of one of a chart's series."""
    return mark_safe(chart_svg.marker_svg(chart, index))  # noqa: S308 - made of numbers alone


@register.filter
def has_gaps(chart: Chart) -> bool:
    """Tell whether a number is missing in a chart's table."""
    return any(value is None for each in chart.series for value in each.values)


@register.filter
def by_year(chart: Chart) -> Iterator[tuple[int, list[tuple[Series, float | None]]]]:
    """Each year of a chart with every series' value in it."""
    for number, year in enumerate(chart.years):
        yield year, [(each, each.values[number]) for each in chart.series]


@register.filter
def number(value: float | None) -> str:
    """A number as people write it, "" where there is none."""
    return "" if value is None else number_text(value)


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
