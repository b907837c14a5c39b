"""A page needs nothing but this server, and the project nothing but itself."""

from __future__ import annotations

import re

from tests.architecture.tree import ROOT, files, named

# Loading is meant, not linking: <a href> may lead anywhere.
LOADED_BY_PAGE = re.compile(
    r"<(?:script|img|iframe|source|video|audio|embed|object)\b[^>]*\b(?:src|data)=[\"']?(?:https?:)?//"
    r"|<link\b[^>]*\bhref=[\"']?(?:https?:)?//",
    re.IGNORECASE,
)
LOADED_BY_STYLE = re.compile(r"(?:@import\s+|url\(\s*)[\"']?(?:https?:)?//", re.IGNORECASE)
LOADED_BY_SCRIPT = re.compile(
    r"(?:\bfetch|\bimport|importScripts|sendBeacon|new\s+(?:WebSocket|EventSource))"
    r"\s*\(\s*[\"'`](?:https?:|wss?:)?//"
    r"|\bfrom\s+[\"'](?:https?:)?//",
)
INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:ld\+)?json\")[^>]*>"
                    r"|<style\b|\bstyle=[\"']|\son[a-z]+=[\"']", re.IGNORECASE)  # fmt: skip
# Directories of one particular machine; the pattern does not match itself.
MACHINE_PATH = re.compile(r"(?<![\w.}/-])/(?:work|home|root|Users|workspace)/\w")
FOREIGN_PATH = re.compile(r"\.\./shared\b")
COMMENT = re.compile(r"{#.*?#}|{% comment.*?endcomment %}|<!--.*?-->", re.DOTALL)


def _offenders(pattern: re.Pattern[str], *tops: str, suffix: str) -> list[str]:
    return [
        f"{named(path)}: {found[0][:80]}"
        for path in files(*tops)
        if path.suffix == suffix
        for found in pattern.finditer(COMMENT.sub("", path.read_text()))
    ]


def test_templates_load_nothing_from_another_server():
    assert _offenders(LOADED_BY_PAGE, "templates", suffix=".html") == []


def test_templates_hold_no_inline_script_or_style():
    public = [line for line in _offenders(INLINE, "templates", suffix=".html")
              if not line.startswith("templates/wagtailadmin")]  # fmt: skip
    assert public == []


def test_styles_load_nothing_from_another_server():
    assert _offenders(LOADED_BY_STYLE, "static", suffix=".css") == []


def test_scripts_load_nothing_from_another_server():
    assert _offenders(LOADED_BY_SCRIPT, "static", suffix=".js") == []


def test_no_file_names_a_directory_of_one_machine():
    offenders = [
        f"{named(path)}: {found[0]}"
        for path in files()
        if path.suffix not in {".csv", ".lock"} and path != ROOT / ".ci/run"
        for pattern in (MACHINE_PATH, FOREIGN_PATH)
        for found in pattern.finditer(path.read_text())
        if path.name != "test_nothing_from_elsewhere.py"
    ]
    assert offenders == []


def test_the_patterns_find_what_they_are_for():
    assert LOADED_BY_PAGE.search('<script src="https://example.org/a.js">')
    assert LOADED_BY_PAGE.search('<link rel="stylesheet" href="//example.org/a.css">')
    assert not LOADED_BY_PAGE.search('<a href="https://example.org/">')
    assert LOADED_BY_STYLE.search("@import 'https://example.org/a.css'")
    assert LOADED_BY_SCRIPT.search('fetch("https://example.org/a")')
    assert INLINE.search("<script>alert(1)</script>")
    assert INLINE.search('<p style="color: red">')
    assert not INLINE.search('<script src="/static/a.js" defer></script>')
    assert MACHINE_PATH.search("see /home/me")
    assert not MACHINE_PATH.search("see portal/home/models.py")
