"""The folders of data files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext

from directory.sample.drafting import drafts
from directory.sample.drafts import Draft, File
from directory.sample.faults import Fault
from directory.sample.files import MUNICIPALITY, OF_MUNICIPALITY, SHARED, SHARED_DATASET
from directory.sample.reading import read


@dataclass(slots=True)
class Dataset:
    """A folder and the drafts of its files, in the order they are loaded."""

    name: str
    path: str
    drafts: dict[str, list[Draft]] = field(default_factory=dict)


def names(root: Path) -> list[str]:
    """The datasets under ``root``; what all the others share comes first."""
    found = sorted(each.name for each in root.iterdir() if each.is_dir()) if root.is_dir() else []
    return sorted(found, key=lambda name: name != SHARED_DATASET)


def files_of(name: str) -> tuple[File, ...]:
    """The files a dataset may hold."""
    return SHARED if name == SHARED_DATASET else (MUNICIPALITY, *OF_MUNICIPALITY)


def read_all(root: Path, chosen: Sequence[str], faults: list[Fault]) -> list[Dataset]:
    """Read the chosen datasets, or all of them where none is chosen."""
    there = names(root)
    for name in (*chosen, *(() if there else ("",))):
        if name not in there:
            path = f"{root.name}/{name}"
            faults.append(Fault(path, 0, "", gettext("このフォルダはありません。")))
    wanted = [name for name in there if not chosen or name in chosen]
    return [_read(root, name, faults) for name in wanted]


def municipality_names(root: Path) -> set[str]:
    """What the municipalities of all datasets are called."""
    unheard: list[Fault] = []
    found = (_table_names(root / name / MUNICIPALITY.name, unheard) for name in names(root))
    return set().union(*found)


def _table_names(file: Path, faults: list[Fault]) -> set[str]:
    table = read(file, file.name, faults) if file.is_file() else None
    return {row.cells.get("名称", "") for row in table.rows} - {""} if table else set()


def _read(root: Path, name: str, faults: list[Fault]) -> Dataset:
    dataset = Dataset(name, f"{root.name}/{name}")
    files = files_of(name)
    faults += _strangers(root / name, dataset.path, files)
    for file in files:
        path = f"{dataset.path}/{file.name}"
        there = root / name / file.name
        table = read(there, path, faults) if there.is_file() else None
        dataset.drafts[file.name] = drafts(file, table, faults) if table else []
        if file is MUNICIPALITY and (table or not there.is_file()):
            faults += _count_faults(path, len(table.rows) if table else 0)
    return dataset


def _strangers(folder: Path, path: str, files: Sequence[File]) -> Iterable[Fault]:
    known = {file.name for file in files}
    for each in sorted(folder.glob("*.csv")):
        if each.name not in known:
            reason = gettext("この名前のファイルは読み込めません。使えるのは %(names)s です。")
            listed = gettext("、").join(sorted(known))
            yield Fault(f"{path}/{each.name}", 0, "", reason % {"names": listed})


def _count_faults(path: str, rows: int) -> Iterable[Fault]:
    if rows != 1:
        reason = gettext("自治体はちょうど1行で書いてください（いまは %(rows)s行）。")
        yield Fault(path, 0, "", reason % {"rows": rows})
