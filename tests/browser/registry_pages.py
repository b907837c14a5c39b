"""The registry's pages by name, opened as its people: found by walking in from the lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

PASSWORD = "madoguchi-demo"
ROOT = "/registry/mihon/"

# A page's name → the page it is reached from and the link's end, or its address.
FIXED = {
    "today": "",
    "records": "records/",
    "records_found": "records/?q=畑",
    "records_due": "records/due/",
    "record_new": "records/new/",
    "needs": "needs/",
    "need_new": "needs/new/",
    "referrals": "referrals/",
    "meetings": "meetings/",
    "meeting_new": "meetings/new/",
    "gaps": "gaps/",
    "gap_table": "gaps/table/",
    "numbers": "numbers/2026/",
    "imports": "imports/",
    "settings": "settings/",
    "words": "settings/words/activity/",
    "weights": "settings/weights/",
    "rules": "settings/meetings/",
    "people": "settings/people/",
    "traces": "settings/traces/",
}
# A page's name → the list it is in, and what the address of its first row is like.
FIRST = {
    "record": ("records/?q=畑", r"/records/\d+/$"),
    "need": ("needs/", r"/needs/\d+/$"),
    "referral": ("referrals/", r"/referrals/\d+/$"),
    "meeting": ("meetings/", r"/meetings/\d+/$"),
    "gap": ("gaps/", r"/gaps/\d+/$"),
}
BELOW = {
    "record_edit": ("record", "edit/"),
    "record_verify": ("record", "verify/"),
    "record_link": ("record", "link/"),
    "need_edit": ("need", "edit/"),
    "need_consent": ("need", "consent/"),
    "need_close": ("need", "close/"),
    "candidates": ("need", "candidates/"),
    "meeting_due": ("meeting", "due/"),
    "meeting_print": ("meeting", "print/"),
}
NAMES = (*FIXED, *FIRST, *BELOW)


def log_in(page: Page, site: str, account: str) -> None:
    page.goto(f"{site}/account/login/")
    page.get_by_label("ユーザー名").fill(account)
    page.get_by_label("パスワード").fill(PASSWORD)
    page.get_by_role("button", name="ログイン").click()
    page.wait_for_url(f"**{ROOT}")


@pytest.fixture(scope="module")
def manager(browser: Browser, site: str) -> Iterator[BrowserContext]:
    """A browser in which the registry's manager is logged in."""
    context = browser.new_context(locale="ja-JP", viewport={"width": 1280, "height": 800})
    log_in(context.new_page(), site, "mihon-registry-manager")
    yield context
    context.close()


@pytest.fixture
def open_registry(manager: BrowserContext, site: str) -> Iterator[Callable[..., Page]]:
    """Open one page of the registry by its name, so wide."""
    pages = []

    def open_it(name: str, width: int = 1280) -> Page:
        page = manager.new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address(page, site, name))
        return page

    yield open_it
    for page in pages:
        page.close()


def address(page: Page, site: str, name: str) -> str:
    """The address of a page of the registry."""
    if name in FIXED:
        return f"{site}{ROOT}{FIXED[name]}"
    if name in BELOW:
        above, end = BELOW[name]
        return f"{address(page, site, above)}{end}"
    listed, pattern = FIRST[name]
    page.goto(f"{site}{ROOT}{listed}")
    links = page.evaluate(
        "(pattern) => [...document.links].map((each) => each.href)"
        ".filter((each) => new RegExp(pattern).test(each))",
        pattern,
    )
    assert links, f"no {name} in {listed}"
    return links[0]
