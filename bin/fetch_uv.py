"""Put one pinned uv into the checkout; needs nothing but Python's standard library.

Debian's Python comes without pip and without ensurepip, so neither is taken for granted.
A wheel is a zip, and uv's holds one self-contained program.
"""

from __future__ import annotations

import hashlib
import io
import os
import platform
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from pathlib import Path

from progress import step, stop

VERSION = "0.13.8"
WHEELS = {
    "x86_64": (
        f"uv-{VERSION}-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
        "e18a57b8b352eb7c8feb317b9f6f533c8f0ad9673fd6cf34bbe3cf1a9f6a8984",
    ),
    "aarch64": (
        f"uv-{VERSION}-py3-none-manylinux_2_28_aarch64.whl",
        "5337c30bb893b4f9ce0ceb921ba2da0d13f649da644f40ad3bef84083bef0203",
    ),
}
HOME = Path(__file__).resolve().parents[1] / ".uv"
# The first that is set says where packages come from; pip's own settings count as well.
INDEX_SETTINGS = ("MADOGUCHI_PYPI", "UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL")


def uv() -> Path:
    """Return the path of uv ``VERSION``, fetched first where it is not there yet."""
    program = HOME / f"uv-{VERSION}"
    if not program.exists():
        with step("道具（uv）を取り寄せています"):
            _install(program)
    return program


def index() -> str | None:
    """Return the package index that the environment names, or None."""
    return next((os.environ[name] for name in INDEX_SETTINGS if os.environ.get(name)), None)


def _install(program: Path) -> None:
    name, digest = _wheel()
    wheel = _by_pip(name) or _by_https(name)
    if hashlib.sha256(wheel).hexdigest() != digest:
        stop(f"取り寄せた {name} が、記録されたものと違います（sha256）。使わずに終わります。")
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        binary = archive.read(f"uv-{VERSION}.data/scripts/uv")
    HOME.mkdir(exist_ok=True)
    draft = HOME / f"draft-{os.getpid()}"
    draft.write_bytes(binary)
    draft.chmod(0o755)
    draft.replace(program)


def _wheel() -> tuple[str, str]:
    machine = platform.machine()
    if platform.system() != "Linux" or machine not in WHEELS:
        stop(
            f"この機械（{platform.system()} {machine}）に合う uv は記録されていません。"
            f"uv {VERSION} を {HOME / f'uv-{VERSION}'} に置けば、そのまま使います。"
        )
    return WHEELS[machine]


def _by_pip(name: str) -> bytes | None:
    """Have pip fetch the wheel, as it knows the local mirrors; None where there is no pip."""
    with tempfile.TemporaryDirectory() as directory:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--only-binary", ":all:", "--dest", directory, f"uv=={VERSION}"]
        if address := index():
            command += ["--index-url", address]
        subprocess.run(command, check=False, capture_output=True)
        found = Path(directory) / name
        return found.read_bytes() if found.exists() else None


def _by_https(name: str) -> bytes:
    base = (index() or "https://pypi.org/simple").rstrip("/") + "/uv/"
    try:
        listing = _get(base).decode()
        found = re.search(rf'href="([^"]*{re.escape(name)})[#"]', listing)
        if found is None:
            stop(f"{base} に {name} がありません。")
        return _get(urllib.parse.urljoin(base, found[1]))
    except (urllib.error.URLError, OSError) as error:
        stop(
            f"{base} につながりません（{error}）。ネットワークを確かめるか、"
            "MADOGUCHI_PYPI に使える場所（例: https://pypi.org/simple）を入れてください。"
        )


def _get(address: str) -> bytes:
    request = urllib.request.Request(address, headers={"Accept": "text/html"})
    with urllib.request.urlopen(request, timeout=120) as answer:
        content: bytes = answer.read()
        return content


if __name__ == "__main__":
    print(uv())
