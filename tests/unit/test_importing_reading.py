"""Files become lines, or a clear reason why not."""

from __future__ import annotations

import io
import zipfile

import docx
import pypdf
import pytest
import weasyprint
from docx.oxml import parse_xml

from portal.importing.data import Kind, Line, LineStyle, Reason, Step, Unreadable
from portal.importing.reading import Limits, read

TEXT = "相談支援は、ひらがなもまじる文章で書かれています。\n二行目です。"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def refused(content: bytes, name: str, limits: Limits | None = None) -> Reason:
    with pytest.raises(Unreadable) as caught:
        read(content, name, limits=limits or Limits())
    return caught.value.reason


def printed(html: str) -> bytes:
    return weasyprint.HTML(string=f"<html lang=ja>{html}</html>").write_pdf() or b""


def saved(document: docx.document.Document) -> bytes:
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp", "iso2022_jp"]
)
def test_text_is_read_in_every_usual_encoding(encoding: str):
    source = read(TEXT.encode(encoding), "plan.txt")
    assert [line.text for line in source.lines] == TEXT.split("\n")


def test_lines_of_text_keep_their_numbers_and_marks():
    source = read("# 題\r\n\r\n甲\t**乙**\r\n- 丙\r\n<b>丁</b>".encode(), "plan.txt")
    assert source.lines == (
        Line(1, "題", style=LineStyle.HEADING, level=1, marks="#"),
        Line(2, ""),
        Line(3, "甲\t乙", style=LineStyle.CELLS, cells=("甲", "乙"), marks="****"),
        Line(4, "丙", style=LineStyle.ITEM, level=1, marks="-"),
        Line(5, "丁", marks="<b></b>", bold=True),
    )


def test_a_lone_number_between_blank_lines_is_page_furniture():
    source = read("本文。\n\n\n12\n\n\n- 3 -\n本文。".encode(), "plan.txt")
    assert [line.text for line in source.furniture] == ["12", "- 3 -"]


def test_markdown_gives_headings_lists_and_tables():
    text = (
        "# 題\n\n前[資料](https://example.jp/)\n\n| 甲 | 乙 |\n|---|---|\n| **丙**<br>丁 | 戊 |\n"
    )
    source = read((text + "\n- 己\n  - 庚\n\n[x]: https://example.jp/y\n").encode(), "plan.md")
    assert source.kind is Kind.MARKDOWN
    assert {line.number: line.text for line in source.lines if line.text} == {
        1: "題",
        3: "前資料 (https://example.jp/)",
        5: "甲\t乙",
        7: "丙\n丁\t戊",
        9: "己",
        10: "庚",
        12: "[x]: https://example.jp/y",
    }
    assert [line.level for line in source.lines if line.style is LineStyle.ITEM] == [1, 2]


def test_word_gives_everything_in_order():
    document = docx.Document()
    document.add_heading("第1章 はじめに", 1)
    paragraph = document.add_paragraph("本文")
    paragraph._p.append(parse_xml(f"<w:ins {W}><w:r><w:t>と加筆</w:t></w:r></w:ins>"))
    box = "<w:txbxContent><w:p><w:r><w:t>枠の中</w:t></w:r></w:p></w:txbxContent>"
    paragraph._p.append(parse_xml(f"<w:r {W}><w:pict>{box}</w:pict></w:r>"))
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "縦"
    table.cell(0, 1).text, table.cell(1, 1).text = "一", "二"
    document.sections[0].footer.paragraphs[0].text = "みほん市"
    source = read(saved(document), "plan.docx")
    assert [line.text for line in source.lines] == [
        *("第1章 はじめに", "本文と加筆", "枠の中", "縦\t一", "\t二", "みほん市")
    ]
    assert source.lines[4].carried == (0,)
    assert [line.text for line in source.furniture] == ["みほん市"]


def test_a_table_drawn_in_a_pdf_is_read_as_one():
    source = read(
        printed("<style>td {border: 1px solid}</style><p>前文です。</p><table>"
                "<tr><td rowspan=2>縦</td><td>一の欄に書いてある文字</td></tr>"
                "<tr><td>二の欄</td></tr></table><p>あとの文です。</p>"), "plan.pdf"
    )  # fmt: skip
    assert [line.cells or line.text for line in source.lines] == [
        "前文です。",
        ("縦", "一の欄に書いてある文字"),
        ("", "二の欄"),
        "あとの文です。",
    ]
    assert source.lines[2].carried == (0,)


def test_running_headers_and_page_numbers_are_set_aside_not_dropped():
    pages = "".join(f"<p style='break-before:page'>本文の{n}ページ目です。</p>" for n in "一二三四")
    style = "<style>@page {@top-left {content: 'みほん市の計画'}"
    style += "@bottom-center {content: counter(page)}}</style>"
    source = read(printed(style + pages), "plan.pdf")
    aside = [line.text for line in source.furniture]
    assert aside.count("みほん市の計画") == source.pages
    assert {"2", "3", "4"} <= set(aside)
    assert sum("本文の" in line.text for line in source.lines) == 4


def test_what_cannot_be_read_is_refused_with_the_reason():
    assert refused(b"", "plan.txt") is Reason.EMPTY
    assert refused(b" \n\t", "plan.txt") is Reason.EMPTY
    assert refused(b"%PDF-1.7 broken", "plan.pdf") is Reason.BROKEN
    assert refused(b"PK\x03\x04 broken", "plan.docx") is Reason.BROKEN
    assert refused(b"not a Word file", "plan.docx") is Reason.BROKEN
    assert refused(b"\x00\x01\x02", "plan.xyz") is Reason.UNKNOWN_KIND
    assert refused(b"\xff\x00\xfe\x81\x00", "plan.txt") is Reason.UNKNOWN_ENCODING
    assert refused(printed("<svg><circle r=9></svg>"), "plan.pdf") is Reason.IMAGE_ONLY


def test_encrypted_files_are_told_from_broken_ones():
    writer = pypdf.PdfWriter(io.BytesIO(printed("<p>ひみつの計画です。</p>")))
    writer.encrypt("password")
    packed = io.BytesIO()
    writer.write(packed)
    assert refused(packed.getvalue(), "plan.pdf") is Reason.ENCRYPTED
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert refused(compound, "plan.docx") is Reason.ENCRYPTED


def test_limits_are_held_before_the_work_is_done():
    pages = printed("".join("<p style='break-before:page'>本文です。</p>" for _n in range(3)))
    assert refused(pages, "plan.pdf", Limits(pages=2)) is Reason.TOO_MANY_PAGES
    assert refused(TEXT.encode(), "plan.txt", Limits(bytes=10)) is Reason.TOO_LARGE
    assert refused(TEXT.encode(), "plan.txt", Limits(characters=10)) is Reason.TOO_MUCH_TEXT


def test_a_bomb_is_not_unpacked():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("word/document.xml", b"0" * 1_000_000)
    limits = Limits(unpacked=100_000)
    assert refused(packed.getvalue(), "plan.docx", limits) is Reason.TOO_MUCH_UNPACKED


def test_progress_is_told_page_by_page():
    told: list[tuple[Step, int, int]] = []
    pages = printed("".join("<p style='break-before:page'>本文です。</p>" for _n in range(2)))
    source = read(pages, "plan.pdf", progress=lambda *step: told.append(step))
    assert told[-1] == (Step.READING, source.pages, source.pages)


@pytest.mark.parametrize("cut", [10, 100, 1000, 5000])
@pytest.mark.parametrize("name", ["plan.pdf", "plan.docx"])
def test_a_file_cut_short_is_broken_never_an_error_of_ours(name: str, cut: int):
    document = docx.Document()
    document.add_paragraph("本文です。" * 50)
    content = saved(document) if name.endswith("docx") else printed("<p>本文です。</p>" * 9)
    assert refused(content[:cut], name) is Reason.BROKEN
