"""A component is one name: its template, its stylesheet, and a page that links both."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portal.plans import papers
from portal.plans.showing import every_style

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
STATIC = ROOT / "static"
INCLUDED = re.compile(r'{% include "components/(\w+)\.html"')
ANY_INCLUDED = re.compile(r'{% include "([\w/]+\.html)"')
LINKED = re.compile(r"{% static '([^']+)' %}")
# Named where the parts of a plan are made ready, or given to the program that prints it.
CHOSEN = every_style() | {papers.STYLE}
PAGES = [
    path
    for path in sorted(TEMPLATES.rglob("*.html"))
    if path.read_text().startswith('{% extends "base.html" %}')
]


def components_of(path: Path) -> set[str]:
    """Every component a template shows, itself or through another."""
    found = set(INCLUDED.findall(path.read_text()))
    return found.union(*(components_of(TEMPLATES / f"components/{name}.html") for name in found))


def linked(path: Path, seen: frozenset[Path] = frozenset()) -> set[str]:
    """The stylesheets a template links, itself or through what it includes."""
    if path in seen:
        return set()
    text = path.read_text()
    included = (TEMPLATES / name for name in ANY_INCLUDED.findall(text))
    return set(LINKED.findall(text)).union(*(linked(each, seen | {path}) for each in included))


def component_names() -> set[str]:
    """Components by name; those of plans may say so: ``plan_table`` is ``plans/parts/table``."""
    names = {path.stem for path in (TEMPLATES / "components").glob("*.html")}
    of_plans = {path.stem.lstrip("_") for path in (TEMPLATES / "plans").rglob("*.html")}
    return names | of_plans | {f"plan_{name}" for name in of_plans}


def test_every_stylesheet_of_a_component_has_its_template():
    sheets = {path.stem for path in (STATIC / "css/components").glob("*.css")}
    assert sheets
    assert sheets - component_names() == set()


def test_every_stylesheet_is_linked():
    links = set().union(*(linked(path) for path in TEMPLATES.rglob("*.html")))
    sheets = {path.relative_to(STATIC).as_posix() for path in (STATIC / "css").rglob("*.css")}
    assert sheets - links - CHOSEN == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_page_links_the_styles_of_what_it_shows(page):
    shown = components_of(page) | components_of(TEMPLATES / "base.html")
    needed = {f"css/components/{name}.css" for name in shown}
    missing = needed - linked(page) - linked(TEMPLATES / "base.html")
    assert {name for name in missing if (STATIC / name).exists()} == set()
