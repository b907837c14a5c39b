"""The files of the project, as the architecture tests walk them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("portal", "directory", "search")
_PASSED_OVER = {".git", ".venv", ".uv", "var", "node_modules", "__pycache__", "vendor"}
_CACHES = {".pytest_cache", ".mypy_cache", ".ruff_cache", ".import_linter_cache"}
_TEXTS = {
    *(".py", ".html", ".css", ".js", ".svg", ".md", ".toml", ".txt", ".csv", ".json", ".po"),
    *(".lua", ".sh", ".yml", ""),
}


def files(*tops: str) -> Iterator[Path]:
    """Yield every text file that is ours below ``tops``, or in the whole project."""
    for top in [ROOT / name for name in tops] if tops else [ROOT]:
        yield from _walk(top)


def modules(*tops: str) -> Iterator[Path]:
    """Yield our Python modules below ``tops`` without what Django generated."""
    for path in files(*tops):
        if path.suffix == ".py" and "migrations" not in path.parts:
            yield path


def _walk(top: Path) -> Iterator[Path]:
    for path in sorted(top.iterdir()):
        if path.is_dir() and path.name not in _PASSED_OVER | _CACHES:
            yield from _walk(path)
        elif path.is_file() and path.suffix in _TEXTS and ".min." not in path.name:
            yield path


def named(path: Path) -> str:
    """Return ``path`` as seen from the root of the project."""
    return str(path.relative_to(ROOT))
