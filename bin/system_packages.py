"""Have the named Debian packages: install what is missing as root, else say which one to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from progress import step, stop


def main(packages: list[str]) -> None:
    """Install those of ``packages`` that are missing. Leaves where that cannot be done."""
    missing = [name for name in packages if not _installed(name)]
    if not missing:
        return
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        stop(
            f"試験には {' と '.join(missing)} が要ります。管理者として次を実行してください:\n"
            f"  apt-get install --no-install-recommends {' '.join(missing)}"
        )
    with step(f"{' と '.join(missing)} を入れています（数分かかることがあります）"):
        _apt("update")
        _apt("install", "--yes", "--no-install-recommends", *missing)


def _installed(package: str) -> bool:
    if package == "chromium" and shutil.which("chromium"):
        return True
    query = ["dpkg-query", "--show", "--showformat=${Status}", package]
    try:
        answer = subprocess.run(query, check=False, capture_output=True, text=True)
    except FileNotFoundError:
        return False
    return answer.stdout == "install ok installed"


def _apt(*arguments: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        ["apt-get", "-qq", *arguments], env=environment, check=False, capture_output=True, text=True
    )
    if done.returncode:
        stop(f"apt-get {arguments[0]} ができませんでした。\n{done.stderr}")


if __name__ == "__main__":
    main(sys.argv[1:])
