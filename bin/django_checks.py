"""Django's own checks, with the settings a server would have, and the migrations."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = (
    ["check", "--deploy", "--fail-level", "WARNING"],
    ["makemigrations", "--check", "--dry-run"],
)


def main() -> int:
    """Run each of ``COMMANDS`` under production settings; return the worst status."""
    with tempfile.TemporaryDirectory() as directory:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "portal.settings.production",
            "SECRET_KEY": "only-for-this-check-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
            "ALLOWED_HOSTS": "madoguchi.example.jp",
            "MADOGUCHI_VAR": directory,
        }
        return max(_manage(command, environment) for command in COMMANDS)


def _manage(command: list[str], environment: dict[str, str]) -> int:
    return subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
