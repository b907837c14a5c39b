"""Long imports: read beside the web server, in a process of their own.

The file waits in a private directory and is deleted when the import ends, however it ends.
"""

from __future__ import annotations

import time
from datetime import timedelta
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from portal import detached
from portal.importing import running, wording
from portal.importing.data import Step, Unreadable
from portal.importing.drafting import Dropped
from portal.importing.models import ImportRun

State = ImportRun.State
# An import that has not moved for this long has died with its process.
GIVEN_UP_AFTER = timedelta(minutes=3)
TOLD_EVERY_SECONDS = 1.0


class SupersededError(Exception):
    """The run was deleted, or started again, while it was being read."""


def put(run: ImportRun, content: bytes) -> None:
    """Keep a file for a saved run and start reading it once the run is committed."""
    sweep()
    path = _path(run.pk)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(content)
    transaction.on_commit(partial(start, run.pk))


def start(pk: int) -> None:
    """Begin an import in a process that outlives this one."""
    detached.manage("import_plan", "--run", str(pk))


def is_dead(run: ImportRun) -> bool:
    """Whether a run that has not ended has not moved for too long."""
    unfinished = run.state in (State.WAITING, State.RUNNING)
    return unfinished and timezone.now() - run.touched_at > GIVEN_UP_AFTER


def can_restart(run: ImportRun) -> bool:
    """Whether a dead run's file is still there."""
    return is_dead(run) and _path(run.pk).exists()


def restart(run: ImportRun) -> None:
    """Start a dead run anew; whoever may still be at it finds the run is no longer theirs."""
    ImportRun.objects.filter(pk=run.pk).update(
        state=State.WAITING, step="", done=0, total=0, touched_at=timezone.now()
    )
    transaction.on_commit(partial(start, run.pk))


def work(pk: int) -> ImportRun | None:
    """Read a waiting run to its end; None where there is none, or somebody else is at it."""
    waiting = ImportRun.objects.filter(pk=pk, state=State.WAITING)
    if not waiting.update(state=State.RUNNING, attempt=F("attempt") + 1, touched_at=timezone.now()):
        return None
    run = ImportRun.objects.select_related("municipality", "by").get(pk=pk)
    try:
        _carry_out(run)
    except SupersededError:
        return None
    except (Unreadable, Dropped) as error:
        _fail(run, wording.why_not(error))
    except Exception:
        _fail(run, str(wording.UNEXPECTED))
        raise
    _remove_if_over(pk)
    return run


def remove(pk: int) -> None:
    """Delete the file of a run."""
    _path(pk).unlink(missing_ok=True)


def drop(run: ImportRun) -> None:
    """Delete a run that could not begin, and then its file."""
    pk = run.pk
    run.delete()
    remove(pk)


def sweep() -> None:
    """Delete files whose run has ended or is gone."""
    alive = ImportRun.objects.filter(state__in=(State.WAITING, State.RUNNING))
    keys = {str(pk) for pk in alive.values_list("pk", flat=True)}
    for path in _folder().glob("*"):
        if path.name not in keys:
            path.unlink(missing_ok=True)


def _carry_out(run: ImportRun) -> None:
    telling = _Telling(run)
    document, found = running.read_file(run, _path(run.pk).read_bytes(), progress=telling)
    telling.tell(Step.WRITING, 0, 1)
    with transaction.atomic():
        telling.tell(Step.WRITING, 0, 1)
        running.write(run, document, found, user=run.by)


def _fail(run: ImportRun, why: str) -> None:
    mine = ImportRun.objects.filter(pk=run.pk, attempt=run.attempt)
    mine.update(state=State.FAILED, answer=why, touched_at=timezone.now())
    _remove_if_over(run.pk)


def _remove_if_over(pk: int) -> None:
    if not ImportRun.objects.filter(pk=pk, state__in=(State.WAITING, State.RUNNING)).exists():
        remove(pk)


class _Telling:
    """Writes how far a run is, not more often than anybody looks."""

    def __init__(self, run: ImportRun) -> None:
        self._mine = ImportRun.objects.filter(pk=run.pk, attempt=run.attempt, state=State.RUNNING)
        self._last = 0.0

    def __call__(self, step: Step, done: int, total: int) -> None:
        if time.monotonic() - self._last >= TOLD_EVERY_SECONDS:
            self.tell(step, done, total)

    def tell(self, step: Step, done: int, total: int) -> None:
        """Write it at once. Raises ``SupersededError`` where the run is no longer ours."""
        self._last = time.monotonic()
        told = {"step": step.value, "done": done, "total": total, "touched_at": timezone.now()}
        if not self._mine.update(**told):
            raise SupersededError


def _folder() -> Path:
    return Path(settings.VAR_DIR) / "imports"


def _path(pk: int) -> Path:
    return _folder() / str(pk)
