"""Where an index lives: one directory a generation, and a pointer to the current one."""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from search.engines.base import IndexHeldError

# The number grows with the layout: an index of another layout is as good as none.
_POINTER = "current.2"
_KEPT = 2


_ALL_MAY, _OWNER_MAY, _OWNER_MAY_READ = 0o777, 0o700, 0o600
_OTHERS = 0o077


class Generations:
    """The generations under ``root`` and which of them is current.

    Only its owner may look into a ``private`` root, or at any file there.
    """

    def __init__(self, root: Path, *, private: bool = False) -> None:
        self.root = root
        self._private = private
        self.pointer = root / _POINTER
        self.indexer_lock = root / "indexer.lock"
        self.batch_lock = root / "batch.lock"
        self.rebuild_lock = root / "rebuild.lock"
        self.journal = root / "journal"

    @contextmanager
    def held(self, lock: Path, *, wait: bool) -> Iterator[None]:
        """Hold ``lock``; it goes with the process, however that ends.

        Raises ``IndexHeldError`` where it is taken and ``wait`` is false.
        """
        self._prepare()
        with lock.open("w") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError as error:
                raise IndexHeldError(f"{lock} is held by another process") from error
            yield

    def is_held(self, lock: Path) -> bool:
        """Tell whether a process holds ``lock``."""
        try:
            with self.held(lock, wait=False):
                return False
        except IndexHeldError:
            return True

    def _prepare(self) -> None:
        mode = _OWNER_MAY if self._private else _ALL_MAY
        self.root.mkdir(mode=mode, parents=True, exist_ok=True)
        if self._private:
            _close(self.root, mode)

    def seal(self) -> None:
        """Keep the files of a private root from others, even where the root is copied."""
        # The root is closed before anything is in it: nobody sees a file before it is sealed.
        for folder, folders, names in os.walk(self.root) if self._private else ():
            for name in folders:
                _close(Path(folder, name), _OWNER_MAY)
            for name in names:
                _close(Path(folder, name), _OWNER_MAY_READ)

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
        self.seal()

    def _prune(self, current: Path) -> None:
        # Readers may still open files of the one before.
        older = sorted(p for p in self.root.glob("gen-*") if p.name < current.name)
        for path in older[: -(_KEPT - 1)]:
            shutil.rmtree(path, ignore_errors=True)


def _close(path: Path, mode: int) -> None:
    # The engine clears files away in threads of its own.
    with suppress(FileNotFoundError):
        if path.stat().st_mode & _OTHERS:
            path.chmod(mode)


def stamp(path: Path) -> tuple[int, int, int]:
    """Return what changes whenever the file at ``path`` is replaced; costs microseconds."""
    try:
        found = os.stat(path)
    except OSError:
        return (0, 0, 0)
    return (found.st_mtime_ns, found.st_ino, found.st_size)
