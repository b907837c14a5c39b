"""A data file is read row by row, or its fault is told with the line."""

from __future__ import annotations

import pytest

from directory.sample.faults import Fault
from directory.sample.reading import read


def read_bytes(tmp_path, content: bytes):
    file = tmp_path / "areas.csv"
    file.write_bytes(content)
    faults: list[Fault] = []
    return read(file, "sample/areas.csv", faults), faults


def test_rows_know_the_line_they_start_on(tmp_path):
    table, faults = read_bytes(
        tmp_path, '\ufeff名称,メモ\r\n西, 一つ \r\n\r\n"東","二\n行\u2028"\r\n南,\r\n'.encode()
    )
    assert not faults
    assert [(row.line, row.cells) for row in table.rows] == [
        (2, {"名称": "西", "メモ": "一つ"}),
        (4, {"名称": "東", "メモ": "二\n行"}),
        (6, {"名称": "南", "メモ": ""}),
    ]


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("名称\n西\n東町".encode() + "東".encode("cp932"), 3, "CSV UTF-8"),
        ("名称,メモ\n西,\n東\n".encode(), 3, "見出しは 2列ですが、この行は 1列"),
        ('名称\n西\n"東\n'.encode(), 3, "引用符"),
        (b"", 0, "見出しの行がありません"),
        ("名称\n西\0\n".encode(), 2, "CSV ではない"),
    ],
)
def test_what_is_not_a_table_is_told_with_its_line(tmp_path, content, line, words):
    _, faults = read_bytes(tmp_path, content)
    assert [(fault.file, fault.line) for fault in faults] == [("sample/areas.csv", line)]
    assert words in faults[0].reason


def test_a_fault_reads_as_a_sentence():
    fault = Fault("sample/tomiya/resources.csv", 12, "受け持つ区域", "ありません。")
    assert str(fault) == (
        "ファイル sample/tomiya/resources.csv の 12行目「受け持つ区域」：ありません。"
    )
