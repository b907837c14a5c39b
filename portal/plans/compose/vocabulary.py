"""用語・略称, 様式・文書, and 出どころ."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from portal.plans.document.parts import Cell, FileItem, Files, Line, Part, Span
from portal.plans.facts.records import GlossaryFact, PaperFact, SourceFact

from . import tables
from .asked import Asked, meant, remark

_ABBREVIATION = "abbreviation"


def terms(asked: Asked) -> Iterator[Part]:
    """The terms with readings, other names and definitions."""
    chosen = terms_records(asked)
    if not chosen:
        yield remark(_("用語は、まだ台帳にありません。"))
        return
    yield tables.table(asked.title(_("用語・略称")), _terms(), chosen)


def terms_records(asked: Asked) -> tuple[GlossaryFact, ...]:
    """Every term, or only those that stand for others."""
    only_short = bool(asked.value.get("abbreviations"))
    return tuple(
        each
        for each in asked.facts.terms
        if not only_short or each.kind == _ABBREVIATION or each.other_names
    )


def _terms() -> list[tables.Column[GlossaryFact]]:
    return [
        (_("用語"), _term),
        (_("別の名前"), lambda each: tables.texts(each.other_names)),
        (_("説明"), lambda each: tables.text(each.definition)),
        (_("だれの説明か"), lambda each: tables.text(each.defined_by)),
    ]


def _term(term: GlossaryFact) -> Cell:
    return tables.named(term.name, term.key, term.reading)


def papers(asked: Asked) -> Iterator[Part]:
    """The forms and documents of the kinds wished for."""
    chosen = papers_records(asked)
    if not chosen:
        yield remark(_("様式・文書は、まだ台帳にありません。"))
        return
    yield from asked.heading()
    yield Files(tuple(map(_file, chosen)))


def papers_records(asked: Asked) -> tuple[PaperFact, ...]:
    """The papers of the kinds wished for; staff papers only where staff asked."""
    return tuple(each for each in asked.facts.papers if meant(asked.named("kinds"), each.kind))


def _file(paper: PaperFact) -> FileItem:
    return FileItem(
        title=paper.name,
        kind=paper.kind,
        purpose=tables.joined(paper.purpose),
        version=paper.version,
        dated=paper.dated,
        address=paper.address,
        size=paper.size,
        provisional=paper.provisional,
    )


def sources(asked: Asked) -> Iterator[Part]:
    """Where the facts were read."""
    if not asked.facts.sources:
        yield remark(_("出どころは、まだ台帳にありません。"))
        return
    yield tables.table(
        asked.title(_("出どころ")), _sources(), asked.facts.sources, missing=tables.not_stated
    )


def sources_records(asked: Asked) -> tuple[SourceFact, ...]:
    """Every source."""
    return asked.facts.sources


def _sources() -> list[tables.Column[SourceFact]]:
    return [
        (_("題名"), _source),
        (_("種類"), lambda each: tables.text(each.kind)),
        (_("発行者"), lambda each: tables.text(each.publisher)),
        (_("日付"), lambda each: tables.text(each.dated)),
        (_("ファイル名"), lambda each: tables.text(each.file_name)),
    ]


def _source(source: SourceFact) -> Cell:
    line: Line = (Span(source.name, ref=source.address or source.key),)
    return Cell((line,))
