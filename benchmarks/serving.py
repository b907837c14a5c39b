"""A gunicorn with two workers on a free port, and wrk asking it."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

WORKERS = 2
CONNECTIONS = 4
WARM_UP = 12
_CYCLE = """
local paths = {}
for line in io.lines(os.getenv("BENCH_PATHS")) do paths[#paths + 1] = line end
local number = 0
request = function()
  number = number % #paths + 1
  return wrk.format("GET", paths[number])
end
"""


@dataclass(frozen=True, slots=True)
class Load:
    """What a server did under load. ``cpu_ms`` is the workers' CPU time a request."""

    per_second: float
    p50: str
    p99: str
    cpu_ms: float
    failed: int

    @property
    def line(self) -> str:
        """This load as cells of a table."""
        failed = f" ({self.failed} failed)" if self.failed else ""
        return f"{self.per_second:.1f}{failed} | {self.p50} / {self.p99} | {self.cpu_ms:.2f}"


@dataclass(frozen=True, slots=True)
class Server:
    """A running gunicorn."""

    address: str
    pid: int


@contextmanager
def served(app: str, root: Path, environment: Mapping[str, str]) -> Iterator[Server]:
    """Serve the WSGI application ``app`` of the project at ``root``."""
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", app, "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", str(WORKERS), "--preload", "--timeout", "300", "--no-control-socket"]
    log = root / "gunicorn.log"
    with log.open("w") as said:
        process = subprocess.Popen(
            command, cwd=root, env=dict(environment), stdout=said, stderr=said
        )
    try:
        _wait_for(port, process)
        yield Server(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.terminate()
        process.wait(30)


def load(server: Server, paths: Sequence[str], directory: Path, *, seconds: int) -> Load:
    """Ask for ``paths`` over and over for ``seconds``, once both workers are warm."""
    _write(directory, paths)
    _warm_up(server, paths)
    before = _cpu_seconds(server.pid)
    said = _wrk(server, directory, seconds=seconds)
    used = _cpu_seconds(server.pid) - before
    answered = int(_found(r"(\d+) requests in", said))
    failures = [int(each) for each in re.findall(r"Non-2xx or 3xx responses: (\d+)", said)]
    failures += [int(each) for each in re.findall(r"timeout (\d+)", said)]
    return Load(
        per_second=float(_found(r"Requests/sec:\s+([\d.]+)", said)),
        p50=_found(r"\n\s+50%\s+(\S+)", said),
        p99=_found(r"\n\s+99%\s+(\S+)", said),
        cpu_ms=used * 1000 / max(1, answered),
        failed=sum(failures),
    )


def _warm_up(server: Server, paths: Sequence[str]) -> None:
    """Have every worker answer a few times; one at a time they take turns only by chance."""
    wanted = [server.address + path for path in paths[:WARM_UP]]
    with ThreadPoolExecutor(2 * WORKERS) as askers:
        for answer in askers.map(_read, wanted):
            if not answer:
                raise RuntimeError("the server gave an empty page")


def _read(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=300) as answer:
        page: bytes = answer.read()
        return page


def wrk_is_there() -> bool:
    """Tell whether wrk can be run."""
    return shutil.which("wrk") is not None


def _write(directory: Path, paths: Sequence[str]) -> None:
    (directory / "cycle.lua").write_text(_CYCLE)
    (directory / "paths.txt").write_text("\n".join(paths) + "\n")


def _wrk(server: Server, directory: Path, *, seconds: int) -> str:
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "60s", "--latency"]
    command += ["-s", str(directory / "cycle.lua"), server.address]
    environment = {**os.environ, "BENCH_PATHS": str(directory / "paths.txt")}
    return subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True
    ).stdout


def _cpu_seconds(master: int) -> float:
    """Return the CPU time that the children of ``master`` have used."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    return sum(map(_cpu_seconds_of, children))


def _cpu_seconds_of(pid: str) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    if match is None:
        raise ValueError(f"wrk did not say {pattern}:\n{text}")
    return match[1]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("gunicorn did not start; see gunicorn.log")
