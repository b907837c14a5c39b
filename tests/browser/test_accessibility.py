"""axe finds nothing on any public page type, wide or narrow."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.public_pages import PAGE_TYPES

HERE = Path(__file__).parent
AXE = (HERE / "axe.min.js").read_text(encoding="utf-8")
JAPANESE = json.loads((HERE / "ja.json").read_text(encoding="utf-8"))
RUN = """async (locale) => {
  axe.configure({ locale });
  const { violations, passes } = await axe.run();
  return {
    passes: passes.length,
    violations: violations.map(({ id, help, nodes }) =>
      `${id}: ${help}\\n  ${nodes.map((node) => node.html).join("\\n  ")}`),
  };
}"""


def assert_axe_finds_nothing(page: Page) -> None:
    page.evaluate(AXE)
    report = page.evaluate(RUN, JAPANESE)
    assert report["violations"] == []
    assert report["passes"] > 10


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("name", PAGE_TYPES)
def test_axe_finds_nothing(name, width, open_page):
    assert_axe_finds_nothing(open_page(name, viewport={"width": width, "height": 800}))


def test_axe_finds_nothing_in_a_refused_report(open_page):
    page = open_page("report")
    page.get_by_role("button", name="送る").click()
    expect(page.get_by_role("alert")).to_contain_text("どこがちがうかを選んでください。")
    assert_axe_finds_nothing(page)


def test_axe_finds_nothing_among_suggestions(open_page):
    page = open_page("municipality")
    page.get_by_role("combobox").press_sequentially("ちいき")
    expect(page.get_by_role("listbox")).to_be_visible()
    assert_axe_finds_nothing(page)


def test_axe_finds_nothing_on_an_opened_map(open_page):
    page = open_page("resource_venues")
    page.get_by_role("button", name="地図を見る").click()
    expect(page.locator(".map__pin").first).to_be_visible()
    assert_axe_finds_nothing(page)
