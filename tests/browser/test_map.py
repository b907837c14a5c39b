"""A map is drawn beside the list of venues when asked for, from this host alone."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def asked_for_map(page: Page) -> Page:
    page.get_by_role("button", name="地図を見る").press("Enter")
    expect(page.get_by_role("region", name="地図")).to_be_focused()
    return page


def test_venues_are_pinned_with_the_numbers_of_the_list(open_page, site):
    page = open_page("resource_venues")
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    pins = asked_for_map(page).locator(".map__pin")
    expect(pins).to_have_count(page.locator("#places [data-lat]").count())
    assert pins.count() > 1
    assert pins.all_inner_texts() == [str(number + 1) for number in range(pins.count())]
    assert requests
    assert [url for url in requests if not url.startswith(site)] == []


def test_a_pin_can_be_opened_with_the_keyboard(open_page):
    page = asked_for_map(open_page("resource_venues"))
    page.locator(".map__pin").first.press("Enter")
    name = page.locator("#places [data-lat]").first.get_attribute("data-label")
    expect(page.locator(".leaflet-popup-content")).to_have_text(name)
