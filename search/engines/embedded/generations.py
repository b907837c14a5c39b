"""Where an index lives: one directory a generation, and a pointer to the current one."""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from search.engines.base import IndexHeldError

# The number grows with the layout: an index of another layout is as good as none.
_POINTER = "current.2"
_KEPT = 2


@contextmanager
def locked(path: Path, *, wait: bool) -> Iterator[None]:
    """Hold the lock at ``path``; it goes with the process, however that ends.

    Raises ``IndexHeldError`` where it is taken and ``wait`` is false.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError as error:
            raise IndexHeldError(f"{path} is held by another process") from error
        yield


def is_locked(path: Path) -> bool:
    """Tell whether a process holds the lock at ``path``."""
    try:
        with locked(path, wait=False):
            return False
    except IndexHeldError:
        return True


class Generations:
    """The generations under ``root`` and which of them is current."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.pointer = root / _POINTER
        self.indexer_lock = root / "indexer.lock"
        self.batch_lock = root / "batch.lock"
        self.rebuild_lock = root / "rebuild.lock"
        self.journal = root / "journal"

    def current(self) -> Path | None:
        """Return the current generation, or None before the first."""
        try:
            name = self.pointer.read_text().strip()
        except OSError:
            return None
        return self.root / name if name else None

    def create(self) -> Path:
        """Return the empty directory of a new generation nobody reads yet."""
        path = self.root / f"gen-{time.time_ns():x}"
        path.mkdir(parents=True)
        return path

    def publish(self, generation: Path) -> None:
        """Make ``generation`` current in one step and forget those long gone."""
        draft = self.root / f"{_POINTER}.{os.getpid()}"
        with draft.open("w") as handle:
            handle.write(generation.name)
            handle.flush()
            os.fsync(handle.fileno())
        draft.replace(self.pointer)
        self._prune(generation)

    def _prune(self, current: Path) -> None:
        # Readers may still open files of the one before.
        older = sorted(p for p in self.root.glob("gen-*") if p.name < current.name)
        for path in older[: -(_KEPT - 1)]:
            shutil.rmtree(path, ignore_errors=True)


def stamp(path: Path) -> tuple[int, int, int]:
    """Return what changes whenever the file at ``path`` is replaced; costs microseconds."""
    try:
        found = os.stat(path)
    except OSError:
        return (0, 0, 0)
    return (found.st_mtime_ns, found.st_ino, found.st_size)
