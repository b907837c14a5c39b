"""用語集: a municipality's terms, for the page of all of them and for whoever links to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory import gojuon
from directory.models import Municipality, Term, TermName
from directory.public.remembering import remembered
from directory.public.scope import Scope
from directory.term_entries import anchor_of, path_of

_SPECIAL = {
    gojuon.LETTERS: gettext_lazy("数字・英字"),
    gojuon.UNKNOWN: gettext_lazy("読みが未確認"),
}


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A published term. ``definition`` is empty where nobody has written one yet.

    ``kind`` is one of ``Term.Definition``: where in the source the term is explained.
    """

    pk: int
    name: str
    reading: str
    other_names: tuple[str, ...]
    definition: str
    kind: str

    @property
    def path(self) -> str:
        """Where it is read, below its municipality's first page."""
        return path_of(self.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedTerm:
    """A term as the glossary prints it; ``used_by`` pairs names with addresses, or ""."""

    term: GlossaryTerm
    anchor: str
    explained_in: str
    source: str
    defined_by: str
    used_by: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TermRow:
    """The terms under one heading, and what the index calls it ("か")."""

    heading: str
    short: str
    anchor: str
    terms: tuple[ExplainedTerm, ...] = ()


@remembered(Term, TermName, Municipality)
def terms_of(municipality_pk: int) -> tuple[GlossaryTerm, ...]:
    """Every published term of a municipality: those with a definition first, then by reading."""
    terms = Term.objects.filter(live=True, municipality=municipality_pk)
    found = map(_term, terms.prefetch_related("other_names"))
    return tuple(sorted(found, key=lambda each: (not each.definition, *_order(each))))


def has_terms(municipality_pk: int) -> bool:
    """Tell whether there is anything to read in the glossary."""
    return bool(terms_of(municipality_pk))


def index(scope: Scope, municipality: Municipality) -> tuple[TermRow, ...]:
    """The ten rows of the 五十音, empty ones included, then what stands outside them."""
    found = list(
        Term.objects.filter(live=True, municipality=municipality)
        .select_related("source")
        .prefetch_related("other_names", "also_used_by")
    )
    elsewhere = _elsewhere(found, municipality)
    rows: dict[str, list[ExplainedTerm]] = defaultdict(list)
    for record in found:
        heading = gojuon.heading(record.name, record.reading, record.kana_row)
        rows[heading].append(_explained(record, scope, elsewhere))
    return tuple(
        _row(heading, f"row-{number}", rows[heading])
        for number, heading in enumerate(gojuon.HEADINGS, start=1)
        if heading in gojuon.ROWS or rows[heading]
    )


def _row(heading: str, anchor: str, terms: Iterable[ExplainedTerm]) -> TermRow:
    special = _SPECIAL.get(heading)
    long = str(special) if special else _("%(kana)s行") % {"kana": heading}
    short = str(special) if special else heading
    return TermRow(long, short, anchor, tuple(sorted(terms, key=_order_of)))


def _elsewhere(terms: Iterable[Term], municipality: Municipality) -> dict[tuple[int, str], int]:
    """The same words in other glossaries: by whose and which, the term's pk."""
    same = Term.objects.filter(live=True, name__in=[term.name for term in terms])
    others = same.exclude(municipality=municipality).order_by()
    return {
        (owner, name): pk for owner, name, pk in others.values_list("municipality", "name", "pk")
    }


def _explained(record: Term, scope: Scope, elsewhere: dict[tuple[int, str], int]) -> ExplainedTerm:
    return ExplainedTerm(
        term=_term(record),
        anchor=anchor_of(record.pk),
        explained_in=record.get_definition_kind_display(),
        source=record.source.title if record.source else "",
        defined_by=record.defined_by,
        used_by=tuple(
            (other.label, _address(other, elsewhere.get((other.pk, record.name)), scope))
            for other in record.also_used_by.all()
            if other.live
        ),
    )


def _address(other: Municipality, pk: int | None, scope: Scope) -> str:
    if pk is None or not scope.reaches(other.code):
        return ""
    return f"{scope.root_of(other.code)}{path_of(pk)}"


def _term(record: Term) -> GlossaryTerm:
    return GlossaryTerm(
        pk=record.pk,
        name=record.name,
        reading=record.reading,
        other_names=tuple(each.text for each in record.other_names.all()),
        definition=record.definition,
        kind=record.definition_kind,
    )


def _order(term: GlossaryTerm) -> tuple[str, str, str]:
    return gojuon.order(term.name, term.reading)


def _order_of(shown: ExplainedTerm) -> tuple[str, str, str]:
    return _order(shown.term)
