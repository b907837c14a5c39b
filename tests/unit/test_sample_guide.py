"""The guide for editors names exactly the columns that can be loaded."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

from directory.sample.drafts import File
from directory.sample.files import MUNICIPALITY, OF_MUNICIPALITY, SHARED

GUIDE = (settings.BASE_DIR / "sample" / "README.md").read_text(encoding="utf-8")
FILES = (*SHARED, MUNICIPALITY, *OF_MUNICIPALITY)


def described(file: File) -> list[str]:
    row = re.search(rf"^\| {re.escape(file.name)}[^|]*\| (.*) \|$", GUIDE, re.MULTILINE)
    assert row, file.name
    return re.sub(r"（[^）]*）|[＊*]", "", row[1]).split()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_guide_names_every_column(file):
    assert described(file) == [column.name for column in file.columns]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_guide_marks_what_must_be_written(file):
    row = next(line for line in GUIDE.splitlines() if line.startswith(f"| {file.name}"))
    for column in file.columns:
        if column.required and column.name not in file.key:
            assert re.search(rf"{column.name}(（[^）]*）)?＊", row), column.name
    for name in file.key:
        assert f"**{name}**" in row
