"""What a page loads: little, and from this host only."""

from __future__ import annotations

import pytest

from tests.browser.public_pages import PAGE_TYPES, address_of

MOST_BYTES = 100_000
# All chapters on one page: as long as the plan is.
LONG = {"plan_whole": 200_000}


@pytest.mark.parametrize("name", PAGE_TYPES)
def test_first_load_is_light_and_stays_at_home(name, browser, site):
    context = browser.new_context()
    page = context.new_page()
    requests, complaints = [], []
    page.on("requestfinished", lambda request: requests.append(request))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(address_of(name, site), wait_until="networkidle")
    elsewhere = [each.url for each in requests if not each.url.startswith(site)]
    sizes = {each.url: len(each.response().body()) for each in requests}
    context.close()
    assert elsewhere == []
    assert [text for text in complaints if "Content Security Policy" in text] == []
    assert sum(sizes.values()) <= LONG.get(name, MOST_BYTES), sizes
