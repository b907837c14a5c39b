"""Everything can be reached and used with the keyboard, and the focus is always seen."""

from __future__ import annotations

import pytest

from tests.browser.public_pages import PAGE_TYPES

FOCUSABLE = """() => {
  const selector = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const radioGroups = new Set();
  return [...document.querySelectorAll(selector)].filter((element) => {
    if (element.disabled || !element.checkVisibility({ visibilityProperty: true })) return false;
    if (element.type !== "radio") return true;
    const first = !radioGroups.has(element.name);
    radioGroups.add(element.name);
    return first;
  }).length;
}"""
FOCUSED = """() => {
  const element = document.activeElement;
  element.dataset.reached ??= String(document.querySelectorAll("[data-reached]").length);
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return [element.dataset.reached, element.tagName, outlineStyle, parseFloat(outlineWidth)];
}"""


@pytest.mark.parametrize("name", PAGE_TYPES)
def test_tab_reaches_everything_and_shows_where_it_is(name, open_page):
    page = open_page(name)
    expected = page.evaluate(FOCUSABLE)
    reached = {}
    for _ in range(expected):
        page.keyboard.press("Tab")
        number, tag, style, width = page.evaluate(FOCUSED)
        reached[number] = (tag, style, width)
    assert len(reached) == expected
    assert {(style, width) for _, style, width in reached.values()} == {("solid", 4.0)}


def test_the_first_stop_leads_past_the_header(open_page):
    page = open_page("municipality")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
