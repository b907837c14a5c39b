"""Every page is complete without JavaScript."""

from __future__ import annotations

import pytest

from tests.browser.public_pages import PAGE_TYPES

# A map repeats the list above it, and the present location cannot be had without a script.
WORDS = """() => {
  const added = [...document.querySelectorAll(".map-figure, [data-map-button], [data-geolocate]")];
  for (const element of added) element.remove();
  return document.querySelector("main").innerText.replace(/\\s+/g, " ").trim();
}"""


@pytest.mark.parametrize("name", PAGE_TYPES)
def test_nothing_is_missing_without_javascript(name, open_page):
    without_scripts = open_page(name, java_script_enabled=False).evaluate(WORDS)
    assert without_scripts
    assert without_scripts == open_page(name).evaluate(WORDS)


def test_the_search_answers_without_javascript(open_page):
    page = open_page("municipality", java_script_enabled=False)
    page.get_by_label("困っていること、探している場所").fill("親の物忘れがひどい")
    page.get_by_role("button", name="探す", exact=True).click()
    page.wait_for_url("**/search/?*")
    assert page.locator(".resource-card a[href^='tel:']").count() > 0


def test_conditions_are_applied_and_removed_without_javascript(open_page):
    page = open_page("search", java_script_enabled=False)
    before = page.locator("#results").inner_text()
    page.locator(".facet").first.evaluate("facet => facet.open = true")
    page.locator(".facet").first.locator("label").last.click()
    page.get_by_role("button", name="この条件で探す").click()
    page.wait_for_load_state()
    assert page.locator("#results").inner_text() != before
    page.get_by_role("link", name="をはずす").first.click()
    page.wait_for_load_state()
    assert page.locator("#results").inner_text() == before


def test_the_present_location_is_not_offered_without_javascript(open_page):
    page = open_page("counter", java_script_enabled=False)
    assert page.get_by_role("button", name="現在地から探す").count() == 0
