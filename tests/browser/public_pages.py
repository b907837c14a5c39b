"""One address of every type of public page, in the sample data."""

from __future__ import annotations

import re
import urllib.request
from functools import cache
from urllib.parse import quote

MIHON = "/mihon/"
TOMIYA = "/tomiya/"
KAWACHINAGANO = "/kawachinagano/"

ADDRESSES = {
    "hub": "/",
    "hub_search": f"/search/?q={quote('介護')}",
    "municipality": MIHON,
    "counter": f"{MIHON}counter/",
    "counter_found": f"{TOMIYA}counter/?q=9813341",
    "counter_without_area": f"{TOMIYA}counter/?q={quote('ひより台')}",
    "counter_unknown_postcode": f"{TOMIYA}counter/?q=0000000",
    "counter_choose": f"{MIHON}counter/?q={quote('しおみ')}",
    "counter_elsewhere": f"{MIHON}counter/?q=9813341",
    "counter_invalid": f"{TOMIYA}counter/?q=98",
    "search": f"{MIHON}search/",
    "search_text": f"{MIHON}search/?q={quote('親の物忘れがひどい')}",
    "search_emergency": f"{MIHON}search/?q={quote('死にたい')}",
    "search_nothing": f"{MIHON}search/?q={quote('潜水艦のペンキ塗り')}",
    "search_terms": f"{MIHON}search/?q={quote('居場所')}&tab=glossary",
    "glossary": f"{MIHON}glossary/",
    "concern_list": f"{MIHON}concerns/",
    "concern": f"{MIHON}concerns/kaigo/",
    "area_list": f"{MIHON}areas/",
    "help_now": f"{MIHON}help-now/",
    "news_list": f"{MIHON}news/",
    "news": f"{MIHON}news/visiting-january/",
    "contact": f"{MIHON}contact/",
    "accessibility": f"{MIHON}accessibility/",
    "plan": f"{MIHON}plan/",
    "plan_chapter": f"{MIHON}plan/meetings/",
    "plan_chapter_of_places": f"{TOMIYA}plan/position/",
    "plan_chapter_of_progress": f"{MIHON}plan/progress/",
    "plan_whole": f"{KAWACHINAGANO}plan/whole/",
    "not_found": f"{MIHON}nowhere/",
}
# Numbers in addresses are the database's: these pages are found by their first link elsewhere.
LINKED_FROM = {
    "area": (f"{MIHON}areas/", r'href="(/mihon/areas/\d+/)"'),
    "resource": (f"{MIHON}search/", r'href="(/mihon/resources/\d+/)"'),
    "resource_venues": (
        f"{MIHON}search/?q={quote('まるごと出張相談会')}",
        r'href="(/mihon/resources/\d+/)"',
    ),
    "resource_unconfirmed": (f"{TOMIYA}search/", r'href="(/tomiya/resources/\d+/)"'),
}
FOLLOWED_BY = {"report": ("resource", "report/"), "report_thanks": ("resource", "report/thanks/")}

PAGE_TYPES = (*ADDRESSES, *LINKED_FROM, *FOLLOWED_BY)


@cache
def address_of(name: str, site: str) -> str:
    """The full address of a page type on the site running at ``site``."""
    if name in ADDRESSES:
        return site + ADDRESSES[name]
    if name in FOLLOWED_BY:
        page, rest = FOLLOWED_BY[name]
        return address_of(page, site) + rest
    return site + _first_link(site, *LINKED_FROM[name])


def _first_link(site: str, path: str, pattern: str) -> str:
    with urllib.request.urlopen(site + path) as answer:
        found = re.search(pattern, answer.read().decode())
    if found is None:
        raise LookupError(f"{path} has no link like {pattern}")
    return found[1]
