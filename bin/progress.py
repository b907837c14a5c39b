"""One line a step, so that nobody wonders whether anything is happening."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn


@contextmanager
def step(text: str) -> Iterator[None]:
    """Say ``text`` now, and how many seconds it took once done."""
    print(f"→ {text}…", flush=True)
    started = time.perf_counter()
    yield
    print(f"  済みました（{time.perf_counter() - started:.1f} 秒）", flush=True)


def stop(message: str) -> NoReturn:
    """Say in plain words why this cannot go on, and leave."""
    sys.exit(f"\n✗ {message}")
