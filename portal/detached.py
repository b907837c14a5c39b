"""Work that nobody should wait for: a command in a process that outlives this one."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from django.conf import settings


def manage(*arguments: str) -> None:
    """Start ``manage.py`` with ``arguments`` and do not wait; what it says goes nowhere."""
    quiet: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
    command = [sys.executable, "manage.py", *arguments]
    subprocess.Popen(command, cwd=settings.BASE_DIR, start_new_session=True, **quiet)
