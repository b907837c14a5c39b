"""A component is one name: its template, its stylesheet, and a page that links both."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
STATIC = ROOT / "static"
INCLUDED = re.compile(r'{% include "components/(\w+)\.html"')
LINKED = re.compile(r"{% static '([^']+)' %}")
PAGES = [
    path
    for path in sorted(TEMPLATES.rglob("*.html"))
    if path.read_text().startswith('{% extends "base.html" %}')
]


def components_of(path: Path) -> set[str]:
    """Every component a template shows, itself or through another."""
    found = set(INCLUDED.findall(path.read_text()))
    return found.union(*(components_of(TEMPLATES / f"components/{name}.html") for name in found))


def linked(path: Path) -> set[str]:
    return set(LINKED.findall(path.read_text()))


def test_every_stylesheet_of_a_component_has_its_template():
    sheets = {path.stem for path in (STATIC / "css/components").glob("*.css")}
    templates = {path.stem for path in (TEMPLATES / "components").glob("*.html")}
    assert sheets
    assert sheets - templates == set()


def test_every_stylesheet_is_linked():
    links = set().union(*(linked(path) for path in TEMPLATES.rglob("*.html")))
    sheets = {path.relative_to(STATIC).as_posix() for path in (STATIC / "css").rglob("*.css")}
    assert sheets - links == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_page_links_the_styles_of_what_it_shows(page):
    shown = components_of(page) | components_of(TEMPLATES / "base.html")
    needed = {f"css/components/{name}.css" for name in shown}
    missing = needed - linked(page) - linked(TEMPLATES / "base.html")
    assert {name for name in missing if (STATIC / name).exists()} == set()
