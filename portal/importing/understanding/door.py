"""Puts the steps in order."""

from __future__ import annotations

from portal.importing.data import PlaceFound, Progress, Source, Step, Understood
from portal.importing.mapping import DEFAULT, Mapping

from .assembly import groups_of, programme_of
from .contents import contents_of
from .headings import headings_of
from .labels import Labels
from .places import merged, places_of
from .stream import stream_of
from .walk import records_of


def understand(
    source: Source, mapping: Mapping = DEFAULT, progress: Progress | None = None
) -> Understood:
    """Return what a document says. Never raises for any source; unsure things are ``faults``."""
    tell = progress or _silent
    labels = Labels(mapping)
    chunks = stream_of(source)
    contents = contents_of(chunks)
    headings = {
        heading.at: heading
        for heading in headings_of(chunks, labels, contents.titles, contents.places)
    }
    records = records_of(chunks, headings, labels, contents.places,
                         lambda at: tell(Step.PROGRAMMES, at, len(chunks)))  # fmt: skip
    groups = groups_of(records)
    programmes = [programme_of(group) for group in groups]
    places: list[PlaceFound] = []
    for group, programme in zip(groups, programmes, strict=True):
        for record in group.records:
            places.extend(places_of(record, programme.name))
    for record in records:
        if record.places_only:
            places.extend(places_of(record, record.name))
    return Understood(programmes=tuple(programmes), places=tuple(merged(places)))


def _silent(step: Step, done: int, total: int) -> None:
    pass
