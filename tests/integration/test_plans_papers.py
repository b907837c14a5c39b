"""A plan on paper: tagged, in Japanese, with bookmarks and its fonts, and made only once."""

from __future__ import annotations

import io
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from pypdf import PdfReader
from pypdf.generic import IndirectObject
from wagtail.images.tests.utils import get_test_image_file

from portal.plans import papers
from portal.plans.document.parts import Chapter, Picture, Prose
from tests import plan_world
from tests.plan_document import document

pytestmark = pytest.mark.skipif(not papers.can_print(), reason="Pango is not installed")


@pytest.fixture(autouse=True)
def own_shelf(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "papers"


@pytest.fixture
def picture():
    drawn = get_test_image_file(filename="here.png").file.getvalue()
    name = default_storage.save("images/here.png", ContentFile(drawn))
    return Picture("題", f"/media/{name}", 640, 480, "二階建ての建物")


def printed(plan) -> PdfReader:
    return PdfReader(io.BytesIO(papers.pdf_of(plan)))


def structure(node, found):
    """Every structure element below ``node`` as (type, element)."""
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, list):
        for each in node:
            structure(each, found)
    elif isinstance(node, dict):
        if "/S" in node:
            found.append((node["/S"], node))
        structure(node.get("/K"), found)
    return found


def with_part(*parts):
    plan = document()
    return replace(plan, chapters=(Chapter("one", "一", parts),), front=())


def test_the_paper_is_tagged_and_in_japanese():
    root = printed(document()).trailer["/Root"]
    assert root["/Lang"] == "ja"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_the_title_names_the_plan_and_says_it_is_fictional():
    assert printed(document()).metadata.title == "みほん市重層的支援体制整備事業実施計画（架空）"
    assert "架空" not in printed(document(fictional=False)).metadata.title


def test_every_sheet_says_whose_plan_it_is():
    pages = [page.extract_text() for page in printed(document()).pages]
    assert len(pages) > 3
    assert all("架空" in page for page in pages)
    assert f"2 / {len(pages)}" in pages[1]


def test_chapters_and_headings_are_bookmarks():
    def titles(outline):
        for each in outline:
            yield from titles(each) if isinstance(each, list) else [each.title]

    found = list(titles(printed(document()).outline))
    assert "第2章　事業の内容" in found
    assert "事業の一覧" in found


def test_fonts_are_embedded():
    fonts = [
        descendant.get_object()["/FontDescriptor"].get_object()
        for page in printed(document()).pages
        for font in page["/Resources"]["/Font"].values()
        for descendant in font.get_object()["/DescendantFonts"]
    ]
    assert fonts
    assert all(any(key.startswith("/FontFile") for key in font) for font in fonts)


def test_cells_name_their_headings_and_figures_are_told(picture):
    plan = replace(document(), front=(picture,))
    found = structure(printed(plan).trailer["/Root"]["/StructTreeRoot"], [])
    kinds = {kind for kind, _ in found}
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/L", "/Figure", "/Caption"} <= kinds
    cells = [element for kind, element in found if kind == "/TD"]
    assert all(cell["/A"]["/Headers"] for cell in cells)
    told = [str(element.get("/Alt", "")) for kind, element in found if kind == "/Figure"]
    assert "二階建ての建物" in told
    assert any("相談をつないだ件数" in each for each in told)


def test_nothing_is_fetched_but_own_pictures(picture, tmp_path):
    from portal.plans.paper_files import PaperFiles

    (tmp_path / "media" / "documents").mkdir()
    (tmp_path / "media" / "documents" / "secret.txt").write_text("ひみつ")
    files = PaperFiles([picture.address], {"/media/": ""})
    assert files.fetch(f"site:{picture.address}").read()
    for address in (
        "https://example.org/a.png",
        "file:///etc/passwd",
        "site:/media/documents/secret.txt",
        "site:/media/../db.sqlite3",
        "site:/static/../manage.py",
    ):
        with pytest.raises(ValueError, match="may not load"):
            files.fetch(address)


def test_a_paper_is_made_once_however_many_ask(own_shelf, monkeypatch):
    made = []
    original = papers._printed

    def counted(*args):
        made.append(1)
        return original(*args)

    monkeypatch.setattr(papers, "_printed", counted)
    plan = with_part(Prose("<p>短い</p>"))
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(papers.pdf_of(plan))) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert len(set(answers)) == 1
    papers.pdf_of(with_part(Prose("<p>ちがう</p>")))
    assert len(made) == 2
    assert len(list(Path(own_shelf).glob("*.pdf"))) == 2


@pytest.mark.django_db
def test_the_page_gives_the_paper(client):
    plan_world.build_plan()
    answer = client.get("/mihon-test/plan/plan.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="mihon-test-plan.pdf"'
    assert "東ふくし窓口" in "".join(
        page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages
    )


@pytest.mark.django_db
def test_a_machine_that_cannot_print_says_so_and_offers_the_text(client, monkeypatch):
    plan_world.build_plan()
    monkeypatch.setattr(papers, "_weasyprint", lambda: None)
    answer = client.get("/mihon-test/plan/plan.pdf")
    assert answer.status_code == 404
    page = answer.content.decode()
    assert "PDFをつくれません" in page
    assert '"/mihon-test/plan/plan.txt"' in page
