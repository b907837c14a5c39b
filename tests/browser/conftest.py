"""One running site and one browser for all tests of this directory."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.public_pages import address_of
from tests.browser.running_site import running_site

HERE = Path(__file__).parent
DESKTOP = {"width": 1280, "height": 800}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # One site and one browser serve them all, in one of the processes.
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with the sample data."""
    with running_site(tmp_path_factory.mktemp("site")) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = shutil.which("chromium")
    if executable is None:
        pytest.fail("Chromium is missing. Install it with: apt-get install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Open one public page type; keyword arguments go to the browser context."""
    contexts = []

    def open_it(name: str, **options: object) -> Page:
        context = browser.new_context(**{"viewport": DESKTOP, "locale": "ja-JP", **options})
        contexts.append(context)
        page = context.new_page()
        page.goto(address_of(name, site))
        return page

    yield open_it
    for context in contexts:
        context.close()
