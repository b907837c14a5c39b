"""現在地から探す."""

from __future__ import annotations

import re

from playwright.sync_api import expect

NEAR_TOMIYA = {"latitude": 38.393312, "longitude": 140.886543}


def test_the_present_location_is_sent_rounded(open_page):
    page = open_page("counter", geolocation=NEAR_TOMIYA, permissions=["geolocation"])
    page.get_by_role("button", name="現在地から探す").click()
    page.wait_for_url(re.compile(r"lat=38\.3933&lng=140\.8865"))


def test_a_refused_location_is_told_in_words(open_page):
    page = open_page("counter")
    page.get_by_role("button", name="現在地から探す").click()
    expect(page.get_by_role("status")).to_contain_text("現在地がわかりませんでした")
