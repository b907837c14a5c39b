"""Bring ``.venv`` to what ``uv.lock`` says; does nothing where it is there already."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from fetch_uv import index, uv
from progress import step, stop

ROOT = Path(__file__).resolve().parents[1]
STAMP = ROOT / ".venv" / "synced"


def main(*, dev: bool) -> None:
    """Install what serving needs, and with ``dev`` what testing needs, too."""
    wanted = hashlib.sha256((ROOT / "uv.lock").read_bytes()).hexdigest()
    if _done() >= {wanted, "dev" if dev else "run"}:
        return
    program = uv()
    with step("必要な部品を .venv に入れています（初めてのときは1分ほど）"):
        _sync(program, dev=dev)
    STAMP.write_text(" ".join([wanted, "run", *(["dev"] if dev else [])]))


def _done() -> set[str]:
    usable = (ROOT / ".venv" / "bin" / "python").exists() and STAMP.exists()
    return set(STAMP.read_text().split()) if usable else set()


def _sync(program: Path, *, dev: bool) -> None:
    groups = ["--dev"] if dev else ["--no-dev"]
    if index() is None:
        # What serves may stay beside what tests; only tests need to be exact.
        return _uv(program, "sync", "--frozen", *groups, *([] if dev else ["--inexact"]))
    # The lock file names PyPI's addresses; a mirror has the same files elsewhere.
    listed = ROOT / ".uv" / "requirements.txt"
    _uv(program, "export", "--frozen", "--quiet", *groups, "--output-file", str(listed))
    _uv(program, "venv", "--allow-existing")
    installing = ["pip", "install", "--require-hashes", "--default-index", str(index())]
    return _uv(program, *installing, "--requirement", str(listed))


def _uv(program: Path, *arguments: str) -> None:
    environment = {
        **os.environ,
        "UV_PYTHON_DOWNLOADS": "never",
        # A town hall's network often has a certificate authority of its own.
        "UV_SYSTEM_CERTS": "true",
        "UV_CACHE_DIR": str(ROOT / ".uv" / "cache"),
        "UV_PROJECT_ENVIRONMENT": str(ROOT / ".venv"),
    }
    environment.pop("VIRTUAL_ENV", None)
    done = subprocess.run(
        [program, *arguments],
        cwd=ROOT,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        stop(f"部品を入れられませんでした。uv の言うことは次のとおりです。\n{done.stderr}")


if __name__ == "__main__":
    main(dev="--dev" in sys.argv[1:])
