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
from django.http import HttpResponse
from django.test import Client

from directory import models
from tests.staff_addresses import addresses, path_to
from tests.staff_world import World, build_world

CATALOGUES = sorted(Path(settings.LOCALE_PATHS[0]).rglob("*.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
LATIN = re.compile(r"[A-Za-z]{2,}")
SPOKEN = ("aria-label", "title", "placeholder", "alt")
SEEN = {models.Resource, models.SynonymRow, models.Source}
NOT_READ = {"admin/jsi18n/", "admin/logout/", "admin/sprite/"}
# Names of formats, keys and products, and what stands in no catalogue of Wagtail's.
ALLOWED = re.compile(
    r"""
    (Ctrl|Alt|Shift|Esc|CSV|XLSX|PDF|Word|docx|txt|Markdown|No|NO|URL|JavaScript|Wagtail|AVIF|GIF|JPE?G|PNG|WEBP|KB|MB|email)
    | AAA?                         # levels of conformance
    | manage\.py\ \w+
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


# Beside the plan, which the addresses lead to: where other kinds of pages are written.
MORE_PAGES = (
    "/admin/pages/{MunicipalityPage}/",
    "/admin/pages/{MunicipalityPage}/edit/",
    "/admin/pages/{MunicipalityPage}/add_subpage/",
    "/admin/pages/{ChapterPage}/edit/",
    "/admin/pages/{HandbookPage}/edit/",
    "/admin/pages/{HandbookChapterPage}/edit/",
    "/admin/pages/{NewsIndexPage}/edit/",
    "/admin/pages/{NewsPage}/edit/",
    "/admin/pages/add/plans/planpage/{MunicipalityPage}/",
    "/admin/pages/add/plans/handbookpage/{MunicipalityPage}/",
    "/admin/pages/add/news/newspage/{NewsIndexPage}/",
    "/admin/pages/add/about/contactpage/{MunicipalityPage}/",
    "/admin/pages/add/about/accessibilitypage/{MunicipalityPage}/",
    "/admin/bulk/wagtailcore/page/delete/?id={PlanPage}",
    "/admin/bulk/wagtailcore/page/move/?id={PlanPage}",
    "/admin/bulk/wagtailcore/page/publish/?id={PlanPage}",
    "/admin/bulk/wagtailcore/page/unpublish/?id={PlanPage}",
    "/admin/choose-page/?allow_external_link=1&allow_email_link=1&allow_phone_link=1"
    "&allow_anchor_link=1&page_type=plans.PlanPage",
)


def paths(world: World) -> Iterator[str]:
    for address in addresses():
        if address.template not in NOT_READ and address.model in {None, *SEEN}:
            yield path_to(address, world.own)
    keys = {model.__name__: row.pk for model, row in world.own.rows.items()}
    yield from (path.format(**keys) for path in MORE_PAGES)


def shown(response: HttpResponse) -> str:
    """The HTML of a page, or of the window a script opens over it."""
    kind = response.get("Content-Type", "")
    if response.status_code != 200:
        return ""
    if "json" in kind:
        answer = response.json()
        return (answer.get("html") or "") if isinstance(answer, dict) else ""
    return response.content.decode() if "text/html" in kind else ""


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["editor", "manager"])
def test_pages_speak_japanese(role):
    world = build_world()
    client = Client()
    client.force_login(world.visitors()[role])
    found = {}
    for path in paths(world):
        with transaction.atomic():
            response = client.get(path)
            transaction.set_rollback(True)
        if "account" not in path:
            found |= dict.fromkeys(english(shown(response)), path)
    assert not found


@pytest.mark.django_db
def test_the_door_speaks_japanese(client):
    assert not english(client.get("/account/login/").content.decode())


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
