"""The search box suggests while typing and is a proper combobox."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

BOX = "困っていること、探している場所"


@pytest.fixture
def page(open_page) -> Page:
    page = open_page("municipality")
    page.get_by_label(BOX).press_sequentially("ちいき")
    expect(page.get_by_role("listbox")).to_be_visible()
    return page


def test_suggestions_are_announced(page):
    count = page.get_by_role("option").count()
    assert count > 0
    expect(page.locator("[aria-live=polite]")).to_contain_text(f"候補が{count}件")
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "true")


def test_arrow_keys_move_through_the_options_and_around_the_end(page):
    box = page.get_by_role("combobox")
    options = page.get_by_role("option")
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    expect(options.first).to_have_attribute("aria-selected", "true")
    box.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    expect(options.locator("xpath=self::*[@aria-selected='true']")).to_have_count(1)


def test_enter_opens_what_is_chosen(page):
    start = page.url
    page.get_by_role("combobox").press("ArrowDown")
    page.get_by_role("combobox").press("Enter")
    page.wait_for_url(re.compile(r"/(resources/\d+/|search/\?)"))
    assert page.url != start


def test_escape_closes_and_keeps_what_was_typed(page):
    box = page.get_by_role("combobox")
    box.press("ArrowDown")
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("ちいき")
    expect(box).to_have_attribute("aria-expanded", "false")


def test_enter_without_a_choice_searches_for_the_text(page):
    page.get_by_role("combobox").press("Enter")
    page.wait_for_url(re.compile(r"/search/\?"))
    expect(page.get_by_label(BOX)).to_have_value("ちいき")
