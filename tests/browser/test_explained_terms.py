"""A word of the glossary is explained where it stands, by keyboard and without a script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import assert_axe_finds_nothing

EXPLAINS = re.compile("」の説明$")


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def chapter(request, open_page):
    return open_page("plan_chapter", java_script_enabled=request.param)


def test_a_button_opens_the_explanation_and_escape_closes_it(chapter):
    button = chapter.get_by_role("button", name=EXPLAINS).first
    note = chapter.locator(".term__note").first
    expect(note).to_be_hidden()
    button.focus()
    chapter.keyboard.press("Enter")
    expect(note).to_be_visible()
    expect(note).to_contain_text("とじる")
    chapter.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(button).to_be_focused()


def test_the_explanation_can_be_closed_from_within(chapter):
    chapter.get_by_role("button", name=EXPLAINS).first.click()
    note = chapter.locator(".term__note").first
    note.get_by_role("button", name="とじる").click()
    expect(note).to_be_hidden()


def test_the_explanation_stays_on_a_narrow_screen(open_page):
    page = open_page("plan_chapter", viewport={"width": 320, "height": 640})
    page.get_by_role("button", name=EXPLAINS).first.click()
    box = page.locator(".term__note").first.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert_axe_finds_nothing(page)


def test_paper_has_the_word_alone(open_page):
    page = open_page("plan_chapter")
    page.emulate_media(media="print")
    expect(page.locator(".term__word").first).to_be_visible()
    expect(page.locator(".term__button").first).to_be_hidden()
    expect(page.locator(".plan-paging")).to_be_hidden()


def test_the_contents_list_is_open_beside_the_text_and_folded_on_a_phone(open_page):
    wide = open_page("plan_chapter")
    expect(wide.locator(".plan-contents__list a").first).to_be_visible()
    narrow = open_page("plan_chapter", viewport={"width": 375, "height": 800})
    expect(narrow.locator(".plan-contents__list a").first).to_be_hidden()
    narrow.get_by_text("この章の内容").first.click()
    expect(narrow.locator(".plan-contents__list a").first).to_be_visible()
