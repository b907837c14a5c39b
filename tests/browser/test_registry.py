"""The registry in a real browser: the coordinator's way, by mouse and by keyboard, and axe."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.registry_pages import NAMES, ROOT, log_in, manager, open_registry
from tests.browser.test_accessibility import assert_axe_finds_nothing
from tests.browser.test_keyboard import FOCUSABLE, FOCUSED

__all__ = ["manager", "open_registry"]

BY_KEYBOARD = ("today", "records", "need", "candidates", "referral", "gaps")


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(name, width, open_registry):
    page = open_registry(name, width)
    assert_axe_finds_nothing(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", BY_KEYBOARD)
def test_tab_reaches_everything_and_shows_where_it_is(name, open_registry):
    page = open_registry(name)
    reached = {}
    for _ in range(min(page.evaluate(FOCUSABLE), 120)):
        page.keyboard.press("Tab")
        number, tag, style, width = page.evaluate(FOCUSED)
        if tag == "BODY":
            break
        reached[number] = (tag, style, width)
    assert len(reached) > 8
    assert {(style, width) for _tag, style, width in reached.values()} == {("solid", 4.0)}


@pytest.fixture
def coordinator(browser: Browser, site: str):
    context = browser.new_context(locale="ja-JP", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    log_in(page, site, "mihon-coordinator")
    yield page
    context.close()


def test_from_a_new_need_to_a_page_for_the_person_and_a_recorded_visit(coordinator: Page):
    """What the house promises a newcomer: under three minutes, and every candidate with why."""
    page, started = coordinator, time.monotonic()
    page.get_by_role("link", name="新しい支援ニーズ").click()
    page.get_by_label("住んでいる区域").select_option(label="まちなか")
    page.get_by_label("年代").select_option(label="30代")
    page.get_by_label("希望（本人のことばで）").fill("静かなところで、土にさわりたい。")
    page.get_by_role("checkbox", name="畑・庭の手入れ").check()
    page.get_by_role("button", name="受け付ける").click()

    page.get_by_role("link", name="候補をさがす").first.click()
    first = page.locator(".candidate").first
    place = first.get_by_role("heading").get_by_role("link").inner_text()
    for why in ("合う", "すること", "畑・庭の手入れ"):
        expect(first).to_contain_text(why)

    first.get_by_role("link", name="本人に渡す紙").click()
    paper = page.locator(".handout")
    expect(paper).to_contain_text("架空の見本")
    expect(paper).not_to_contain_text("土にさわりたい")
    assert paper.locator("rt").count() > 3

    page.go_back()
    page.locator(".candidate").first.get_by_role("link", name="提案する").click()
    page.locator("#propose").get_by_role("button").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(place)

    page.get_by_role("radio", name="本人の同意").check()
    page.get_by_role("radio", name="口頭").check()
    page.get_by_role("button", name="記録する").click()
    page.get_by_role("radio", name="見学", exact=True).check()
    page.get_by_role("button", name="記録する").click()
    expect(page.locator("main")).to_contain_text("見学")
    assert time.monotonic() - started < 180


def test_the_same_need_is_received_with_the_keyboard_alone(coordinator: Page):
    page = coordinator
    page.get_by_role("link", name="新しい支援ニーズ").focus()
    page.keyboard.press("Enter")
    page.get_by_label("希望（本人のことばで）").focus()
    page.keyboard.type("本を読んで過ごしたい。")
    page.get_by_role("checkbox", name="読書・本の整理").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="受け付ける").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("本を読んで過ごしたい。")


def test_a_name_written_by_habit_is_noticed_and_nothing_is_lost(coordinator: Page):
    page = coordinator
    page.goto(page.url.split(ROOT)[0] + ROOT + "needs/new/")
    text = "佐藤花子さんは、電話は090-0000-0000がよい。"
    page.get_by_label("希望（本人のことばで）").fill(text)
    page.get_by_role("button", name="受け付ける").click()
    expect(page.get_by_role("alert")).to_contain_text("電話番号")
    expect(page.get_by_label("希望（本人のことばで）")).to_have_value(text)
