"""One loading: read everything, check everything, and only then write."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext, override
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from directory.models import Municipality, Record, Source
from directory.sample import checking, history
from directory.sample.datasets import Dataset, files_of, municipality_names, read_all
from directory.sample.drafts import Draft, File
from directory.sample.faults import Fault, RefusedError
from directory.sample.files import MUNICIPALITY
from directory.sample.history import Saved
from directory.sample.outcomes import Tally
from directory.sample.world import World
from directory.sample.writing import Writer

Progress = Callable[[str], None]


def load(root: Path, chosen: Sequence[str] = (), progress: Progress = lambda line: None) -> Tally:
    """Load datasets under ``root`` (all where none is chosen), all of them or nothing.

    ``progress`` is told a line for each dataset. Raises ``RefusedError`` with every fault found.
    """
    # Cells are written with the Japanese labels of the choices.
    with override("ja"):
        faults: list[Fault] = []
        datasets = read_all(root, chosen, faults)
        world = World()
        world.elsewhere = municipality_names(root)
        faults += _faults_between(datasets, world)
        if faults:
            raise RefusedError(faults)
        with transaction.atomic():
            return _write_all(datasets, world, progress)


def _faults_between(datasets: list[Dataset], world: World) -> Iterator[Fault]:
    for dataset, _, drafts in _files(datasets):
        for draft in drafts:
            world.know(dataset.name, draft)
    yield from chain.from_iterable(map(checking.repeated, _together(datasets)))
    for dataset, _, drafts in _files(datasets):
        yield from checking.dangling(dataset.name, drafts, world)
        yield from checking.circular(dataset.name, drafts, world)


def _files(datasets: list[Dataset]) -> Iterator[tuple[Dataset, File, list[Draft]]]:
    for dataset in datasets:
        for file in files_of(dataset.name):
            yield dataset, file, dataset.drafts[file.name]


def _together(datasets: list[Dataset]) -> Iterator[list[Draft]]:
    """The drafts no two of which may be the same."""
    shared: dict[str, list[Draft]] = {}
    for _, file, drafts in _files(datasets):
        if file.shared:
            shared.setdefault(file.name, []).extend(drafts)
        else:
            yield drafts
    yield from shared.values()


def _write_all(datasets: list[Dataset], world: World, progress: Progress) -> Tally:
    tally = Tally(dataset.name for dataset in datasets)
    written: list[Saved] = []
    # Once for a whole record below, not again for each of its parts.
    with disable_reference_index_auto_update():
        _write_files(datasets, world, written, tally, progress)
    for saved in written:
        if isinstance(saved.record, Record | Source):
            ReferenceIndex.create_or_update_for_object(saved.record)
    history.publish(written)
    return tally


def _write_files(
    datasets: list[Dataset], world: World, written: list[Saved], tally: Tally, progress: Progress
) -> None:
    for dataset in datasets:
        # Every municipality first: the terms of one name the others.
        _write(dataset, MUNICIPALITY, world, written, tally)
    for dataset in datasets:
        for file in files_of(dataset.name):
            if file is not MUNICIPALITY:
                _write(dataset, file, world, written, tally)
        rows = tally.total(dataset.name).total()
        progress(gettext("%(path)s: %(rows)s行") % {"path": dataset.path, "rows": rows})


def _write(dataset: Dataset, file: File, world: World, written: list[Saved], tally: Tally) -> None:
    drafts = dataset.drafts.get(file.name)
    if drafts is None:
        return
    ordered = checking.parents_first(dataset.name, drafts, world)
    writer = Writer(dataset.name, file, world, _municipality(dataset, world), written)
    tally.add(dataset.name, file.name, writer.write(ordered))


def _municipality(dataset: Dataset, world: World) -> Municipality | None:
    for draft in dataset.drafts.get(MUNICIPALITY.name, ()):
        record = world.records.get(world.handle(dataset.name, draft))
        return record if isinstance(record, Municipality) else None
    return None
