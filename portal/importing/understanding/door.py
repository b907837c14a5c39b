"""Puts the steps in order."""

from __future__ import annotations

from collections.abc import Mapping as ByPlace
from collections.abc import Sequence

from portal.importing.data import PlaceFound, Progress, Source, Step, Understood
from portal.importing.mapping import DEFAULT, Mapping

from .asides import places_for
from .assembly import Group, groups_of, programme_of
from .boxes import places_in_boxes
from .contents import contents_of
from .faults import faults_of
from .headings import Heading, heading_at, headings_of
from .labels import Labels
from .learning import learned, recurring
from .named import areas_of, departments_of, organizations_of
from .names import only_kind, programmes_named
from .outline import chapters_of
from .places import merged, places_of
from .plan import plan_of
from .records import Record
from .statements import stated
from .stream import Chunk, TextLine, stream_of
from .walk import records_of
from .whereabouts import located


def understand(
    source: Source, mapping: Mapping = DEFAULT, progress: Progress | None = None
) -> Understood:
    """Return what a document says. Never raises for any source; unsure things are ``faults``."""
    tell = progress or _silent
    chunks = stream_of(source)
    labels = Labels(learned(chunks, mapping), recurring(chunks))
    contents = contents_of(chunks)
    headings = {
        heading.at: heading
        for heading in headings_of(chunks, labels, contents.titles, contents.places)
    }
    tell(Step.OUTLINE, 1, 1)
    records = records_of(chunks, headings, labels, contents.places,
                         lambda at: tell(Step.PROGRAMMES, at + 1, len(chunks)))  # fmt: skip
    records = [*records, *stated(chunks, records)]
    chapters = chapters_of(source, chunks, _outside(headings, chunks, records), contents)
    groups = groups_of(records)
    programmes = tuple(programme_of(group) for group in groups)
    places = _places(records, groups, [each.name for each in programmes])
    if not any(place.programmes for place in places):
        places = merged([*places, *places_in_boxes(chunks)])
    names = {programme.kind: programme.name for programme in programmes if programme.kind}
    places = merged([*places, *places_for(chunks, names)])
    programmes = tuple(located(groups, programmes, places))
    tell(Step.PLACES, 1, 1)
    return Understood(
        plan=plan_of(chunks),
        chapters=chapters,
        programmes=programmes,
        places=tuple(places),
        areas=areas_of(chunks),
        departments=departments_of(programmes, places),
        organizations=organizations_of(chunks, programmes),
        faults=tuple(faults_of(groups, programmes, places, chapters, labels)),
    )


def _outside(
    headings: ByPlace[int, Heading], chunks: Sequence[Chunk], records: Sequence[Record]
) -> dict[int, Heading]:
    """Return the headings without what only looks like one inside a programme's sheet."""
    inside: set[int] = set()
    for record in records:
        values = (value for stretch in record.stretches for each in stretch.values.values()
                  for value in each)  # fmt: skip
        inside.update(line for value in values for line in value.lines)
        if record.overview:
            inside.update(record.lines)
    kept = {
        at: heading
        for at, heading in headings.items()
        if heading.level or not inside.intersection(chunks[at].lines)
    }
    return {**_named(chunks, records), **kept}


def _named(chunks: Sequence[Chunk], records: Sequence[Record]) -> dict[int, Heading]:
    """Return the lines that name a programme above its sheet: headings, whatever they look like."""
    begins = {
        record.lines[0]
        for record in records
        if record.lines and not record.overview and any(each.values for each in record.stretches)
    }
    return {
        at: heading_at(at, chunk, strong=True)
        for at, chunk in enumerate(chunks)
        if isinstance(chunk, TextLine) and chunk.lines[0] in begins and programmes_named(chunk.text)
    }


def _places(
    records: Sequence[Record], groups: Sequence[Group], names: Sequence[str]
) -> list[PlaceFound]:
    owner = {id(record): name for group, name in zip(groups, names, strict=True)
             for record in group.records}  # fmt: skip
    by_kind = {group.key[0]: name for group, name in zip(groups, names, strict=True)}
    found: list[PlaceFound] = []
    for record in records:
        # A part of the law with one programme only: its places are that programme's.
        above = by_kind.get(only_kind(record.items), record.name)
        found.extend(places_of(record, owner.get(id(record), above)))
    return merged(found)


def _silent(step: Step, done: int, total: int) -> None:
    pass
