"""Percentiles of what was timed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Times:
    """Durations of the same kind of thing, in milliseconds, in ascending order."""

    ms: tuple[float, ...]
    capped: bool = False

    def percentile(self, share: float) -> float:
        """Return the duration that ``share`` of them do not exceed (nearest rank)."""
        return self.ms[min(len(self.ms) - 1, int(share * len(self.ms)))]

    @property
    def line(self) -> str:
        """p50, p95 and p99, as a table's cell."""
        text = " / ".join(f"{self.percentile(share):.2f}" for share in (0.5, 0.95, 0.99))
        return f"{text} (only {len(self.ms)} finished)" if self.capped else text


def timed(run: Callable[[T], object], things: Iterable[T], *, cap_s: float | None = None) -> Times:
    """Run ``run`` once for each of ``things``; give up after ``cap_s`` seconds in all."""
    durations: list[float] = []
    deadline = time.perf_counter() + (cap_s if cap_s is not None else float("inf"))
    waiting: Sequence[T] = list(things)
    for thing in waiting:
        started = time.perf_counter()
        run(thing)
        ended = time.perf_counter()
        durations.append((ended - started) * 1000)
        if ended > deadline:
            break
    return Times(tuple(sorted(durations)), capped=len(durations) < len(waiting))
