"""An editor meets no English: on every page the texts are Japanese, or in the list below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from bs4 import BeautifulSoup, Comment, Doctype
from django.conf import settings
from django.db import transaction
from django.test import Client

from directory import models
from tests.staff_addresses import addresses, path_to
from tests.staff_world import build_world

CATALOGUES = sorted(Path(settings.LOCALE_PATHS[0]).rglob("*.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
LATIN = re.compile(r"[A-Za-z]{2,}")
SPOKEN = ("aria-label", "title", "placeholder", "alt")
SEEN = {models.Resource, models.SynonymRow, models.Source}
NOT_READ = {"admin/jsi18n/", "admin/logout/", "admin/sprite/"}
# Names of formats, keys and products, and what stands in no catalogue of Wagtail's.
ALLOWED = re.compile(
    r"""
    (Ctrl|Alt|Shift|Esc|CSV|XLSX|URL|JavaScript|Wagtail|AVIF|GIF|JPE?G|PNG|WEBP|KB|MB|email)
    | http://domain\.com/blog/\[my-slug\]/
    | localhost
    | own(_\w+)?\.(png|txt)         # the names of files
    | [A-Z][\w+-]*(/[\w+-]+)+    # time zones
    """,
    re.VERBOSE,
)
# Written into Wagtail's templates, out of a translator's reach, and never shown to the eye.
HIDDEN = {"Alt 属性に記載するテキスト", "Search", "None"}


def spoken(html: str) -> Iterator[str]:
    """Every text of a page that is read or read out."""
    page = BeautifulSoup(html, "html.parser")
    for each in page(["script", "style", "svg"]):
        each.decompose()
    for text in page.find_all(string=True):
        if not isinstance(text, (Comment, Doctype)):
            yield " ".join(text.split())
    for element in page.find_all(True):
        yield from (element[name] for name in SPOKEN if element.get(name))
        if element.name == "input" and element.get("type") in {"submit", "button"}:
            yield element.get("value", "")


def english(html: str) -> set[str]:
    return {
        text for text in spoken(html) if text not in HIDDEN and LATIN.search(ALLOWED.sub("", text))
    }


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["editor", "manager"])
def test_pages_speak_japanese(role):
    world = build_world()
    client = Client()
    client.force_login(world.visitors()[role])
    found = {}
    for address in addresses():
        if address.template in NOT_READ or address.model not in {None, *SEEN}:
            continue

        with transaction.atomic():
            response = client.get(path_to(address, world.own))
            transaction.set_rollback(True)
        is_page = response.status_code == 200 and "text/html" in response["Content-Type"]
        if is_page and "account" not in address.template:
            for text in english(response.content.decode()):
                found.setdefault(text, address.template)
    assert not found


@pytest.mark.django_db
def test_the_door_speaks_japanese(client):
    assert not english(client.get("/admin/login/").content.decode())


@pytest.mark.parametrize("source", CATALOGUES, ids=lambda path: path.name)
def test_what_is_compiled_is_what_is_written(source):
    written = {each.msgid_with_context: each for each in polib.pofile(str(source))}
    compiled = {
        each.msgid_with_context: each for each in polib.mofile(str(source.with_suffix(".mo")))
    }
    assert written.keys() == compiled.keys()
    for key, each in written.items():
        assert (each.msgstr, each.msgstr_plural) == (
            compiled[key].msgstr,
            compiled[key].msgstr_plural,
        )


@pytest.mark.parametrize("source", CATALOGUES, ids=lambda path: path.name)
def test_a_translation_fills_in_what_the_original_does(source):
    for each in polib.pofile(str(source)):
        wanted = set(PLACEHOLDER.findall(each.msgid + (each.msgid_plural or "")))
        for text in [each.msgstr, *each.msgstr_plural.values()]:
            assert set(PLACEHOLDER.findall(text)) <= wanted
