"""What every test has: indexes of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from directory.public.remembering import forget_everything


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests record as their ``report``, passed or not, from any process."""
    for outcome in ("passed", "failed"):
        for each in terminalreporter.getreports(outcome):
            for name, text in each.user_properties:
                if name == "report" and each.when == "call":
                    terminalreporter.write_line(f"\n{text}")


@pytest.fixture(autouse=True)
def own_index(settings: Any, tmp_path: Path) -> Path:
    """Give the test empty indexes nobody else writes; return where the public one lies."""
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    settings.SEARCH_STAFF_INDEX_DIR = tmp_path / "staff-index"
    return settings.SEARCH_INDEX_DIR


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Start without what an earlier test's database held."""
    forget_everything()
