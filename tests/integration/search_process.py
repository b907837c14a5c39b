"""Runs a management command over entries kept as files, slowly when told to.

A file ``<VAR>/source/<id>`` is one entry with the file's text as its name; staff find
the same files under a name that says so.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import django
from django.core.management import execute_from_command_line

SOURCE = Path(os.environ["MADOGUCHI_VAR"]) / "source"
DELAY = float(os.environ.get("SAMPLE_DELAY", "0"))


def main() -> None:
    """Register the files as a source and run the command of the command line."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.integration.search_settings"
    django.setup()
    from search import sources, staff
    from search.data import Entry, Name

    def staff_entry(key: str) -> Entry | None:
        found = entry(key)
        return found and replace(found, name=Name(f"{found.name.text}（職員）"))

    def entry(key: str) -> Entry | None:
        time.sleep(DELAY)
        path = SOURCE / key.partition(":")[2]
        if not path.exists():
            return None
        name = Name(path.read_text())
        return Entry(key=key, municipality="999938", kind="counter", name=name, path="/")

    def entries(load: Callable[[str], Entry | None]) -> Iterator[Entry]:
        for path in sorted(SOURCE.iterdir()):
            if found := load(f"file:{path.name}"):
                yield found

    sources.register("file", entries=partial(entries, entry), entry=entry)
    staff.register("file", entries=partial(entries, staff_entry), entry=staff_entry)
    execute_from_command_line(["manage.py", *sys.argv[1:]])


if __name__ == "__main__":
    main()
