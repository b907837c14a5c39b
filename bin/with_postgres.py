"""Run a command beside a PostgreSQL of its own: ``bin/with_postgres.py COMMAND…``.

The cluster lives in a temporary directory, listens on a free port of this machine only,
is reached through ``DATABASE_URL``, and is gone when the command ends.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from progress import step, stop

OWNER = "postgres"


def main(command: list[str]) -> int:
    """Run ``command`` with a database; return its exit status."""
    with _cluster() as address:
        environment = {**os.environ, "DATABASE_URL": address}
        return subprocess.run(command, env=environment, check=False).returncode


@contextmanager
def _cluster() -> Iterator[str]:
    programs = _programs()
    port = _free_port()
    with tempfile.TemporaryDirectory(prefix="madoguchi-postgres-") as directory:
        data = Path(directory) / "data"
        _give_to_owner(Path(directory))
        serving = f"-p {port} -k {directory} -c listen_addresses=127.0.0.1 -c fsync=off"
        with step("試験用の PostgreSQL を始めています"):
            _run(programs / "initdb", "-D", data, "-U", "madoguchi", "-A", "trust", "-E", "UTF8")
            _run(programs / "pg_ctl", "-D", data, "-w", "-l", data / "log", "-o", serving, "start")
        try:
            yield f"postgres://madoguchi@127.0.0.1:{port}/postgres"
        finally:
            _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def _programs() -> Path:
    if on_path := shutil.which("pg_ctl"):
        return Path(on_path).parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    if not found:
        stop("PostgreSQL がありません。管理者として: apt-get install postgresql")
    return found[-1].parent


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _give_to_owner(directory: Path) -> None:
    """PostgreSQL refuses to run as root: let its own user have the directory."""
    if os.geteuid() == 0:
        owner = pwd.getpwnam(OWNER)
        os.chown(directory, owner.pw_uid, owner.pw_gid)


def _run(*command: str | Path) -> None:
    owner = OWNER if os.geteuid() == 0 else None
    with tempfile.TemporaryFile() as said:
        # Not a pipe: the server inherits it and would never let it end.
        done = subprocess.run(
            command,
            cwd="/",
            stdout=said,
            stderr=said,
            user=owner,
            group=owner,
            extra_groups=[] if owner else None,
        )
        if done.returncode:
            said.seek(0)
            stop(f"{command[0]} ができませんでした。\n{said.read().decode()}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
