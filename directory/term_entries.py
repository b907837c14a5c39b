"""What the search may know of a glossary term: its public fields, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from directory.models import Term
from directory.shelves import GLOSSARY, listed
from search.data import SHELF, Entry, Name

PREFIX = "term"
KIND = "term"
# Whoever types means a place more often than a word; a word somebody explains helps more.
EXPLAINED, BARE = 0.5, 0.4


def key_of(pk: int) -> str:
    return f"{PREFIX}:{pk}"


def path_of(pk: int) -> str:
    """Where a term is read, below its municipality's first page."""
    return f"glossary/#{anchor_of(pk)}"


def anchor_of(pk: int) -> str:
    """The term's place on the page of all terms; it stays when the term is reworded."""
    return f"term-{pk}"


def entry(key: str) -> Entry | None:
    """The entry of one key, loaded fresh; None where the public may not see it."""
    found = _public().filter(pk=int(key.partition(":")[2])).first()
    return to_entry(found) if found else None


def entries() -> Iterator[Entry]:
    """Every published term's entry."""
    for term in _public().order_by("pk").iterator(chunk_size=500):
        yield to_entry(term)


def _public() -> QuerySet[Term]:
    terms = Term.objects.filter(live=True, municipality__live=True)
    return terms.select_related("municipality").prefetch_related("other_names")


def to_entry(term: Term) -> Entry:
    """Build the entry of a term fetched with its municipality and other names."""
    return Entry(
        key=key_of(term.pk),
        municipality=term.municipality.code,
        kind=KIND,
        name=Name(term.name, term.reading),
        path=path_of(term.pk),
        other_names=tuple(Name(each.text, each.reading) for each in term.other_names.all()),
        body=(term.definition,) if term.definition else (),
        facets={SHELF: (GLOSSARY,)},
        prominence=EXPLAINED if term.definition else BARE,
        card=listed(
            where=_("用語集"),
            lead="" if term.definition else _("説明は未確認です"),
            fictional=term.municipality.fictional,
        ),
    )
