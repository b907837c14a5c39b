"""Everything fits a narrow screen, and everything to press is large enough for a thumb."""

from __future__ import annotations

import pytest

from tests.browser.public_pages import PAGE_TYPES

SMALLEST_TARGET = 44
# Within a line of text a target may be as small as this.
SMALLEST_IN_TEXT = 24
SMALLEST_TEXT = 16

OVERFLOWING = """() => {
  const width = document.documentElement.clientWidth;
  const wide = [...document.querySelectorAll("body *")].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.right > width + 1 && !element.closest(".visually-hidden");
  });
  return [document.documentElement.scrollWidth - width, wide.map((e) => e.outerHTML.slice(0, 80))];
}"""

SMALL_TARGETS = """(smallest) => {
  const targets =
    "button:not(.term__button), summary, select, textarea, nav a, input:not([type=hidden])";
  const box = (element) => (element.closest("label") ?? element).getBoundingClientRect();
  return [...document.querySelectorAll(targets)]
    .filter((element) => element.checkVisibility() && box(element).height < smallest - 0.5)
    .map((element) => element.outerHTML.slice(0, 120));
}"""

SMALL_IN_TEXT = """(smallest) => [...document.querySelectorAll(".term__button")]
  .map((element) => element.getBoundingClientRect())
  .filter((box) => box.height > 0 && Math.min(box.width, box.height) < smallest - 0.5)
  .length ? ["term__button"] : []"""

SMALL_TEXTS = """(smallest) => [...document.querySelectorAll("body *")]
  .filter((element) => [...element.childNodes].some((node) =>
    node.nodeType === Node.TEXT_NODE && node.data.trim()))
  .filter((element) => !element.closest("[aria-hidden=true]"))
  .filter((element) => parseFloat(getComputedStyle(element).fontSize) < smallest)
  .map((element) => element.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("name", PAGE_TYPES)
def test_nothing_scrolls_sideways_at_320_px(name, open_page):
    page = open_page(name, viewport={"width": 320, "height": 640})
    for summary in page.locator("main summary").all():
        if summary.is_visible() and summary.locator("..").get_attribute("open") is None:
            summary.click()
    assert page.evaluate(OVERFLOWING) == [0, []]


@pytest.mark.parametrize("name", PAGE_TYPES)
def test_targets_and_texts_are_large_enough(name, open_page):
    page = open_page(name, viewport={"width": 375, "height": 800})
    assert page.evaluate(SMALL_TARGETS, SMALLEST_TARGET) == []
    assert page.evaluate(SMALL_IN_TEXT, SMALLEST_IN_TEXT) == []
    assert page.evaluate(SMALL_TEXTS, SMALLEST_TEXT) == []
